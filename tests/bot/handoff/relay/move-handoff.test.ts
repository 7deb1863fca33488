// Tests the messages that people get in their private chat about a request that they made in a channel.
import { beforeEach, describe, expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
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

const { claim, escalationId, last } = handoffSteps(() => bot);

/** Runs `work` while private chats cannot be opened, so that the request stays in the channel. */
async function whilePrivateChatsAreAway(work: () => Promise<unknown>): Promise<void> {
  const { personalPlace } = bot.platform;
  bot.platform.personalPlace = () =>
    Promise.reject(new DeliveryFailure('It is away.', 'Wait.', { fault: 'platform' }));
  await work();
  bot.platform.personalPlace = personalPlace;
  await bot.later(60_000);
}

const share = async () =>
  bot.press(practitioner, { do: 'confirm-sharing', escalation: await escalationId() }, sharedChannel);
const { theySee, wordsShared } = wording.handoff;
const told = () =>
  bot.seenIn(personalPlaceOf(practitioner)).find((words) => words.includes(wording.carriedOn))!;

test('says that the adviser will see the question as written if that was chosen before', async () => {
  await whilePrivateChatsAreAway(async () => {
    await bot.say(practitioner, 'Zora is in danger now.', { place: sharedChannel });
    await share();
  });
  expect(told()).toContain(wordsShared);
  expect(told()).not.toContain(theySee);
  expect(told()).not.toContain('[name 1]');
});

test('says so in place of the question if that is chosen later', async () => {
  await bot.say(practitioner, 'Zora is in danger now.', { place: sharedChannel });
  await bot.later(60_000);
  expect(told()).toContain('[name 1]');
  await share();
  await bot.later(60_000);
  expect(told()).toContain(wordsShared);
  expect(told()).not.toContain(theySee);
  expect(told()).not.toContain('[name 1]');
});

test('gives the usual wait, once an adviser has marked the request as not urgent', async () => {
  bot.ports.usualWaitMs = () => 7 * 60_000;
  await whilePrivateChatsAreAway(async () => {
    await bot.say(practitioner, 'Zora is in danger now.', { place: sharedChannel });
    await bot.press(adviser, { do: 'not-urgent', escalation: await escalationId() }, advisersChannel);
  });
  expect(told()).toContain('waited 7 minutes or less');
  expect(told()).not.toContain('I do not know how long');
});

test('does not say so of a question that was deleted after it was chosen', async () => {
  await whilePrivateChatsAreAway(async () => {
    const asked = await bot.say(practitioner, 'Zora is in danger now.', { place: sharedChannel });
    await share();
    await bot.inbox.receive({ ...asked, kind: 'delete', id: 'delete', messageId: asked.id });
  });
  expect(told()).toContain(wording.handoff.questionErased);
  expect(told()).not.toContain(wordsShared);
});

test('says nothing of a request that was cancelled before the private chat opened', async () => {
  await whilePrivateChatsAreAway(async () => {
    await bot.say(practitioner, 'Zora is in danger now.', { place: sharedChannel });
    const withdraw = {
      do: 'withdraw',
      escalation: await escalationId(),
      sure: true,
      urgent: true,
      claimed: true,
    } as const;
    await bot.press(practitioner, withdraw, sharedChannel);
  });
  expect(bot.seenIn(sharedChannel).join('\n')).not.toContain(wording.privateHandoff);
});

test('sends nothing of a message that its adviser has turned into a note by then', async () => {
  bot.platform.forbidPrivateChat(practitioner);
  await bot.say(practitioner, 'Zora is in danger now.', { place: sharedChannel });
  await claim(adviser, await escalationId());
  const said = await bot.say(adviser, 'Please call me.');
  await bot.say(adviser, 'I am here.');
  await bot.inbox.receive({
    ...said,
    kind: 'edit',
    id: 'edit',
    messageId: said.id,
    text: '// Not for them.',
  });
  await bot.say(practitioner, 'Hello, here I am.');
  expect(bot.seenIn(practitioner).filter((words) => words.startsWith('Bea'))).toEqual(['Bea: I am here.']);
});

describe('what an adviser wrote before a colleague took over', () => {
  beforeEach(async () => {
    bot.platform.forbidPrivateChat(practitioner);
    await bot.say(practitioner, 'Someone is in danger now.', { place: sharedChannel });
    const escalation = await escalationId();
    await claim(adviser, escalation);
    await bot.say(adviser, 'Please ring me on 020 7946 0000.');
    await bot.press(adviser, { do: 'hand-back', escalation });
    await claim(otherAdviser, escalation);
  });

  test('still reaches the practitioner', async () => {
    await bot.say(practitioner, 'Hello, here I am.');
    expect(bot.seenIn(practitioner).join('\n')).toContain('Please ring me on 020 7946 0000.');
  });

  test('counts as not delivered if the colleague closes the request first', async () => {
    const escalation = await escalationId();
    const { lines } = (await bot.queries.transcript(escalation, otherAdviser))!;
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'said', delivered: false }));
    await bot.press(otherAdviser, { do: 'not-urgent', escalation });
    await bot.press(otherAdviser, { do: 'resolve', escalation });
    expect(last(otherAdviser)).toContain(wording.adviser.neverReached(1));
  });
});
