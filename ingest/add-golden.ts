// Takes in a golden question: checked, and tied to the passage in which its words stand today.
import { z } from 'zod';
import { JURISDICTIONS } from '../knowledge/source.js';
import type { GoldenQuestion } from './editing.js';
import type { EditingStore, GuidanceStore } from './ports.js';

export const goldenSchema = z.strictObject({
  question: z.string().trim().min(3).max(1_000),
  jurisdiction: z.enum(JURISDICTIONS).optional(),
  outcome: z.enum(['answered', 'unanswerable']).default('answered'),
  document: z.string().optional(),
  words: z.string().trim().min(3).max(1_000).optional(),
});
export type NewGolden = z.infer<typeof goldenSchema>;

export async function addGolden(
  {
    store,
    editing,
    clock,
  }: { store: GuidanceStore; editing: Pick<EditingStore, 'addGolden'>; clock: () => Date },
  golden: NewGolden,
  addedBy: string,
): Promise<GoldenQuestion> {
  const { document, words } = golden;
  const live = await store.liveRelease();
  const held = live && document ? await store.documentOf(live.number, document) : undefined;
  const passage = words ? held?.passages.find(({ text }) => text.includes(words)) : undefined;
  return editing.addGolden({
    ...golden,
    passage: passage?.id,
    addedBy,
    addedAt: clock().toISOString(),
  });
}
