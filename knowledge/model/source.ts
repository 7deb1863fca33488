// Types for a guidance document: its nations, its authority and whether it is current.
import type { Language } from './language.js';

/** The nations a text can apply to, in the order shown on screen. */
export const JURISDICTIONS = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** True if the lists have a nation in common. Text that names no nation applies to all nations. */
export function shareNation(some: readonly Jurisdiction[], others: readonly Jurisdiction[]): boolean {
  return !some.length || !others.length || some.some((nation) => others.includes(nation));
}

export function areOfDifferentNations(quoted: readonly { document: GuidanceDocument }[]): boolean {
  const nations = quoted.map(({ document }) => document.jurisdictions);
  return nations.some((some) => nations.some((others) => !shareNation(some, others)));
}

/** Ordered from most to least binding. `other` means that we do not know how binding the document is. */
export const AUTHORITIES = [
  'statute',
  'statutory-guidance',
  'non-statutory-guidance',
  'practice-note',
  'other',
] as const;
export type Authority = (typeof AUTHORITIES)[number];

export const STANDINGS = ['current', 'superseded', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** One edition of a source, with the details that a citation needs. */
export interface GuidanceDocument {
  /** A short name for the source, which never changes. Used in addresses and in the evaluation contract. */
  slug: string;
  title: string;
  publisher?: string;
  /** The date as the source or the catalogue writes it: "2026-04", "25 November 2025". Never guessed. */
  date?: string;
  /** The IDs of passages that are still from an earlier version, because an editor rejected the newer ones. */
  kept?: string[];
  /**
   * The date of that version. Absent if the passages have different dates, or if we do not know the date. Editions
   * from before we recorded the IDs have only this date.
   */
  partlyFrom?: string;
  /** From `date`, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, for sorting only. Absent if it cannot be read. */
  sortDate?: string;
  /** The nations that the document applies to. Empty if we do not know. */
  jurisdictions: Jurisdiction[];
  authority: Authority;
  /** The language that it is written in. English if absent, as in editions from before we recorded it. */
  language?: Language;
  url?: string;
  licence?: string;
  /** The text that the licence requires next to a quote. Absent if we do not know it. */
  attribution?: string;
  note?: string;
  /** Sentences about the parts of the file that we could not read, such as pages that are only images. */
  unread?: string;
  /** What an editor should check in the file, such as tracked changes. Only shown to editors. */
  toCheck?: string;
  standing: Standing;
  /** When it was withdrawn (`YYYY-MM-DD`). Absent if it was not, or if its publisher gives no date. */
  withdrawnOn?: string;
  /** True for the sample notes that come with this project. They say that the NSPCC did not write them. */
  sample?: boolean;
  /** IDs of the passages that a practice note cites. */
  cites?: string[];
}
