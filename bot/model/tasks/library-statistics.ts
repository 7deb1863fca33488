// Defines the figures for editors: what the guidance covers, how old it is, and how many questions it
// answers.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { CorrectionCount } from './correction.js';
import type { Count } from './desk-statistics.js';

export interface Coverage {
  topic: string;
  /** How many passages apply to each nation. A passage for several nations counts for each. */
  nations: Record<Jurisdiction, number>;
  /** How many questions in the period were not answered by the guidance. */
  missed: number;
}

export interface AgedDocument {
  slug: string;
  title: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date: string;
}

export interface LibraryStatistics {
  /** Absent if nothing has been published. */
  release?: number;
  documents: number;
  /** In topic order. Topics without a passage or a question are included, to show the gaps. */
  coverage: Coverage[];
  ages: Count[];
  /** Documents that are still marked as current, oldest first. */
  oldest: AgedDocument[];
  /** Oldest first. */
  weeks: { until: string; questions: number; answered: number }[];
  /** Corrections of redactions in the period, most frequent first. */
  corrections: CorrectionCount[];
}
