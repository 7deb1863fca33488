// Defines what we know about a document: the nations it applies to, how binding it is, and whether it is current.

/** The nations a text can apply to, in the order shown on screen. */
export const JURISDICTIONS = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** Whether texts for these nations have one in common. A text that names no nation applies to all of them. */
export function shareNation(some: readonly Jurisdiction[], others: readonly Jurisdiction[]): boolean {
  return !some.length || !others.length || some.some((nation) => others.includes(nation));
}

/** Whether any 2 of these apply to different nations. */
export function areOfDifferentNations(quoted: readonly { document: GuidanceDocument }[]): boolean {
  const nations = quoted.map(({ document }) => document.jurisdictions);
  return nations.some((some) => nations.some((others) => !shareNation(some, others)));
}

/** From the most to the least binding; `other` means we do not know the status. */
export const AUTHORITIES = [
  'statute',
  'statutory-guidance',
  'non-statutory-guidance',
  'practice-note',
  'other',
] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** Whether an edition is current, compared with the other editions of its source or with what replaced it. */
export const STANDINGS = ['current', 'superseded', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** One edition of a source, with the details a citation needs. */
export interface GuidanceDocument {
  /** A short name for the source that does not change. Used in addresses and in the evaluation contract. */
  slug: string;
  title: string;
  publisher?: string;
  /** As the source or the catalogue writes it: "2026-04", "25 November 2025". Never guessed. */
  date?: string;
  /** The date of the version that some passages are still from, because an editor rejected the newer ones. */
  partlyFrom?: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, read from `date`, for sorting only; absent if we cannot read it. */
  sortDate?: string;
  /** Empty if nothing says which nations the document applies to. */
  jurisdictions: Jurisdiction[];
  authority: Authority;
  url?: string;
  licence?: string;
  /** The text that the licence requires next to a quote; absent if we do not know it. */
  attribution?: string;
  note?: string;
  /** Sentences that describe the parts of the file we could not read, such as pages that are only images. */
  unread?: string;
  standing: Standing;
  /** `YYYY-MM-DD`; absent if it was not withdrawn or its publisher does not say when. */
  withdrawnOn?: string;
  /** True for the sample notes that come with this project. They are not written by the NSPCC, and say so. */
  sample?: boolean;
  /** IDs of the passages that a practice note refers to. */
  cites?: string[];
}
