// Passages that an editor found wrong. They are no longer quoted, and wherever people can still read them, we say so.
import type { Passage } from './passage.js';
import type { GuidanceDocument } from './source.js';

/** The id of each passage, and when it was found wrong (ISO 8601, UTC). */
export type Recalled = ReadonlyMap<string, string>;

export type ReadRecalled = () => Promise<Recalled>;

/** A practice note that cites a recalled passage may repeat its words, so it counts as recalled too. */
export function recalledSince(
  recalled: Recalled,
  { id }: Pick<Passage, 'id'>,
  { cites = [] }: Pick<GuidanceDocument, 'cites'>,
): string | undefined {
  return [id, ...cites].map((one) => recalled.get(one)).find((since) => since !== undefined);
}

/** The same, with its passage marked if it was recalled. Returns the same object if it was not. */
export function markRecalled<T extends { passage: Passage; document: GuidanceDocument }>(
  recalled: Recalled,
  one: T,
): T {
  const recalledOn = recalledSince(recalled, one.passage, one.document);
  return recalledOn === undefined ? one : { ...one, passage: { ...one.passage, recalledOn } };
}

/** A document with its recalled passages marked. */
export function markRecalledIn<T extends { passages: Passage[]; document: GuidanceDocument }>(
  recalled: Recalled,
  read: T,
): T {
  if (!recalled.size) return read;
  const { document } = read;
  return {
    ...read,
    passages: read.passages.map((passage) => markRecalled(recalled, { passage, document }).passage),
  };
}
