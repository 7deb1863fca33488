// Tests that the requests of an adviser who has left go back to the queue, however the bot finds out.
import { expect, test } from 'vitest';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import type { Place } from '../../../bot/model/messages/message.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { adviser, advisersChannel, createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const wholeWorkspace: Place = { platform: 'slack', id: 'T1', kind: 'channel', address: null };

const bot = perTest(createTestBot);
let id: string;

const { openOne, claim, card, threadOf, last } = handoffSteps(() => bot);
const state = async () => (await bot.store.records.escalations.find(id))!.state;

/** Opens a request in which the adviser wrote last, so that no reminder is due to the adviser. */
async function heldByAdviser(): Promise<void> {
  id = await openOne();
  await claim(adviser, id);
  await bot.say(adviser, 'The local authority refers.');
}

async function departs(place: Place): Promise<void> {
  await bot.inbox.receive({
    kind: 'departed',
    id: 'gone',
    place,
    from: { ...adviser, name: undefined },
    sentAt: '2026-05-04T09:00:00Z',
  });
  await bot.settle();
}

async function expectReturned(): Promise<void> {
  expect(await state()).toBe('waiting');
  expect(last(practitioner)).toBe(
    'Your adviser is no longer available. Your conversation is waiting for another adviser.',
  );
  expect(bot.seenIn(threadOf(card()))).toContainEqual(
    expect.stringMatching(/^Bea no longer has access, so this is waiting for another adviser\./),
  );
  const heard = bot.seenIn(practitioner).length;
  await bot.say(adviser, 'Still me.');
  expect(bot.seenIn(practitioner)).toHaveLength(heard);
  await claim(otherAdviser, id);
  expect((await bot.store.records.escalations.find(id))!.holder?.id).toBe(otherAdviser.id);
}

test('when their account is closed', async () => {
  await heldByAdviser();
  bot.platform.closeAccount(adviser);
  await departs(wholeWorkspace);
  await expectReturned();
});

test('when their account is closed, though the list of advisers still names them', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] }, { as: [otherAdviser] });
  await heldByAdviser();
  bot.platform.closeAccount(adviser);
  await departs(wholeWorkspace);
  expect(await state()).toBe('waiting');
});

test('when they are taken out of the advisers’ channel, and no list names the advisers', async () => {
  await heldByAdviser();
  bot.platform.leave(advisersChannel, adviser);
  await departs(advisersChannel);
  await expectReturned();
});

test('someone in the other advisers’ channel goes on', async () => {
  const second = { ...advisersChannel, id: 'second' };
  bot.ports.secondPlace = () => second;
  await heldByAdviser();
  bot.platform.leave(second, adviser);
  await departs(second);
  expect(await state()).toBe('claimed');
});

test('someone on the list goes on outside the channel, unless only its thread reaches them', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] }, { as: [otherAdviser] });
  await heldByAdviser();
  bot.platform.leave(advisersChannel, adviser);
  await departs(advisersChannel);
  expect(await state()).toBe('claimed');
  bot.platform.close(personalPlaceOf(adviser).id);
  await bot.say(practitioner, 'Are you there?');
  expect(await state()).toBe('waiting');
});

test('when the platform refuses what is sent to them because they are gone', async () => {
  await heldByAdviser();
  bot.platform.closeAccount(adviser);
  bot.platform.close(personalPlaceOf(adviser).id);
  await bot.say(practitioner, 'Are you there?');
  await expectReturned();
});

test('when they are gone before their private chat is found', async () => {
  id = await openOne();
  bot.platform.forbidPrivateChat(adviser);
  bot.platform.closeAccount(adviser);
  await claim(adviser, id);
  expect(await state()).toBe('waiting');
});

test('when a changed list or channel is read at the start, though no one writes', async () => {
  await heldByAdviser();
  bot.ports.roster = () => sampleRoster({ as: [otherAdviser] });
  await bot.checkHolders();
  await bot.settle();
  await expectReturned();
});

test('when the advisers’ channel moves to another platform, and no list names them', async () => {
  await heldByAdviser();
  bot.ports.advisersPlace = () => ({ ...advisersChannel, platform: 'web', id: 'desk' });
  await bot.checkHolders();
  await bot.settle();
  expect(await state()).toBe('waiting');
});

test('everyone keeps what they hold while the platform cannot say', async () => {
  await heldByAdviser();
  bot.platform.standing = () =>
    Promise.reject(new DeliveryFailure('Too many requests.', 'Wait.', { fault: 'platform' }));
  await departs(advisersChannel);
  expect(await state()).toBe('claimed');
});

test('nothing is asked or kept when someone leaves and no request is claimed', async () => {
  await departs({ ...advisersChannel, id: 'elsewhere' });
  expect(await bot.store.records.conversations.at({ ...advisersChannel, id: 'elsewhere' })).toBeUndefined();
  expect(bot.platform.asked).toBe(0);
});
