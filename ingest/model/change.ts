// Defines the difference between 2 editions, passage by passage, which an editor reads before deciding.
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';

/** cosmetic: the same meaning, with other numbering, spaces, quote marks, case or form of a figure. */
export type Weight = 'substance' | 'cosmetic';

/** Text in reading order. `moved` is true if the other edition has exactly this text elsewhere. */
export interface WordRun {
  kind: 'same' | 'added' | 'removed';
  text: string;
  moved?: boolean;
}

export const SIGNAL_KINDS = ['number', 'date', 'period', 'phone', 'amount', 'age', 'duty'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** A changed figure or duty, which no reviewer may miss. Gives both wordings, as printed. */
export interface CriticalChange {
  kind: SignalKind;
  before: string[];
  after: string[];
}

export interface PassageChange {
  /** Stays the same until the text of either passage changes. Decisions are saved under this key. */
  key: string;
  kind: 'added' | 'removed' | 'changed';
  before?: Passage;
  after?: Passage;
  /** Together, the `same` and `added` runs are the new text. */
  runs: WordRun[];
  signals: CriticalChange[];
  weight: Weight;
}

/** If one of these details changes, the same text can mean something different. */
export const TELLING_DETAILS = ['standing', 'jurisdictions', 'authority'] as const;

/** Ignores the order of nations. */
export function isSameDetail(one: Detail, other: Detail): boolean {
  return [...[one].flat()].sort().join() === [...[other].flat()].sort().join();
}
type Detail = string | readonly string[] | undefined;

/** A difference in the details of the editions, or in a heading. */
export interface DetailChange {
  field: keyof GuidanceDocument | 'heading';
  before: string;
  after: string;
}

export interface EditionContent {
  document: GuidanceDocument;
  passages: Passage[];
}

export interface EditionDifference {
  details: DetailChange[];
  /** Changes in the order of the new edition. Removed passages are shown in their old places. */
  changes: PassageChange[];
  /** How many passages have the same text in both. `moved` of them have a new heading, number or page. */
  same: number;
  moved: number;
  weight: Weight | 'none';
}

export interface TextAmount {
  passages: number;
  words: number;
}

/**
 * same: a new edition of the same document. replaces: this document replaces `other`. replaced: `other`
 * replaces this document.
 */
export interface ShortReplacement {
  kind: 'same' | 'replaces' | 'replaced';
  other: GuidanceDocument;
  newer: TextAmount;
  older: TextAmount;
}

/** The key for saving decisions. If the same change is found again, its earlier decision applies. */
export function changeKey(before: Passage | undefined, after: Passage | undefined): string {
  return `${before?.id ?? ''}>${after?.id ?? ''}`;
}

export function isOfSubstance({ weight }: PassageChange): boolean {
  return weight === 'substance';
}
