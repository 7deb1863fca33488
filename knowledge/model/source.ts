// Names the publications we follow, the nations they apply to and how much weight they carry.

/** The nations a text can apply to; the order is the one shown on screen. */
export const JURISDICTIONS = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** From the most to the least binding; `other` is everything whose status we do not know. */
export const AUTHORITIES = [
  'statute',
  'statutory-guidance',
  'non-statutory-guidance',
  'practice-note',
  'other',
] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** Whether an edition is current, compared with the others of its source or with what replaced it. */
export const STANDINGS = ['current', 'superseded', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** One edition of a source, described as a citation needs it. */
export interface GuidanceDocument {
  /** Short stable name of the source, used in addresses and in the evaluation contract. */
  slug: string;
  title: string;
  publisher?: string;
  /** As the source writes it or as the catalogue says: "2026-04", "25 November 2025". Never guessed. */
  date?: string;
  /** ISO `YYYY`, `YYYY-MM` or `YYYY-MM-DD` read from `date`, for ordering only; absent when unreadable. */
  sortDate?: string;
  /** Empty when nothing says which nations it applies to. */
  jurisdictions: Jurisdiction[];
  authority: Authority;
  url?: string;
  licence?: string;
  note?: string;
  standing: Standing;
  /** True for the sample notes that ship with this project; they are not the NSPCC's words, and say so. */
  sample?: boolean;
}
