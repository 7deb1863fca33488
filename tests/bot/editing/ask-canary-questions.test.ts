// Tests when the service runs the golden questions by itself, and the results it reports.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startCanary, type CanaryRound } from '../../../bot/editing/ask-canary-questions.js';
import type { Rendering } from '../../../bot/editing/check-rendering.js';
import type { Repeated } from '../../../bot/jobs/repeat.js';
import type { GoldenQuestion } from '../../../ingest/model/editing.js';
import type { WrongAnswer } from '../../../ingest/model/golden-records.js';
import { emptyAnswer, type Question } from '../../../knowledge/model/answer.js';
import { wordsOf } from '../../fakes/fake-platform.js';

const golden = (id: number, suspended?: string): GoldenQuestion => ({
  id,
  question: `Question ${id}?`,
  outcome: 'unanswerable',
  addedBy: 'ada',
  addedAt: '2026-05-04T09:00:00.000Z',
  ...(suspended !== undefined && { suspended }),
});

const rendering = (platform: string, words: Rendering['wordsOf']): Rendering => ({
  platform,
  label: platform,
  wordsOf: words,
});

let live: number | undefined;
let questions: GoldenQuestion[];
let outcome: 'unanswerable' | 'answered' | 'broken';
let renderings: Rendering[];
let unreadable = false;
let stored: WrongAnswer[];
let asked: string[];
let rounds: CanaryRound[];
let warned: { details: object; sentence: string }[];
let canary: Repeated;

beforeEach(() => {
  vi.useFakeTimers();
  [live, questions, outcome, asked, rounds, warned] = [
    1,
    [1, 2, 3, 4].map((id) => golden(id)),
    'unanswerable',
    [],
    [],
    [],
  ];
  stored = [];
  renderings = [rendering('plain', wordsOf)];
  canary = startCanary(
    {
      get renderings() {
        return renderings;
      },
      editing: {
        goldenQuestions: () => (unreadable ? Promise.reject(new Error('Down.')) : Promise.resolve(questions)),
        wrongAnswers: () => Promise.resolve(stored),
        saveWrongAnswers(ids, wrong) {
          stored = [...stored.filter(({ question }) => !ids.includes(question)), ...wrong];
          return Promise.resolve();
        },
      },
      clock: () => new Date('2026-05-04T09:00:00Z'),
      loadedRelease: () => Promise.resolve(live),
      ask({ text }: Question) {
        asked.push(text);
        return outcome === 'broken'
          ? Promise.reject(new Error('Down.'))
          : Promise.resolve(emptyAnswer(outcome));
      },
      report: (round) => rounds.push(round),
      log: {
        info: () => undefined,
        warn: (details, sentence) => warned.push({ details, sentence }),
        error: () => undefined,
      },
    },
    { lookMs: 10_000, everyMs: 300_000 },
  );
});
afterEach(async () => {
  await canary.stop();
  vi.useRealTimers();
});
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

test('asks after the start, then every five minutes, the next ones each time', async () => {
  await pass(10);
  expect(asked).toEqual(['Question 1?', 'Question 2?', 'Question 3?']);
  await pass(280);
  expect(rounds).toHaveLength(1);
  await pass(30);
  expect(asked.slice(3)).toEqual(['Question 4?', 'Question 1?', 'Question 2?']);
  const round = { right: 3, wrong: 0, failed: 0, shown: { plain: { right: 3, wrong: 0 } } };
  expect(rounds).toEqual([round, round]);
  expect(warned).toEqual([]);
});

test('asks straight after a publish, and says how to go back if an answer is wrong', async () => {
  await pass(10);
  [live, outcome] = [2, 'answered'];
  await pass(10);
  const shown = { plain: { right: 0, wrong: 0 } };
  expect(rounds[1]).toEqual({ right: 0, wrong: 3, failed: 0, shown });
  expect(warned).toHaveLength(1);
  expect(warned[0]!.sentence).toContain('ctac rollback');
  expect(warned[0]!.details).toEqual({ right: 0, wrong: 3, failed: 0, shown, release: 2, isNew: true });
});

test('an answer that fails does not count as a wrong one, and the next round still runs', async () => {
  outcome = 'broken';
  await pass(10);
  outcome = 'unanswerable';
  await pass(310);
  expect(rounds).toEqual([
    { right: 0, wrong: 0, failed: 3, shown: { plain: { right: 0, wrong: 0 } } },
    { right: 3, wrong: 0, failed: 0, shown: { plain: { right: 3, wrong: 0 } } },
  ]);
});

test('asks nothing while no release is live, or every test question is paused', async () => {
  live = undefined;
  await pass(600);
  questions = [golden(1, 'Its passage has changed.')];
  live = 1;
  await pass(600);
  expect([asked, rounds]).toEqual([[], []]);
});

test('asks about a new release although the questions could not be read at first, and still says how to go back', async () => {
  [outcome, unreadable] = ['answered', true];
  await pass(10);
  unreadable = false;
  await pass(10);
  expect(asked).toHaveLength(3);
  expect(warned.at(-1)!.sentence).toContain('ctac rollback');
});

test('a right answer counts as wrong for a platform that does not show it, or cannot, and for no other', async () => {
  renderings.push(
    rendering('silent', () => ''),
    rendering('broken', () => {
      throw new TypeError('Not so fast, Sam Example.');
    }),
  );
  await pass(10);
  const [right, wrong] = [
    { right: 3, wrong: 0 },
    { right: 0, wrong: 3 },
  ];
  const shown = { plain: right, silent: wrong, broken: wrong };
  expect(rounds).toEqual([{ right: 3, wrong: 0, failed: 0, shown }]);
  expect(warned.slice(0, 2)).toEqual([
    {
      details: { platform: 'silent', question: 1, lost: 'words' },
      sentence: 'A platform cuts short or changes the answer to a test question.',
    },
    {
      details: { platform: 'broken', question: 1, lost: expect.stringMatching(/^TypeError at /) },
      sentence: 'A platform cuts short or changes the answer to a test question.',
    },
  ]);
  expect(JSON.stringify(warned)).not.toContain('ctac rollback');
  expect(JSON.stringify(warned)).not.toContain('Sam Example');
});

test('records what is wrong, asks it again in the next round, and forgets it once it is right', async () => {
  const at = '2026-05-04T09:00:00.000Z';
  stored = [{ question: 4, release: 0, at }];
  outcome = 'answered';
  await pass(10);
  expect(asked).toEqual(['Question 4?', 'Question 1?', 'Question 2?', 'Question 3?']);
  expect(stored).toEqual([4, 1, 2, 3].map((question) => ({ question, release: 1, at })));
  outcome = 'unanswerable';
  renderings.push(rendering('silent', () => ''));
  await pass(300);
  expect(asked.slice(4)).toEqual(['Question 1?', 'Question 2?', 'Question 3?', 'Question 4?']);
  expect(stored).toEqual(
    [1, 2, 3, 4].map((question) => ({ question, release: 1, at, platforms: ['silent'] })),
  );
  renderings.pop();
  await pass(300);
  expect(stored).toEqual([]);
});

test('a question that could not be answered keeps its last result', async () => {
  stored = [{ question: 1, release: 1, at: '2026-05-04T08:00:00.000Z' }];
  outcome = 'broken';
  await pass(10);
  expect(stored).toHaveLength(1);
});
