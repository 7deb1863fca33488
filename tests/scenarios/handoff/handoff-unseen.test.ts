// Tests that no one is left waiting unnoticed: if a message cannot be delivered or an adviser has left, we
// tell someone straight away.
import { beforeEach, describe, expect, test } from 'vitest';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
  sharedChannel,
} from '../../fakes/test-bot.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import type { Place } from '../../../bot/model/messages/message.js';
import { perTest } from '../../support/per-test.js';

const MINUTE_MS = 60_000;
const bot = perTest(createTestBot);

const { openOne, escalationId, claim, card, threadOf, last } = handoffSteps(() => bot);
const now = async (id: string) =>
  (await bot.queries.queue()).find(({ escalation }) => escalation.id === id)!.escalation;

const leave = async (place: Place) => {
  await bot.inbox.receive({
    kind: 'left',
    id: `left-${place.id}`,
    place,
    from: adviser,
    sentAt: '2026-05-04T09:00:00Z',
  });
  bot.platform.close(place.id);
  await bot.settle();
};

/** Makes messages to this chat fail until the returned function is called. */
function holdUp(place: string): () => void {
  const { send } = bot.platform;
  bot.platform.send = (to, message, key, attempt) =>
    to.id === place
      ? Promise.reject(new DeliveryFailure('It is busy.', 'Try again.'))
      : send.call(bot.platform, to, message, key, attempt);
  return () => void (bot.platform.send = send);
}

test('what cannot be delivered to the card’s thread goes back to all advisers, and its writer hears of it', async () => {
  bot.platform.forbidPrivateChat(adviser);
  const id = await openOne();
  await claim(adviser, id);
  bot.platform.close(threadOf(card()).id);
  await bot.say(practitioner, 'Are you there?');
  expect(await now(id)).toMatchObject({ state: 'waiting' });
  expect(bot.seenIn(practitioner).join('\n')).toMatch(/open to the other advisers again|waiting/);
});

test('a note with a transfer comes to the card’s thread if the new holder’s chat takes no messages', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] }, { as: [otherAdviser] });
  const id = await openOne();
  await claim(adviser, id);
  bot.platform.close(personalPlaceOf(otherAdviser).id);
  await bot.press(adviser, { do: 'reassign', escalation: id, to: 'adviser:cyd', note: 'Careful: a note.' });
  await bot.later(MINUTE_MS);
  expect(bot.seenIn(threadOf(card())).join('\n')).toContain('Careful: a note.');
});

test('a reminder that does not reach the holder brings the conversation to the card’s thread', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(practitioner, 'Are you there?');
  bot.platform.close(personalPlaceOf(adviser).id);
  await bot.later(31 * MINUTE_MS);
  expect(bot.seenIn(threadOf(card())).join('\n')).toMatch(/The practitioner: Are you there\?/);
});

test('an adviser who claims the request of someone who has left since learns so at once', async () => {
  const id = await openOne();
  await leave(personalPlaceOf(practitioner));
  await claim(adviser, id);
  expect(bot.seenIn(adviser).join('\n')).toMatch(/They will not get any more messages/);
});

test('where the bot is taken out of the advisers’ channel, everyone who waits hears of it', async () => {
  await openOne();
  await leave(advisersChannel);
  expect(last(practitioner)).toMatch(/I have not been able to reach the advisers[^]*Police 999/);
});

test('a channel that takes messages again gets the cards of those who wait, without being told of it', async () => {
  bot.platform.close(advisersChannel.id);
  await openOne();
  expect(bot.seenIn(advisersChannel)).toEqual([]);
  bot.platform.open(advisersChannel.id);
  await bot.later(5 * MINUTE_MS);
  expect(bot.seenIn(advisersChannel).join('\n')).toMatch(/Someone has asked for an adviser[^]*\[Claim\]/);
  await bot.later(15 * MINUTE_MS);
  expect(last(practitioner)).toMatch(/I have reminded the advisers/);
});

