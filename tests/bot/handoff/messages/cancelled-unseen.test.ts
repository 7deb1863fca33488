// Tests which cancelled urgent requests advisers are asked to look at.
import { expect, test } from 'vitest';
import { ERASED } from '../../../../bot/model/handoff/escalation.js';
import { DeliveryFailure } from '../../../../knowledge/model/errors.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { handoffSteps } from '../../../fakes/handoff-steps.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
  sharedChannel,
} from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);

const { openOne, claim, close, escalationId } = handoffSteps(() => bot);

const cancelled = async () =>
  (await bot.queries.deskNeeds(adviser)).filter(({ kind }) => kind === 'cancelled');

test('lists one that was answered before, if it was reopened and cancelled without a reply, for a week', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  const escalation = await escalationId();
  await claim(adviser, escalation);
  await bot.say(adviser, 'The police are on their way.');
  await close(escalation);
  await bot.later(60_000);
  await bot.press(practitioner, { do: 'reopen', escalation });
  await bot.cancelRequest(practitioner);
  await bot.later(60_000);
  expect(await cancelled()).toMatchObject([{ escalation }]);
  await bot.later(7 * 24 * 60 * 60_000);
  expect(await cancelled()).toEqual([]);
});

test('lists one that waited again after a reply, because the adviser handed it back', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  const escalation = await escalationId();
  await claim(adviser, escalation);
  await bot.say(adviser, 'Is she with you?');
  await bot.press(adviser, { do: 'hand-back', escalation });
  await bot.cancelRequest(practitioner);
  expect(await cancelled()).toMatchObject([{ escalation }]);
});

test('lists one that another adviser claimed after the reply, also once the chat is erased', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  const escalation = await escalationId();
  await claim(adviser, escalation);
  await bot.say(adviser, 'Is she with you?');
  await bot.later(60_000);
  await bot.press(adviser, { do: 'hand-back', escalation });
  await claim(otherAdviser, escalation);
  await bot.cancelRequest(practitioner);
  expect(await cancelled()).toMatchObject([{ escalation }]);
  await bot.press(practitioner, { do: 'forget-me' });
  expect((await bot.store.records.escalations.find(escalation))?.practitioner.id).toBe(ERASED);
  expect(await cancelled()).toMatchObject([{ escalation }]);
});

test('lists one in which the practitioner wrote again after the last reply', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  const escalation = await escalationId();
  await claim(adviser, escalation);
  await bot.say(adviser, 'Is she with you?');
  await bot.say(practitioner, 'He has come back, he is hitting her.');
  await bot.cancelRequest(practitioner);
  expect(await cancelled()).toMatchObject([{ escalation }]);
});

test('lists one whose only reply waited for a private chat that was never opened', async () => {
  const away = new DeliveryFailure('It is away.', 'Wait.', { fault: 'platform' });
  bot.platform.personalPlace = () => Promise.reject(away);
  await bot.say(practitioner, 'A child is in danger now.', { place: sharedChannel });
  const escalation = await escalationId();
  await claim(adviser, escalation);
  await bot.say(adviser, 'Is she with you?');
  const cancel = { do: 'withdraw', escalation, sure: true, urgent: true, claimed: true } as const;
  await bot.press(practitioner, cancel, sharedChannel);
  expect(await cancelled()).toMatchObject([{ escalation }]);
});

test('lists one whose only reply the platform refused, also once the chat is erased', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  const escalation = await escalationId();
  await claim(adviser, escalation);
  bot.platform.failNext(new DeliveryFailure('It is too long.', 'Shorten it.', { fault: 'message' }));
  await bot.say(adviser, 'Is she with you?');
  await bot.cancelRequest(practitioner);
  expect(await cancelled()).toMatchObject([{ escalation }]);
  await bot.press(practitioner, { do: 'forget-me' });
  expect(await cancelled()).toMatchObject([{ escalation }]);
});

test('reminds the adviser again if the platform refused their only reply', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  const escalation = await escalationId();
  await claim(adviser, escalation);
  bot.platform.failNext(new DeliveryFailure('It is too long.', 'Shorten it.', { fault: 'message' }));
  await bot.say(adviser, 'Is she with you?');
  expect((await bot.store.records.escalations.find(escalation))?.awaitsHolderSince).toBeDefined();
  await bot.say(adviser, 'Is she there?');
  expect((await bot.store.records.escalations.find(escalation))?.awaitsHolderSince).toBeUndefined();
});

test('lists one whose only reply the adviser deleted, also once the chat is erased', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  const escalation = await escalationId();
  await claim(adviser, escalation);
  await bot.say(adviser, 'Is she with you?');
  const { message } = (await bot.store.records.escalations.relayed(escalation)).at(-1)!;
  const { platformMessageId: messageId } = (await bot.store.records.messages.find(message))!;
  const sentAt = bot.ports.clock().toISOString();
  const place = personalPlaceOf(adviser);
  await bot.inbox.receive({ kind: 'delete', id: 'deleted', messageId, place, from: adviser, sentAt });
  await bot.settle();
  await bot.later(60_000);
  await bot.cancelRequest(practitioner);
  expect(await cancelled()).toMatchObject([{ escalation }]);
  await bot.later(60_000);
  await bot.press(practitioner, { do: 'forget-me' });
  expect(await cancelled()).toMatchObject([{ escalation }]);
});

test('keeps one in the list when the chat is erased, until an adviser marks it as seen', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  const escalation = await escalationId();
  await claim(adviser, escalation);
  await bot.cancelRequest(practitioner);
  await bot.press(practitioner, { do: 'forget-me' });
  expect((await bot.store.records.escalations.find(escalation))?.practitioner.id).toBe(ERASED);
  expect(await cancelled()).toMatchObject([{ escalation, urgent: true }]);
  await bot.press(adviser, { do: 'seen', escalation }, advisersChannel);
  expect(await cancelled()).toEqual([]);
});

test('lists a cancelled urgent request that no adviser answered until an adviser marks it as seen', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  const escalation = await escalationId();
  await claim(adviser, escalation);
  await bot.cancelRequest(practitioner);
  await bot.later(60_000);
  expect(await cancelled()).toMatchObject([{ escalation, urgent: true }]);
  await bot.press(practitioner, { do: 'seen', escalation });
  expect(await cancelled()).toHaveLength(1);
  await bot.press(adviser, { do: 'seen', escalation }, advisersChannel);
  expect(await cancelled()).toEqual([]);
  const moves = await bot.store.records.escalations.transitions(escalation);
  expect(moves.at(-1)).toMatchObject({ transition: 'seen', to: 'withdrawn', by: { id: adviser.id } });
});

test('does not list a cancelled request that was answered, even if it is then erased, or was not urgent', async () => {
  await openOne();
  await bot.cancelRequest(practitioner);
  await bot.later(60_000);
  await bot.say(practitioner, 'A child is in danger now.');
  const escalation = await escalationId();
  await claim(adviser, escalation);
  await bot.press(adviser, { do: 'reply', escalation, text: 'Is she with you?' }, advisersChannel);
  await bot.cancelRequest(practitioner);
  expect((await bot.store.records.escalations.find(escalation))?.state).toBe('withdrawn');
  expect(await bot.queries.deskNeeds(adviser)).toEqual([]);
  await bot.press(practitioner, { do: 'forget-me' });
  expect((await bot.store.records.escalations.find(escalation))?.practitioner.id).toBe(ERASED);
  expect(await bot.queries.deskNeeds(adviser)).toEqual([]);
});
