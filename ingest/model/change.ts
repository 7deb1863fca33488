// A difference between 2 editions, passage by passage, for an editor to read before deciding.
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';

/** cosmetic: only numbering, spaces, quote marks, case or how a figure is written has changed; the meaning has not. */
export type Weight = 'substance' | 'cosmetic';

/** Text in reading order. `moved`: the same text is elsewhere in the other edition, word for word. */
export interface WordRun {
  kind: 'same' | 'added' | 'removed';
  text: string;
  moved?: boolean;
}

export const SIGNAL_KINDS = ['number', 'date', 'period', 'phone', 'amount', 'age', 'duty'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Something in the changed text that a reader must not miss, as printed before and after. */
export interface Signal {
  kind: SignalKind;
  before: string[];
  after: string[];
}

export interface PassageChange {
  /** Identifies this change for as long as both passages keep their text. Decisions are saved under it. */
  key: string;
  kind: 'added' | 'removed' | 'changed';
  before?: Passage;
  after?: Passage;
  /** Joined together, `same` and `added` are the new text. */
  runs: WordRun[];
  signals: Signal[];
  weight: Weight;
}

/** A difference in the editions' own details, or in a heading. */
export interface DetailChange {
  field: keyof GuidanceDocument | 'heading';
  before: string;
  after: string;
}

export interface EditionContent {
  document: GuidanceDocument;
  /** In reading order. */
  passages: Passage[];
}

export interface EditionDifference {
  details: DetailChange[];
  /** In the order of the new edition. Removed passages are shown where they used to be. */
  changes: PassageChange[];
  /** How many passages have the same text in both, and how many of those are now under another heading, number or page. */
  same: number;
  moved: number;
  weight: Weight | 'none';
}

/** Decisions are saved under this key, so that if the same change is found again, it keeps its decision. */
export function changeKey(before: Passage | undefined, after: Passage | undefined): string {
  return `${before?.id ?? ''}>${after?.id ?? ''}`;
}

export function isOfSubstance({ weight }: PassageChange): boolean {
  return weight === 'substance';
}
