// Records corrections of redactions, so that they can be counted. Stores only the kind of personal data,
// never the text.
import type { PersonalDataType } from '../../../knowledge/model/personal-data.js';
import type { Period } from './desk-statistics.js';

export interface Correction {
  id: string;
  /** The redacted message. If it is erased, this correction is erased too. */
  message: string;
  correction: 'not-personal' | 'missed';
  type: PersonalDataType;
  /** ISO 8601, UTC. */
  at: string;
}

export interface CorrectionCount {
  type: PersonalDataType;
  notPersonal: number;
  missed: number;
}

/** Throws `StoreFailure`. */
export interface CorrectionCounts {
  /** One count for each kind that was corrected, in any order. */
  corrections(period: Period): Promise<CorrectionCount[]>;
}

/** Stores only kinds of personal data, never text. Throws `StoreFailure`. */
export interface CorrectionRecords {
  add(correction: Correction): Promise<void>;
  forget(message: string): Promise<void>;
}
