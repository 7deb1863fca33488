// Finds the passages of an edition that people can no longer rely on once another edition has replaced it.
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import { isOfSubstance } from '../model/change.js';
import { differenceBetween } from './difference-between.js';
import type { EditingStore, EditionRecord } from '../model/ports.js';

export interface LostPassage {
  passage: Passage;
  reason: 'changed' | 'removed' | 'withdrawn';
  /** The new passage, if the passage was changed. */
  after?: Passage;
}

/** Cosmetic changes don't count. If `after` is absent, the document has gone. */
export async function lostPassages(
  editing: Pick<EditingStore, 'edition'>,
  before: EditionRecord,
  after: EditionRecord | undefined,
): Promise<LostPassage[]> {
  // The whole document was withdrawn, so changes to single passages don't matter to people who relied on it.
  if (after && isWithdrawnBetween(before.document, after.document)) {
    const held = await editing.edition(before.id);
    return (held?.placed ?? []).map(({ passage }) => ({ passage, reason: 'withdrawn' }));
  }
  const { changes } = await differenceBetween(editing, before.id, after?.id);
  return changes
    .filter((change) => change.before && isOfSubstance(change))
    .map((change) => ({
      passage: change.before!,
      reason: change.after ? 'changed' : 'removed',
      ...(change.after && { after: change.after }),
    }));
}

function isWithdrawnBetween(before: GuidanceDocument, after: GuidanceDocument): boolean {
  return before.standing === 'current' && after.standing !== 'current';
}
