// Records corrections of redactions, so that they can be counted. Stores the kind of personal data that a
// correction is about, never the text.
import type { PersonalDataType } from '../../../knowledge/model/personal-data.js';
import type { Period } from './desk-statistics.js';

export interface Correction {
  id: string;
  /** ID of the redacted message. If the message is erased, this correction is erased too. */
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
  /** One count for each kind of detail that was corrected, in any order. */
  corrections(period: Period): Promise<CorrectionCount[]>;
}

/** Stores only kinds of personal data, never text. Throws `StoreFailure`. */
export interface CorrectionRecords {
  add(correction: Correction): Promise<void>;
  forget(message: string): Promise<void>;
}
