// Tests that a private chat that could not be reached once is used again as soon as the platform can open it.
import { expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import type { Person } from '../../../bot/model/people/person.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { claim, escalationId } = handoffSteps(() => bot);
const thread = { ...sharedChannel, id: `${sharedChannel.id}:1700` };

/** The platform refuses one message, as Slack does while an account is deactivated. */
async function wasOnceUnreachable(person: Person): Promise<void> {
  const { id } = personalPlaceOf(person);
  bot.platform.close(id);
  await bot.say(person, 'What is the NRM?');
  bot.platform.open(id);
  expect(bot.seenIn(person)).toEqual([]);
}

test('by someone who asks for an adviser in a channel', async () => {
  await wasOnceUnreachable(practitioner);
  await bot.say(practitioner, 'adviser', { place: thread });
  await claim(adviser, await escalationId());
  await bot.say(adviser, 'I can help.');
  expect(bot.seenIn(thread).join('\n')).toContain(wording.privateHandoff);
  expect(bot.seenIn(practitioner).join('\n')).toContain('I can help.');
});

test('by an adviser who claims a request', async () => {
  await wasOnceUnreachable(adviser);
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  await claim(adviser, await escalationId());
  await bot.say(practitioner, 'Her name is Zora.');
  expect(bot.seenIn(adviser).join('\n')).toContain('Her name is Zora.');
});
