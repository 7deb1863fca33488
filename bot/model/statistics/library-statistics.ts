// Defines the figures for editors: what the guidance covers, how old it is, and how many questions it
// answers.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { CorrectionCount } from './redaction-correction.js';
import type { Count } from './desk-statistics.js';

export interface Coverage {
  topic: string;
  /**
   * The number of passages that apply to each nation. A passage for several nations is counted for each of
   * them.
   */
  nations: Record<Jurisdiction, number>;
  /** How many questions asked in the period were not answered by the guidance. */
  missed: number;
}

export interface AgedDocument {
  slug: string;
  title: string;
  /** A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date: string;
}

export interface LibraryStatistics {
  /** Absent if nothing has been published. */
  release?: number;
  documents: number;
  /** In the order of the topics. Includes topics without any passages or questions, to show the gaps. */
  coverage: Coverage[];
  ages: Count[];
  /** Documents that count as current, oldest first. */
  oldest: AgedDocument[];
  /** Oldest first. */
  weeks: { until: string; questions: number; answered: number }[];
  /** How many answers in the period said that their quotes could not be checked. */
  unchecked: number;
  /** Corrections of redactions in the period, most frequent first. */
  corrections: CorrectionCount[];
}
