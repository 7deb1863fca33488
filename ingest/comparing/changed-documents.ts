// Finds documents that have a different edition in a later release, or are missing from it.
import type { EditionRecord, GuidanceStore } from '../model/ports.js';

/** Leaves out new documents, because nothing depends on them yet. */
export async function changedDocuments(
  store: Pick<GuidanceStore, 'editionsOf'>,
  from: number,
  to: number,
): Promise<{ before: EditionRecord; after?: EditionRecord }[]> {
  const later = new Map((await store.editionsOf(to)).map((edition) => [edition.document.slug, edition]));
  return (await store.editionsOf(from)).flatMap((before) => {
    const after = later.get(before.document.slug);
    return after?.id === before.id ? [] : [{ before, ...(after && { after }) }];
  });
}
