import { isOfSubstance } from '../model/change.js';
import type { EditingStore, EditionRecord } from '../model/ports.js';
import { differenceBetween } from './difference-between.js';

/**
 * Records the passages that have the same meaning in both lists of editions, but a different form. A later change
 * of meaning then also affects everything that quotes or cites an earlier form. It does no harm if `after` is
 * never published, because the meaning of 2 passages does not depend on that.
 */
export async function recordRewordings(
  editing: Pick<EditingStore, 'edition' | 'recordRewordings'>,
  before: readonly EditionRecord[],
  after: readonly EditionRecord[],
): Promise<void> {
  const later = new Map(after.map((edition) => [edition.document.slug, edition]));
  for (const { id, document } of before) {
    const next = later.get(document.slug);
    if (!next || next.id === id) continue;
    const { changes } = await differenceBetween(editing, id, next.id);
    await editing.recordRewordings(
      changes.flatMap((change) =>
        change.before && change.after && !isOfSubstance(change)
          ? [{ before: change.before.id, after: change.after.id }]
          : [],
      ),
    );
  }
}
