// Adds a test question: checks the question, and links it to the live passage that contains its words.
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

export interface GoldenPorts {
  store: GuidanceStore;
  editing: Pick<EditingStore, 'addGolden' | 'linkGolden' | 'goldenQuestions'>;
  clock: () => Date;
}

/**
 * If the question has already been saved (for example, by an attempt that failed at a later step), returns
 * the saved question. `message` is the practitioner's message that the question was copied from, if any.
 */
export async function addGolden(
  { store, editing, clock }: GoldenPorts,
  golden: NewGolden,
  addedBy: string,
  message?: string,
): Promise<GoldenQuestion> {
  const kept = (await editing.goldenQuestions()).find((one) => asksTheSame(one, golden));
  if (kept) {
    if (message === undefined || kept.message !== undefined) return kept;
    await editing.linkGolden(kept.id, message);
    return { ...kept, message };
  }
  return editing.addGolden({
    ...golden,
    passage: await passageOfWords(store, golden),
    addedBy,
    addedAt: clock().toISOString(),
    ...(message !== undefined && { message }),
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