test('a channel that the bot is let into again gets them at once', async () => {
  bot.platform.close(advisersChannel.id);
  await openOne();
  bot.platform.open(advisersChannel.id);
  await bot.inbox.receive({
    kind: 'joined',
    id: 'joined-1',
    place: advisersChannel,
    from: adviser,
    sentAt: '2026-05-04T09:00:00Z',
  });
  await bot.settle();
  expect(bot.seenIn(advisersChannel)[0]).toMatch(/Someone has asked for an adviser[^]*\[Claim\]/);
});

test('who closes a conversation learns what never reached the practitioner', async () => {
  bot.platform.forbidPrivateChat(practitioner);
  await bot.say(practitioner, 'A child is in danger now', { place: sharedChannel });
  const id = await escalationId();
  await claim(adviser, id);
  await bot.say(adviser, 'I ring you.');
  await bot.press(adviser, { do: 'not-urgent', escalation: id });
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(adviser)).toMatch(/1 of your messages did not reach/);
});

test('does not say that someone opened no private chat if they left it', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await leave(personalPlaceOf(practitioner));
  await bot.say(adviser, 'I ring you.');
  expect(last(adviser)).toMatch(/could not be delivered/);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(adviser)).toMatch(/You have closed this conversation/);
  expect(last(adviser)).not.toMatch(/private chat/);
});

test('reminders that arrive nowhere are not told of as if they had', async () => {
  await openOne();
  bot.platform.close(threadOf(card()).id);
  bot.platform.close(advisersChannel.id);
  await bot.later(5 * MINUTE_MS);
  await bot.later(16 * MINUTE_MS);
  expect(bot.seenIn(practitioner).join('\n')).toMatch(/I have not been able to reach the advisers/);
  expect(bot.seenIn(practitioner).join('\n')).not.toContain('I have reminded the advisers');
});

test('an adviser who was taken off the list gets no more of a practitioner’s words, and the request waits for another', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] }, { as: [otherAdviser] });
  const id = await openOne();
  await claim(adviser, id);
  bot.ports.roster = () => sampleRoster({ as: [otherAdviser] });
  await bot.say(practitioner, 'Zora called again.');
  expect(bot.seenIn(adviser).join('\n')).not.toContain('called again');
  expect(await now(id)).toMatchObject({ state: 'waiting' });
});

describe('an adviser who was taken off the list while they held it', () => {
  const takeOff = () => void (bot.ports.roster = () => sampleRoster({ as: [otherAdviser] }));
  beforeEach(() => {
    bot.ports.roster = () => sampleRoster({ as: [adviser] }, { as: [otherAdviser] });
  });

  test('gets no new wording of what they had read; the next holder does', async () => {
    const id = await openOne();
    await claim(adviser, id);
    const { id: messageId } = await bot.say(practitioner, 'Zora is at home.');
    takeOff();
    await bot.inbox.receive({
      kind: 'edit',
      id: 'edit-1',
      place: personalPlaceOf(practitioner),
      from: practitioner,
      sentAt: '2026-05-04T09:00:00Z',
      messageId,
      text: 'Zora is at the station.',
    });
    await bot.settle();
    expect(bot.seenIn(adviser).join('\n')).not.toContain('at the station');
    expect(await now(id)).toMatchObject({ state: 'waiting' });
    await claim(otherAdviser, id);
    expect(bot.seenIn(otherAdviser).join('\n')).toContain('Zora is at the station.');
  });

  test('does not get the question when its words are shared; the next holder does', async () => {
    const id = await openOne('Who refers Zora?');
    await claim(adviser, id);
    takeOff();
    await bot.press(practitioner, { do: 'confirm-sharing', escalation: id });
    expect(bot.seenIn(adviser).join('\n')).not.toContain('Zora');
    expect(await now(id)).toMatchObject({ state: 'waiting' });
    await claim(otherAdviser, id);
    expect(bot.seenIn(otherAdviser).join('\n')).toContain('Who refers Zora?');
  });

  test('is handed nothing over when their private chat is found after that', async () => {
    const id = await openOne();
    await bot.say(practitioner, 'Zora is at home.');
    await bot.inbox.receive({
      kind: 'action',
      id: 'claim-1',
      place: advisersChannel,
      from: adviser,
      sentAt: '2026-05-04T09:00:00Z',
      action: { do: 'claim', escalation: id },
      messageId: card().messageId,
    });
    takeOff();
    await bot.settle();
    expect(bot.seenIn(adviser).join('\n')).not.toContain('Zora');
    expect(await now(id)).toMatchObject({ state: 'waiting' });
  });
});

