// Figures for editors: what the guidance covers, how old it is, and how many questions it answers.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { CorrectionCount } from './correction.js';
import type { Count } from './desk-statistics.js';

export interface Coverage {
  topic: string;
  /** Passages that apply to each nation; a passage of several nations counts in each. */
  nations: Record<Jurisdiction, number>;
  /** Questions of the period that the guidance did not answer. */
  missed: number;
}

export interface AgedDocument {
  slug: string;
  title: string;
  /** ISO `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date: string;
}

export interface LibraryStatistics {
  /** Absent if nothing is live. */
  release?: number;
  documents: number;
  /** In the order of the topics, including those without a passage or a question, because we are looking for gaps. */
  coverage: Coverage[];
  /** Current documents, by their date. */
  ages: Count[];
  /** Oldest documents still marked current, oldest first. */
  oldest: AgedDocument[];
  /** Of the period, the oldest first. */
  weeks: { until: string; questions: number; answered: number }[];
  /** What people corrected in redactions of the period, most first. */
  corrections: CorrectionCount[];
}
