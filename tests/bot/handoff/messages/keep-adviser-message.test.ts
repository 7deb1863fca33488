// Tests that an adviser’s message about danger is kept and raises no alarm, wherever it was written.
import { expect, test } from 'vitest';
import type { Action } from '../../../../bot/model/messages/action.js';
import { handoffSteps } from '../../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);

const { openOne, claim } = handoffSteps(() => bot);

const text = 'Zora is in danger now.';
const written: [string, (about: { escalation: string; answer: string }) => Action][] = [
  ['a reply', ({ escalation }) => ({ do: 'reply', escalation, text })],
  ['a note', ({ escalation }) => ({ do: 'note', escalation, text })],
  ['a private question', ({ escalation }) => ({ do: 'ask-bot', escalation, text })],
  ['the words before a quote', (about) => ({ do: 'insert-answer', ...about, text })],
  [
    'a note with a transfer',
    ({ escalation }) => ({ do: 'reassign', escalation, to: 'specialism:law-enforcement', note: text }),
  ],
];

test.each(written)('danger in %s does not make the request urgent', async (_, action) => {
  const escalation = await openOne();
  await claim(adviser, escalation);
  const { answer } = (await bot.store.records.escalations.find(escalation))!;
  await bot.press(adviser, action({ escalation, answer: answer! }));
  const kept = (await bot.store.records.escalations.relayed(escalation)).at(-1)!;
  const message = await bot.store.records.messages.find(kept.message);
  expect(message).toMatchObject({ role: 'adviser', text: '[name 1] is in danger now.', urgent: false });
  expect((await bot.store.records.escalations.find(escalation))!.urgent).toBe(false);
  expect(bot.seenIn(practitioner).join('\n')).not.toContain('Police');
});
