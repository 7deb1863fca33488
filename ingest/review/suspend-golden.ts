// Pauses test questions if their passage has changed in the live release. They stay paused until an editor
// has checked them.
import { changedDocuments } from '../comparing/changed-documents.js';
import { isOfSubstance, type PassageChange } from '../model/change.js';
import { differenceBetween } from '../comparing/difference-between.js';
import type { GoldenRecords } from '../model/golden-records.js';
import type { EditingStore, GuidanceStore } from '../model/ports.js';
import { reviewWording } from '../wording/review-wording.js';

interface SuspendPorts {
  store: Pick<GuidanceStore, 'editionsOf'>;
  editing: GoldenRecords & Pick<EditingStore, 'edition' | 'publications'>;
}

/**
 * Compares the live release with the one before it. Safe to run at any time, and more than once. Returns the
 * number of questions that it paused. If a passage has only changed in form, its question is linked to the
 * new passage. A question without a passage is never paused.
 */
export async function suspendGolden({ store, editing }: SuspendPorts): Promise<number> {
  const [latest] = await editing.publications(1);
  const questions = (await editing.goldenQuestions()).flatMap((one) =>
    one.passage !== undefined && one.suspended === undefined ? [{ id: one.id, passage: one.passage }] : [],
  );
  if (latest?.previous === undefined || !questions.length) return 0;
  const changes = await lostBetween({ store, editing }, latest.previous, latest.release);
  const lost: number[] = [];
  for (const { id, passage } of questions) {
    const change = changes.get(passage);
    if (!change) continue;
    if (change.after && !isOfSubstance(change)) await editing.repointGolden(id, change.after.id);
    else lost.push(id);
  }
  await editing.suspendGolden(lost, reviewWording.passageGone(latest.release));
  return lost.length;
}

/** Maps the ID of each passage that is not in the later release to the change that removed or replaced it. */
async function lostBetween(
  { store, editing }: SuspendPorts,
  from: number,
  to: number,
): Promise<Map<string, PassageChange>> {
  const lost = new Map<string, PassageChange>();
  for (const { before, after } of await changedDocuments(store, from, to)) {
    const { changes } = await differenceBetween(editing, before.id, after?.id);
    for (const change of changes) if (change.before) lost.set(change.before.id, change);
  }
  return lost;
}
