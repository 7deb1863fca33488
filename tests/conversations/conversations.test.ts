// Tests how messages in invented conversations are understood. No messages by these writers were used to fit
// the model.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMiniLmEmbedder, type MiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { parseRequest } from '../../bot/model/messages/recognise-small-talk-and-requests.js';
import { readKnowledgeFiles } from '../../knowledge/knowledge-files.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { createReadTurn } from '../../knowledge/turns/read-turn.js';
import { countDecisions, type Column, type Row } from '../../tools/training/turns/count-decisions.js';
import { readFiles } from '../bench/read-turn.js';

let embedder: MiniLmEmbedder;
beforeAll(async () => {
  embedder = await createMiniLmEmbedder({ dataDir: '.tmp/samples' });
}, 60_000);
afterAll(() => embedder.close());

const heldOut = (...numbers: number[]) =>
  numbers.map((number) => new URL(`held-out-${number}.jsonl`, import.meta.url));

async function shares(files: URL[]) {
  const readTurn = createReadTurn(embedder, readKnowledgeFiles().turnWeights);
  const { rows } = countDecisions(await readFiles(files, readTurn));
  const share = (row: Row, ...columns: Column[]) => {
    const all = Object.values(rows[row]).reduce((a, b) => a + b, 0);
    return columns.reduce((sum, column) => sum + rows[row][column], 0) / all;
  };
  return { rows, share };
}

it('no more messages of unseen writers are misread than when it was measured', async () => {
  const { rows, share } = await shares(heldOut(3, 4, 5));
  expect(share('new', 'follow-up')).toBeLessThanOrEqual(0.02);
  expect(share('follow-up', 'new')).toBeLessThanOrEqual(0.025);
  expect(share('follow-up', 'follow-up')).toBeGreaterThanOrEqual(0.86);
  expect(share('talk', 'talk', 'action')).toBeGreaterThanOrEqual(0.84);
  expect(share('action', 'talk', 'action')).toBeGreaterThanOrEqual(0.84);
  const questions = [rows.new, rows['follow-up']];
  expect(questions.reduce((sum, { talk, action }) => sum + talk + action, 0)).toBeLessThanOrEqual(6);
}, 60_000);

it('in clear conversations, at most 3 % of new questions and of follow-ups are answered as the other alone', async () => {
  const { rows, share } = await shares(heldOut(6, 7));
  expect(Object.values(rows.new).reduce((a, b) => a + b, 0)).toBeGreaterThan(300);
  expect(share('new', 'follow-up', 'talk', 'action')).toBeLessThanOrEqual(0.03);
  expect(share('follow-up', 'new', 'talk', 'action')).toBeLessThanOrEqual(0.03);
}, 60_000);

it('of our guidance questions that have an answer, at most one is taken for small talk or a request', async () => {
  const readTurn = createReadTurn(embedder, readKnowledgeFiles().turnWeights);
  const file = new URL('../../adapters/cli/questions/guidance-questions.jsonl', import.meta.url);
  const questions = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { question: string; answerable: boolean })
    .filter(({ answerable }) => answerable)
    .map(({ question }) => publicText(question));
  const taken: string[] = [];
  for (const text of questions)
    if (parseRequest(text) || (await readTurn(text)).is === 'talk') taken.push(text);
  expect(questions.length).toBeGreaterThan(300);
  expect(taken.length, taken.join(' | ')).toBeLessThanOrEqual(1);
}, 60_000);
