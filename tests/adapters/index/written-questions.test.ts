// Tests the file with the vectors of the questions written for each passage. The copy in this repository was
// made with our own encoder.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openWrittenQuestions, saveWrittenQuestions } from '../../../adapters/index/written-questions.js';
import { MINILM } from '../../../adapters/models/minilm/weights.js';
import { IndexFailure } from '../../../knowledge/model/errors.js';

const home = await mkdtemp(join(tmpdir(), 'written-questions-'));
const file = join(home, 'questions.bin');
afterAll(() => rm(home, { recursive: true }));

const FIRST = 'aaaaaaaaaaaaaaaa';
const SECOND = 'bbbbbbbbbbbbbbbb';

describe('vectors of written questions', () => {
  it('come back by passage, to a 127th', async () => {
    const vectors = new Map([
      [FIRST, [Float32Array.of(1, 0), Float32Array.of(0.6, -0.8)]],
      [SECOND, [Float32Array.of(0, 1)]],
    ]);
    await saveWrittenQuestions({ weightsHash: 'model', dimension: 2 }, vectors, file);
    const { model, about } = await openWrittenQuestions(file);
    expect(model).toBe('model');
    expect([...about(FIRST)!]).toEqual([127, 0, 76, -102]);
    expect([...about(SECOND)!]).toEqual([0, 127]);
    expect(about('cccccccccccccccc')).toBeUndefined();
  });

  it('are refused with what to do where the file is damaged', async () => {
    const bytes = await readFile(file);
    bytes[bytes.length - 1]! ^= 1;
    await writeFile(file, bytes);
    const failure = await openWrittenQuestions(file).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(IndexFailure);
    expect(failure).toMatchObject({ remedy: expect.stringContaining('train:index-questions') });
  });

  it('that ship were made by the encoder that ships', async () => {
    expect((await openWrittenQuestions()).model).toBe(MINILM.weightsHash);
  });
});
