// One correction of a redaction, as it is counted: of which kind of personal data, never of which words.
import type { PersonalDataType } from '../../../knowledge/model/personal-data.js';
import type { Period } from './desk-statistics.js';

export interface Correction {
  id: string;
  /** Whose redaction it is; erased with it. */
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
  /** The kinds that were corrected, in no order. */
  corrections(period: Period): Promise<CorrectionCount[]>;
}

/** The kind alone, without a word. Throws `StoreFailure`. */
export interface CorrectionRecords {
  add(correction: Correction): Promise<void>;
  /** Those of one message. */
  forget(message: string): Promise<void>;
}
