// Checks how messages of invented conversations are read, by writers whose messages the model was not fitted on.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import type { MiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { readKnowledgeFiles } from '../../knowledge/knowledge-files.js';
import { createReadTurn } from '../../knowledge/turns/read-turn.js';
import { countDecisions } from '../../tools/training/turns/count-decisions.js';
import type { Column, Row } from '../../tools/training/turns/count-decisions.js';
import { readFiles } from '../bench/read-turn.js';

let embedder: MiniLmEmbedder;
beforeAll(async () => {
  embedder = await createMiniLmEmbedder({ dataDir: '.tmp/turns' });
}, 60_000);
afterAll(() => embedder.close());

const HELD_OUT = ['held-out-1.jsonl', 'held-out-2.jsonl'].map((name) => new URL(name, import.meta.url));

it('no more messages of unseen writers are misread than when it was measured', async () => {
  const readTurn = createReadTurn(embedder, readKnowledgeFiles().turnWeights);
  const { rows, kind } = countDecisions(await readFiles(HELD_OUT, readTurn));
  const share = (row: Row, ...columns: Column[]) => {
    const all = Object.values(rows[row]).reduce((a, b) => a + b, 0);
    return columns.reduce((sum, column) => sum + rows[row][column], 0) / all;
  };
  expect(share('new', 'follow-up')).toBeLessThanOrEqual(1);
  expect(share('follow-up', 'new')).toBeLessThanOrEqual(1);
  expect(share('follow-up', 'follow-up')).toBeGreaterThanOrEqual(0);
  expect(share('talk', 'talk', 'action')).toBeGreaterThanOrEqual(0);
  expect(share('action', 'talk', 'action')).toBeGreaterThanOrEqual(0);
  expect(rows.new.talk + rows.new.action).toBe(0);
  expect(kind.of).toBeGreaterThan(0);
}, 60_000);
