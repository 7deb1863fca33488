// Adds a test question: checks it, and links it to the live passage that contains its words.
import { z } from 'zod';
import { JURISDICTIONS } from '../../knowledge/model/source.js';
import type { GoldenQuestion } from '../model/editing.js';
import type { EditingStore, GuidanceStore } from '../model/ports.js';

export const goldenSchema = z.strictObject({
  question: z.string().trim().min(3).max(1_000),
  jurisdiction: z.enum(JURISDICTIONS).optional(),
  outcome: z.enum(['answered', 'unanswerable']).default('answered'),
  document: z.string().optional(),
  words: z.string().trim().min(3).max(1_000).optional(),
});
export type NewGolden = z.infer<typeof goldenSchema>;

/** Asking the same question again, for example after a failure, returns the saved one. */
export async function addGolden(
  {
    store,
    editing,
    clock,
  }: {
    store: GuidanceStore;
    editing: Pick<EditingStore, 'addGolden' | 'goldenQuestions'>;
    clock: () => Date;
  },
  golden: NewGolden,
  addedBy: string,
): Promise<GoldenQuestion> {
  const kept = (await editing.goldenQuestions()).find((one) => asksTheSame(one, golden));
  if (kept) return kept;
  return editing.addGolden({
    ...golden,
    passage: await passageOfWords(store, golden),
    addedBy,
    addedAt: clock().toISOString(),
  });
}

function asksTheSame(one: NewGolden, other: NewGolden): boolean {
  const fields = ['question', 'jurisdiction', 'outcome', 'document', 'words'] as const;
  return fields.every((field) => one[field] === other[field]);
}

export async function passageOfWords(
  store: Pick<GuidanceStore, 'liveRelease' | 'documentOf'>,
  { document, words }: Pick<GoldenQuestion, 'document' | 'words'>,
): Promise<string | undefined> {
  const live = await store.liveRelease();
  const held = live && document ? await store.documentOf(live.number, document) : undefined;
  return words ? held?.passages.find(({ text }) => text.includes(words))?.id : undefined;
}
