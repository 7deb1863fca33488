// Tests that a starter question is only shown if the live guidance answers it, and that this is checked once
// for each release.
import { expect, test } from 'vitest';
import { EXAMPLE_QUESTIONS } from '../../../bot/wording/english/example-questions.js';
import { createExampleQuestions, type ExamplePorts } from '../../../bot/reporting/example-questions.js';
import { sampleAnswer, sampleCitation } from '../../fakes/samples/sample-answers.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const ports = (change: Partial<ExamplePorts>): ExamplePorts => ({
  liveRelease: () => Promise.resolve(1),
  log,
  ...change,
});

test('shows four questions that the live guidance answers, and leaves out the others', async () => {
  let asked = 0;
  const examples = createExampleQuestions(
    ports({
      ask: ({ text }) => {
        asked += 1;
        return Promise.resolve(
          sampleAnswer({ outcome: text === EXAMPLE_QUESTIONS[1] ? 'unanswerable' : 'answered' }),
        );
      },
    }),
  );
  await expect.poll(examples).toHaveLength(4);
  expect(await examples()).toEqual([0, 2, 3, 4].map((n) => EXAMPLE_QUESTIONS[n]));
  expect(asked).toBe(5);
});

test('leaves out a question whose first quote is from replaced guidance', async () => {
  const replaced = sampleAnswer({
    citations: [sampleCitation({ standing: 'superseded' }), sampleCitation()],
  });
  const ask: ExamplePorts['ask'] = ({ text }) =>
    Promise.resolve(text === EXAMPLE_QUESTIONS[0] ? replaced : sampleAnswer());
  const examples = createExampleQuestions(ports({ ask }));
  await expect.poll(examples).toEqual(EXAMPLE_QUESTIONS.slice(1, 5));
});

test('tries them again when another release is live', async () => {
  let release = 1;
  const examples = createExampleQuestions(
    ports({
      liveRelease: () => Promise.resolve(release),
      ask: () => Promise.resolve(sampleAnswer({ outcome: release === 1 ? 'answered' : 'unanswerable' })),
    }),
  );
  await expect.poll(examples).toHaveLength(4);
  release = 2;
  await expect.poll(examples).toEqual([]);
});

test('shows none before the first publish, and tries again after a failure', async () => {
  let fails = true;
  const ask = () => (fails ? Promise.reject(new Error('no')) : Promise.resolve(sampleAnswer()));
  expect(await createExampleQuestions(ports({ liveRelease: () => Promise.resolve(undefined) }))()).toEqual(
    [],
  );
  const examples = createExampleQuestions(ports({ ask }));
  expect(await examples()).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  fails = false;
  await expect.poll(examples).toHaveLength(4);
});

test('shows the first of the list where this process answers nothing itself', async () => {
  expect(await createExampleQuestions(ports({}))()).toEqual(EXAMPLE_QUESTIONS.slice(0, 4));
});

test('asks nothing that sounds urgent', () => {
  expect(EXAMPLE_QUESTIONS.filter((question) => detectUrgency(question))).toEqual([]);
});
