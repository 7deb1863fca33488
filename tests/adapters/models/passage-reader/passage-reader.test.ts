// Runs our passage reader with the real onnxruntime, in a separate process.
import { afterEach, describe, expect, it } from 'vitest';
import {
  createPassageReader,
  type PassageReader,
} from '../../../../adapters/models/passage-reader/passage-reader.js';
import { pairOf } from '../../../../adapters/models/passage-reader/passage-reader-session.js';
import { loadTokenizer } from '../../../../adapters/models/minilm/tokenizer.js';
import { ModelFailure } from '../../../../knowledge/model/errors.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { rerankerContract } from '../../../contracts/models/reranker.js';

/** A long time limit, because the model can take seconds on a busy machine. */
const PATIENCE_MS = 25_000;
const open: PassageReader[] = [];
const lines: string[] = [];

function start(deadlineMs = PATIENCE_MS): PassageReader {
  const reader = createPassageReader({ deadlineMs, log: (line) => lines.push(line) });
  open.push(reader);
  return reader;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((reader) => reader.close()));
  lines.length = 0;
});

describe('the passage reader', () => {
  rerankerContract(() => Promise.resolve(createPassageReader({ deadlineMs: PATIENCE_MS })));

  const question = publicText(
    'Does a child have to agree before we refer them to the National Referral Mechanism?',
  );

  it('tells words that answer from words about the same matter', async () => {
    const [answers, beside, elsewhere] = await start().score(question, [
      'Guide — Consent\nA child does not need to consent to a referral to the National Referral Mechanism.',
      'Guide — Decisions\nThe National Referral Mechanism makes a decision about a child within 45 days.',
      'Guide — Parking\nVisitors may park behind the building.',
    ]);
    expect(answers).toBeGreaterThan(beside!);
    expect(beside).toBeGreaterThan(elsewhere!);
  });

  it('that is late fails the question, and says what happens without it', async () => {
    const reader = start(1);
    await reader.start();
    await expect(reader.score(question, Array<string>(200).fill('word '.repeat(300)))).rejects.toThrow(
      ModelFailure,
    );
    expect(lines.join()).toContain('We will choose the answer without it.');
  });

  it('has longer for a question that no other is waiting behind', async () => {
    const reader = createPassageReader({ deadlineMs: 1, aloneMs: PATIENCE_MS });
    open.push(reader);
    await reader.start();
    const texts = Array<string>(20).fill('word '.repeat(300));
    const asked = [reader.score(question, texts), reader.score(question, texts)];
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('whose process is killed fails what it was asked, and reads again', async () => {
    const reader = start();
    await reader.start();
    const asked = reader.score(question, Array<string>(2_000).fill('word '.repeat(300)));
    process.kill(reader.pid()!, 'SIGKILL');
    await expect(asked).rejects.toThrow('its process ended');
    expect(await reader.score(question, ['A child need not consent.'])).toHaveLength(1);
  });

  it('reads the beginning of a long question and a long passage, as in training', async () => {
    const ids = pairOf(await loadTokenizer(), 'why '.repeat(300), 'word '.repeat(300));
    expect(ids).toHaveLength(50 + 140);
    expect(ids[49]).toBe(102);
  });
});
