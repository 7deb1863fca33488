// Finds the passages of an edition that can no longer be relied on once another edition has replaced it.
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import { isOfSubstance } from '../model/change.js';
import { differenceBetween } from './difference-between.js';
import type { EditingStore, EditionRecord } from '../model/ports.js';

export interface LostPassage {
  passage: Passage;
  reason: 'changed' | 'removed' | 'withdrawn';
  /** What has replaced it, if it changed. */
  after?: Passage;
}

/** A change that is only in form loses nothing. `after` absent: the document is gone. */
export async function lostPassages(
  editing: Pick<EditingStore, 'edition'>,
  before: EditionRecord,
  after: EditionRecord | undefined,
): Promise<LostPassage[]> {
  // Withdrawn as a whole: what happened to single words does not help people who relied on them.
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
