// Tests that the advisers’ card marks a quote as soon as it is reported as wrong.
import { expect, test } from 'vitest';
import { liftRecall } from '../../../bot/recalls/lift-recall.js';
import { reportWrongPassages } from '../../../bot/recalls/report-wrong-passage.js';
import { handoffSteps, MINUTE_MS } from '../../fakes/handoff-steps.js';
import { advisersChannel, adviser, createTestBot } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const { openOne, claim } = handoffSteps(() => bot);

const isMarked = () =>
  bot.platform
    .in(advisersChannel.id)[0]!
    .message.parts.some((part) => part.kind === 'quote' && part.citation.passage.recalledOn !== undefined);

/** Changed cards wait a little, in case they change again. */
async function updated(): Promise<void> {
  await bot.settle();
  await bot.later(MINUTE_MS);
}

async function report(): Promise<number> {
  const [answer] = await bot.store.records.answers.latest(1);
  const [{ passage, document }] = answer!.answer.citations as [never];
  const editing = {
    goldenQuestions: () => Promise.resolve([]),
    suspendGolden: () => Promise.resolve(),
    otherForms: () => Promise.resolve(new Map()),
  } as never;
  const guidance = { liveRelease: () => Promise.resolve(undefined) } as never;
  const { recalls } = await reportWrongPassages(
    { store: bot.store, guidance, editing, clock: bot.ports.clock },
    { found: [{ passage, document, words: undefined }], comment: 'The rule is wrong.' },
  );
  await updated();
  return recalls[0]!;
}

test.each([
  ['waits', () => Promise.resolve()],
  ['was claimed', (id: string) => claim(adviser, id)],
])('on a request that %s, until the recall is lifted', async (_, step) => {
  const id = await openOne();
  await step(id);
  await updated();
  const recall = await report();
  expect(isMarked()).toBe(true);
  await liftRecall(bot.ports, { recall, editor: 'Ed', reason: 'It was right after all.' });
  await updated();
  expect(isMarked()).toBe(false);
});
