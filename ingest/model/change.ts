// A difference between two editions, passage by passage: what an editor reads before deciding.
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';

/** cosmetic: numbering, spaces, quote marks, case, another spelling of the same figure; no word means anything else. */
export type Weight = 'substance' | 'cosmetic';

/** Text in reading order. `moved`: it is elsewhere in the other edition, word for word. */
export interface WordRun {
  kind: 'same' | 'added' | 'removed';
  text: string;
  moved?: boolean;
}

export const SIGNAL_KINDS = ['number', 'date', 'period', 'phone', 'amount', 'age', 'duty'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** What a reader must not miss among the changed words, each as printed. */
export interface Signal {
  kind: SignalKind;
  before: string[];
  after: string[];
}

export interface PassageChange {
  /** Names this change as long as both passages keep their words: decisions are kept under it. */
  key: string;
  kind: 'added' | 'removed' | 'changed';
  before?: Passage;
  after?: Passage;
  /** `same` and `added` together are the new text. */
  runs: WordRun[];
  signals: Signal[];
  weight: Weight;
}

/** Differences in the editions' own details. */
export interface DetailChange {
  field: keyof GuidanceDocument;
  before: string;
  after: string;
}

export interface EditionContent {
  document: GuidanceDocument;
  /** In reading order. */
  passages: readonly Passage[];
}

export interface EditionDifference {
  details: DetailChange[];
  /** In the order of the new edition; removed passages are where they were. */
  changes: PassageChange[];
  /** Passages with the same text in both; `moved` of them are under another heading or number. */
  same: number;
  moved: number;
  weight: Weight | 'none';
}

/** Decisions are made on one key, so that the same change found again keeps its decision. */
export function changeKey(before: Passage | undefined, after: Passage | undefined): string {
  return `${before?.id ?? ''}>${after?.id ?? ''}`;
}

export function isOfSubstance({ weight }: PassageChange): boolean {
  return weight === 'substance';
}