test('a note whose marks are taken away by an edit stays a note, and its writer hears of it', async () => {
  const id = await openOne();
  await claim(adviser, id);
  const note = await bot.say(adviser, '// Call the police now.');
  await bot.inbox.receive({
    kind: 'edit',
    id: 'edit-1',
    place: personalPlaceOf(adviser),
    from: adviser,
    sentAt: '2026-05-04T09:00:00Z',
    messageId: note.id,
    text: 'Call the police now.',
  });
  await bot.settle();
  expect(bot.seenIn(practitioner).join()).not.toContain('Call the police now');
  expect(last(adviser)).toMatch(/will not be passed on\. To send it, write it again/);
});

test('words that waited for the private chat of an adviser who gave it back do not go there any more', async () => {
  const id = await openOne();
  await claim(adviser, id);
  const goOn = holdUp(personalPlaceOf(adviser).id);
  await bot.say(practitioner, 'Zora is at the station.');
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  goOn();
  await bot.later(MINUTE_MS);
  expect(bot.seenIn(adviser).join('\n')).not.toContain('at the station');
  await claim(otherAdviser, id);
  expect(bot.seenIn(otherAdviser).join('\n')).toContain('Zora is at the station.');
});

test('a clock that is set back holds up no message and no reminder', async () => {
  const id = await openOne();
  await claim(adviser, id);
  bot.platform.failNext(new DeliveryFailure('It is busy.', 'Try again.'));
  await bot.say(adviser, 'I am here.');
  await bot.later(-5 * 60 * MINUTE_MS);
  await bot.later(MINUTE_MS);
  expect(bot.seenIn(practitioner).join('\n')).toContain('I am here.');
});

test('no one who waits is forgotten when a clock is set back', async () => {
  await openOne();
  const before = bot.seenIn(practitioner).length;
  await bot.later(-5 * 60 * MINUTE_MS);
  await bot.later(21 * MINUTE_MS);
  expect(bot.seenIn(practitioner).length).toBeGreaterThan(before);
});

describe('a platform that cannot say for 20 seconds where someone’s private chat is', () => {
  async function inTrouble(work: () => Promise<unknown>): Promise<void> {
    const { personalPlace } = bot.platform;
    bot.platform.personalPlace = () =>
      Promise.reject(new DeliveryFailure('It is away.', 'Wait.', { fault: 'platform' }));
    await work();
    for (let second = 0; second < 20; second += 1) await bot.later(1000);
    bot.platform.personalPlace = personalPlace;
    await bot.later(15_000);
  }

  test('still lets the adviser on duty hear of danger', async () => {
    bot.ports.roster = () => sampleRoster({ as: [otherAdviser], duty: true });
    await inTrouble(() => bot.say(practitioner, 'Zora is in danger now'));
    expect(last(otherAdviser)).toMatch(/You are the duty adviser/);
  });

  test('does not leave a handoff in the card’s thread', async () => {
    const id = await openOne();
    await inTrouble(() => claim(adviser, id));
    expect(await now(id)).toMatchObject({ reach: 'personal' });
  });

  test('still lets the handoff of a channel move to a private chat', async () => {
    await inTrouble(() => bot.say(practitioner, 'A child is in danger now', { place: sharedChannel }));
    expect(bot.seenIn(practitioner).join()).toMatch(/Let’s continue here/);
  });
});
