// Tests which adviser we name as having lost a request that came back to the queue.
import { expect, test } from 'vitest';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
} from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);

test('is the one who claimed it, if they were told in a thread where another adviser wrote last', async () => {
  bot.platform.forbidPrivateChat(adviser);
  await bot.say(practitioner, 'Who pays?');
  await bot.press(practitioner, { do: 'talk-to-adviser' });
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  const card = bot.platform.in(advisersChannel.id)[0]!;
  const thread = bot.platform.threadPlace!(advisersChannel, card.messageId);
  await bot.press(otherAdviser, { do: 'claim', escalation: id }, thread);
  await bot.later(24 * 3_600_000);
  const { cameBack } = (await bot.queries.queue())[0]!;
  expect(cameBack).toMatchObject({ how: 'late', from: { id: adviser.id, name: adviser.name } });
});
