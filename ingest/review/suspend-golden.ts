// Pauses test questions if their passage has changed in the live release. They stay paused until an editor
// has checked them.
import { changedDocuments } from '../comparing/changed-documents.js';
import { isOfSubstance, type PassageChange } from '../model/change.js';
import type { Publication } from '../model/editing.js';
import { differenceBetween, editionContent } from '../comparing/difference-between.js';
import { sentencesOf } from '../comparing/sentences-of.js';
import type { Passage } from '../../knowledge/model/passage.js';
import { hasWords } from '../../knowledge/model/recalled.js';
import type { GoldenRecords } from '../model/golden-records.js';
import type { EditingStore, GuidanceStore } from '../model/ports.js';
import { reviewWording } from '../wording/review-wording.js';

interface SuspendPorts {
  store: Pick<GuidanceStore, 'editionsOf'>;
  editing: GoldenRecords & Pick<EditingStore, 'edition' | 'publications'>;
}

/**
 * Compares the live release with the one before it. Safe to run at any time, and more than once. Returns the
 * number of questions that it paused. If a passage has only changed in form, or the statement with the
 * question's words is unchanged in another passage, the question is linked to that passage. A question
 * without a passage is never paused.
 */
export async function suspendGolden({ store, editing }: SuspendPorts): Promise<number> {
  const [latest] = await editing.publications(1);
  if (latest?.kind === 'roll-back') await resumeWhatFits({ store, editing }, latest);
  const questions = (await editing.goldenQuestions()).flatMap((one) =>
    one.passage !== undefined && one.suspended === undefined
      ? [{ id: one.id, passage: one.passage, words: one.words }]
      : [],
  );
  if (latest?.previous === undefined || !questions.length) return 0;
  const changes = await lostBetween({ store, editing }, latest.previous, latest.release);
  const lost: number[] = [];
  for (const { id, passage, words } of questions) {
    const change = changes.get(passage);
    if (!change) continue;
    // Even if only the form of the passage changed, the statement may have moved to another passage.
    const follows = passageStillSaying(words, change) ?? (isOfSubstance(change) ? undefined : change.after);
    if (follows) await editing.repointGolden(id, follows.id);
    else lost.push(id);
  }
  await editing.suspendGolden(lost, reviewWording.passageGone(latest.release));
  return lost.length;
}

/** Resumes questions that were paused because another release did not have their passage. */
async function resumeWhatFits(
  { store, editing }: SuspendPorts,
  { previous, release: live }: Publication,
): Promise<void> {
  const releases = new Set((await editing.publications()).map(({ release }) => release));
  const reasons = new Set([...releases].map((release) => reviewWording.passageGone(release)));
  const paused = (await editing.goldenQuestions()).filter((one) => reasons.has(one.suspended ?? ''));
  if (!paused.length || previous === undefined) return;
  const passages = new Set<string>();
  for (const { after } of await changedDocuments(store, previous, live))
    for (const { id } of (await editionContent(editing, after?.id))?.passages ?? []) passages.add(id);
  const fit = paused.filter(({ passage }) => passage !== undefined && passages.has(passage));
  await editing.suspendGolden(
    fit.map(({ id }) => id),
    undefined,
  );
}

/**
 * Finds the passage in the new edition that has the whole statement with these words. The words alone may also be
 * in another statement: “within 2 days”.
 */
function passageStillSaying(words: string | undefined, { before, now }: Lost): Passage | undefined {
  if (words === undefined) return undefined;
  const statements = sentencesOf(before!.text).filter(({ text }) => hasWords(text, words));
  if (!statements.length) return undefined;
  return now.find(({ text }) => {
    const keys = new Set(sentencesOf(text).map(({ key }) => key));
    return text.includes(words) && statements.every(({ key }) => keys.has(key));
  });
}

/** `now` has the passages of the edition that the change leads to. */
type Lost = PassageChange & { now: readonly Passage[] };

/** Maps the ID of each passage that is not in the later release to the change that removed or replaced it. */
async function lostBetween(
  { store, editing }: SuspendPorts,
  from: number,
  to: number,
): Promise<Map<string, Lost>> {
  const lost = new Map<string, Lost>();
  for (const { before, after } of await changedDocuments(store, from, to)) {
    const { changes } = await differenceBetween(editing, before.id, after?.id);
    const now = (await editionContent(editing, after?.id))?.passages ?? [];
    for (const change of changes) if (change.before) lost.set(change.before.id, { ...change, now });
  }
  return lost;
}
