// Figures for editors: what the guidance covers, how old it is, and how many questions it answers.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { CorrectionCount } from './correction.js';
import type { Count } from './desk-statistics.js';

export interface Coverage {
  topic: string;
  /** How many passages apply to each nation. A passage for several nations counts for each. */
  nations: Record<Jurisdiction, number>;
  /** How many questions in the period the guidance did not answer. */
  missed: number;
}

export interface AgedDocument {
  slug: string;
  title: string;
  /** ISO `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date: string;
}

export interface LibraryStatistics {
  /** Absent if nothing has been published. */
  release?: number;
  documents: number;
  /** In topic order. Includes topics without a passage or a question, because we are looking for gaps. */
  coverage: Coverage[];
  /** How many current documents there are of each age. */
  ages: Count[];
  /** Oldest documents still marked current, oldest first. */
  oldest: AgedDocument[];
  /** The weeks in the period, oldest first. */
  weeks: { until: string; questions: number; answered: number }[];
  /** What people corrected in redactions during the period, most often first. */
  corrections: CorrectionCount[];
}
