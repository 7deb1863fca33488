// Compares 2 releases, to find what one release's index can copy from the other's.
import { positionsOf } from '../../../knowledge/index/label-positions.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';
import type { Steps } from '../../../knowledge/model/slice-long-work.js';

interface ReleaseDifference {
  /** Ordinals of passages in the later release whose vector cannot be copied from the earlier release. */
  fresh: number[];
  /**
   * Maps a passage's ordinal in the later release to its ordinal in the earlier one. Undefined for fresh
   * passages.
   */
  earlier: (number | undefined)[];
}

/** Compares 2 releases passage by passage, to find what can be copied between their indexes. */
export function* differenceOf(from: ReleaseContent, to: ReleaseContent): Steps<ReleaseDifference> {
  const ordinalOf = positionsOf(from.labels);
  const fresh: number[] = [];
  const earlier: (number | undefined)[] = [];
  for (const [ordinal, label] of to.labels.entries()) {
    const before = ordinalOf(label);
    const isSame = before !== undefined && hasSameContext(from, before, to, ordinal);
    if (!isSame) fresh.push(ordinal);
    earlier.push(isSame ? before : undefined);
    yield;
  }
  return { fresh, earlier };
}

function hasSameContext(from: ReleaseContent, before: number, to: ReleaseContent, ordinal: number): boolean {
  const [one, other] = [from.passages[before]!, to.passages[ordinal]!];
  // An edition that is in both releases is only read once, so its passages are the same objects.
  const isSameEdition =
    one === other && from.documents.get(one.document) === to.documents.get(other.document);
  return isSameEdition || contextOf(from, before) === contextOf(to, ordinal);
}

/**
 * Returns everything that a passage's vector depends on besides its words: punctuation, title and headings.
 * The label only identifies the words.
 */
function contextOf({ documents, passages }: ReleaseContent, ordinal: number): string {
  const { document, headings, text } = passages[ordinal]!;
  return JSON.stringify([documents.get(document)!.title, headings, text]);
}
