// Checks the format of the follow-ups: each belongs to a conversation, and has a version that makes sense by
// itself.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createMiniLmEmbedder, type MiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { readKnowledgeFiles } from '../../knowledge/knowledge-files.js';
import type { Turn } from '../../knowledge/model/answer.js';
import { createReadTurn, withTurnsRead, type ReadTurn } from '../../knowledge/turns/read-turn.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { JURISDICTIONS } from '../../knowledge/model/source.js';
import { findFollowUp } from '../../knowledge/question/earlier-questions.js';

const followUpSchema = z.strictObject({
  id: z.string().regex(/^f-\d{3}$/),
  context: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), text: z.string().min(2) })).min(1),
  question: z.string().min(3),
  alone: z.string().min(10),
  shape: z.enum(['nation', 'variation', 'period', 'pronoun', 'who', 'chain']),
  jurisdiction: z.enum(JURISDICTIONS).optional(),
});
const followUps = readFileSync(new URL('follow-ups.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => followUpSchema.parse(JSON.parse(line)));

it('the follow-ups are at least sixty, each with an id and a wording of its own', () => {
  expect(followUps.length).toBeGreaterThanOrEqual(60);
  expect(new Set(followUps.map(({ id }) => id)).size).toBe(followUps.length);
  expect(new Set(followUps.map(({ context, question }) => JSON.stringify([context, question]))).size).toBe(
    followUps.length,
  );
});

let embedder: MiniLmEmbedder;
let readTurn: ReadTurn;
beforeAll(async () => {
  embedder = await createMiniLmEmbedder({ dataDir: '.tmp/samples' });
  readTurn = createReadTurn(embedder, readKnowledgeFiles().turnWeights);
}, 60_000);
afterAll(() => embedder.close());

const leansOn = async (text: string, before: readonly Turn[]) => {
  const context = before.map((turn) => ({ role: turn.role, text: publicText(turn.text) }));
  return findFollowUp(await withTurnsRead(readTurn, { text: publicText(text), context }))?.earlier;
};

it('all but one in twelve are known as follow-ups, and reach back to a question that needs nothing before it', async () => {
  const missed: string[] = [];
  for (const { context, question } of followUps)
    if ((await leansOn(question, context as Turn[]))?.[0] !== context[0]!.text) missed.push(question);
  expect(missed.length, missed.join(' | ')).toBeLessThanOrEqual(followUps.length / 12);
});

it('asked in full after another question, none is taken for a follow-up', async () => {
  const before = [{ role: 'user' as const, text: publicText('Can a child refuse to be referred?') }];
  const taken: string[] = [];
  for (const { alone } of followUps) if (await leansOn(alone, before)) taken.push(alone);
  expect(taken).toEqual([]);
});

it('what a follow-up means is no follow-up without its conversation', async () => {
  for (const { id, question, alone } of followUps) {
    expect(alone.length, id).toBeGreaterThan(question.length);
    expect(await leansOn(alone, []), id).toBeUndefined();
  }
});
