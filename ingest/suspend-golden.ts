// Suspends golden questions whose passage is not in the release any more, until an editor has looked at them.
import type { EditingStore, GuidanceStore } from './ports.js';

/** How many were suspended now. One that rests on no passage of its own is never suspended. */
export async function suspendGolden(
  { store, editing }: { store: GuidanceStore; editing: EditingStore },
  release: number,
): Promise<number> {
  const questions = (await editing.goldenQuestions()).filter(
    ({ passage, suspended }) => passage !== undefined && suspended === undefined,
  );
  if (!questions.length) return 0;
  const { passages } = await store.contentOf(release);
  const held = new Set(passages.map(({ id }) => id));
  const lost = questions.filter(({ passage }) => !held.has(passage!));
  await editing.suspendGolden(
    lost.map(({ id }) => id),
    `The passage it rested on is not in release ${release}.`,
  );
  return lost.length;
}
