// What two releases have in common, passage by passage, and so what can be copied from one index to the other.
import type { ReleaseContent } from '../../knowledge/model/release.js';

export interface ReleaseDifference {
  /** Labels that only the earlier release has. */
  removed: number[];
  /** Ordinals of the later release whose vector the earlier one does not have. */
  fresh: number[];
  /** Of these the labels that both have: the words are the same, their headings or title are not. */
  renamed: Set<number>;
  /** By ordinal of the later release: its ordinal in the earlier one; undefined for a fresh one. */
  earlier: (number | undefined)[];
  /** Place in `fresh`, by ordinal. */
  place: Map<number, number>;
}

export function differenceOf(from: ReleaseContent, to: ReleaseContent): ReleaseDifference {
  const ordinalOf = new Map(from.labels.map((label, ordinal) => [label, ordinal]));
  const held = new Set(to.labels);
  const fresh: number[] = [];
  const renamed = new Set<number>();
  const earlier = to.labels.map((label, ordinal) => {
    const before = ordinalOf.get(label);
    if (before !== undefined && contextOf(from, before) === contextOf(to, ordinal)) return before;
    if (before !== undefined) renamed.add(label);
    fresh.push(ordinal);
    return undefined;
  });
  return {
    removed: from.labels.filter((label) => !held.has(label)),
    fresh,
    renamed,
    earlier,
    place: new Map(fresh.map((ordinal, n) => [ordinal, n])),
  };
}

/** A label identifies a text; its vector is of the text under its title and headings. */
function contextOf({ documents, passages }: ReleaseContent, ordinal: number): string {
  const { document, headings } = passages[ordinal]!;
  return JSON.stringify([documents.get(document)!.title, headings]);
}
