// Tests that a command or request still works if the person forwards a message with it.
import { expect, test } from 'vitest';
import { forwardedText } from '../../../bot/wording/forwarded-text.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { claimed } = handoffSteps(() => bot);
const withForward = (text: string) => `${text}\n\n${forwardedText('Her placement may change on Friday.')}`;
const requests = () => bot.store.records.escalations.open();

test.each(['adviser', 'Talk to an adviser', 'I need to speak to someone'])(
  '“%s” with a forwarded message asks for an adviser',
  async (text) => {
    await bot.say(practitioner, withForward(text));
    expect(await requests()).toHaveLength(1);
    expect(bot.asked).toHaveLength(0);
  },
);

test.each(['hello', 'Wales', 'thanks', ''])('“%s” with a forwarded message is a question', async (text) => {
  await bot.say(practitioner, withForward(text));
  expect(bot.asked).toHaveLength(1);
});

test('an adviser’s command with a forwarded message does not go to the practitioner', async () => {
  await claimed();
  const before = bot.seenIn(practitioner).length;
  await bot.say(adviser, withForward('resolve'));
  expect(await requests()).toHaveLength(0);
  expect(bot.seenIn(practitioner).slice(before).join('\n')).not.toContain('Friday');
});
