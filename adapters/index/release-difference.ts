// Works out what 2 releases have in common, passage by passage, and so what can be copied between their
// indexes.
import type { Steps } from '../../knowledge/model/in-turns.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';

export interface ReleaseDifference {
  /** Labels that only the earlier release has. */
  removed: number[];
  /** Ordinals of passages in the later release whose vector is not in the earlier release. */
  fresh: number[];
  /**
   * Labels of fresh passages whose words are in both releases, but whose punctuation, headings or title have changed.
   */
  renamed: Set<number>;
  /**
   * Maps each ordinal in the later release to its ordinal in the earlier one, or to undefined if it is fresh.
   */
  earlier: (number | undefined)[];
  /** Maps each ordinal to its position in `fresh`. */
  place: Map<number, number>;
}

export function* differenceOf(from: ReleaseContent, to: ReleaseContent): Steps<ReleaseDifference> {
  const ordinalOf = new Map(from.labels.map((label, ordinal) => [label, ordinal]));
  const held = new Set(to.labels);
  const fresh: number[] = [];
  const renamed = new Set<number>();
  const earlier: (number | undefined)[] = [];
  for (const [ordinal, label] of to.labels.entries()) {
    const before = ordinalOf.get(label);
    const isSame = before !== undefined && contextOf(from, before) === contextOf(to, ordinal);
    if (before !== undefined && !isSame) renamed.add(label);
    if (!isSame) fresh.push(ordinal);
    earlier.push(isSame ? before : undefined);
    yield;
  }
  return {
    removed: from.labels.filter((label) => !held.has(label)),
    fresh,
    renamed,
    earlier,
    place: new Map(fresh.map((ordinal, n) => [ordinal, n])),
  };
}

/** A label identifies words, but the vector also covers their punctuation, and the title and headings above them. */
function contextOf({ documents, passages }: ReleaseContent, ordinal: number): string {
  const { document, headings, text } = passages[ordinal]!;
  return JSON.stringify([documents.get(document)!.title, headings, text]);
}
