// Tests that no one reads that guidance was wrong once its recall has been lifted.
import { expect, test } from 'vitest';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { liftRecall } from '../../../bot/recalls/lift-recall.js';
import { MINUTE_MS } from '../../fakes/handoff-steps.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

async function recallWhileDown(): Promise<{ recall: number; restore: () => void }> {
  await bot.say(practitioner, 'Who refers Zora?');
  const [answer] = await bot.store.records.answers.latest(1);
  const { passage, document } = answer!.answer.citations[0]!;
  const now = bot.ports.clock().toISOString();
  const recall = await bot.store.transaction(({ recalls }) =>
    recalls.add({
      ...{ passage: passage.id, document: document.slug, title: document.title },
      ...{ reason: 'wrong', was: passage.text, since: now, openedAt: now, comment: 'The rule is wrong.' },
    }),
  );
  const { send } = bot.platform;
  bot.platform.send = () => Promise.reject(new Error('The platform is down.'));
  await decideRecall(bot.ports, { recall: recall!, editor: 'Ed', tell: true });
  await bot.settle();
  return { recall: recall!, restore: () => void (bot.platform.send = send) };
}

const WARNED = /The rule is wrong/;

test('a message that waits for the platform is not sent any more', async () => {
  const { recall, restore } = await recallWhileDown();
  await liftRecall(bot.ports, { recall, editor: 'Ed', reason: 'It was right after all.' });
  restore();
  for (let minute = 0; minute < 15; minute += 1) await bot.later(MINUTE_MS);
  expect(bot.seenIn(practitioner).join('\n')).not.toMatch(WARNED);
  await bot.say(practitioner, 'status');
  expect(bot.seenIn(practitioner).at(-1)).not.toMatch(WARNED);
});

test('a message that waits for the platform is sent if the recall still applies', async () => {
  const { restore } = await recallWhileDown();
  restore();
  for (let minute = 0; minute < 15; minute += 1) await bot.later(MINUTE_MS);
  expect(bot.seenIn(practitioner).join('\n')).toMatch(WARNED);
});
