import { expect, test } from 'vitest';
import { isAnswered } from '../../../../adapters/web/desk/request-page.js';
import { DeliveryFailure } from '../../../../knowledge/model/errors.js';
import { handoffSteps } from '../../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner, sharedChannel } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);
const { claim, escalationId } = handoffSteps(() => bot);

const answered = async (id: string) => isAnswered((await bot.queries.escalation(id, adviser))!);

test('a reply that waits for a private chat does not count as one that answered the practitioner', async () => {
  const away = new DeliveryFailure('It is away.', 'Wait.', { fault: 'platform' });
  bot.platform.personalPlace = () => Promise.reject(away);
  await bot.say(practitioner, 'She is in danger now.', { place: sharedChannel });
  const id = await escalationId();
  await claim(adviser, id);
  await bot.say(adviser, 'Refer her today.');
  expect(await answered(id)).toBe(false);
  expect((await bot.queries.queue())[0]!.awaitsReplySince).toBeDefined();
});

test('a reply that the platform refused does not count, and the practitioner still waits', async () => {
  await bot.say(practitioner, 'adviser');
  const id = await escalationId();
  await claim(adviser, id);
  bot.platform.failNext(new DeliveryFailure('It is too long.', 'Shorten it.', { fault: 'message' }));
  await bot.say(adviser, 'Refer her today.');
  expect(await answered(id)).toBe(false);
  expect((await bot.queries.queue())[0]!.awaitsReplySince).toBeDefined();
});

test('a reply in the practitioner’s own chat counts', async () => {
  await bot.say(practitioner, 'adviser');
  const id = await escalationId();
  await claim(adviser, id);
  expect(await answered(id)).toBe(false);
  await bot.say(adviser, 'Refer her today.');
  expect(await answered(id)).toBe(true);
});
