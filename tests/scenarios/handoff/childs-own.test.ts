// Tests that a child who has written about themselves is spoken to as a child for the rest of the conversation.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handoffSteps, MINUTE_MS } from '../../fakes/handoff-steps.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
  type TestBot,
} from '../../fakes/test-bot.js';
import { wording } from '../../../bot/copy/english/wording.js';

const OWN = 'my boyfriend makes me have sex with his mates and im 16';
const FOR_PROFESSIONALS = /NSPCC|Call 999 if a child|A child may be in danger|ask:|from the guidance|Answer/;

let bot: TestBot;
beforeEach(async () => {
  bot = await createTestBot({
    contacts: (_, need) => [
      {
        name: need === 'for-themselves' ? 'Childline' : 'NSPCC',
        phone: '0800 1111',
        when: 'always',
        verifiedOn: '2026-05-01',
      },
    ],
  });
});
afterEach(() => bot.close());

const { claim, escalationId } = handoffSteps(() => bot);
/** Without the introduction, which everyone gets. */
const seen = () =>
  bot
    .seenIn(practitioner)
    .filter((text) => !text.includes('I am not an emergency service'))
    .join('\n\n');

test('in more danger, in what is said about the request, and while an adviser holds it', async () => {
  await bot.say(practitioner, OWN);
  await bot.say(practitioner, 'I dont know what to do');
  await bot.say(practitioner, 'he is at the door, I am in danger now');
  await claim(adviser, await escalationId());
  await bot.say(practitioner, 'we live by the lighthouse, hurry, in danger now');
  expect(seen()).not.toMatch(FOR_PROFESSIONALS);
  expect(bot.seenIn(practitioner).filter((text) => text.includes('press 55'))).toHaveLength(3);
  expect(bot.seenIn(advisersChannel)[0]).toContain(wording.adviser.cardUrgentOwn);
});

test('in reminders out of hours, and when asked whether to cancel', async () => {
  bot.ports.roster = () =>
    sampleRoster({ as: [adviser], hours: [{ days: ['sun'], from: '01:00', to: '02:00' }] });
  await bot.say(practitioner, OWN);
  await bot.later(5 * MINUTE_MS);
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/press 55[^]*Childline/);
  await bot.say(practitioner, 'withdraw');
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/press 55[^]*Childline/);
  expect(seen()).not.toMatch(FOR_PROFESSIONALS);
});

test('when no advisers are connected, and danger comes later', async () => {
  bot.ports.advisersPlace = () => undefined;
  await bot.say(practitioner, OWN);
  await bot.say(practitioner, 'he is coming, I am in danger now');
  await bot.say(practitioner, 'adviser');
  expect(seen()).not.toMatch(FOR_PROFESSIONALS);
  expect(bot.asked).toEqual([]);
});

test('but not where others read it, because they would learn what was written in private', async () => {
  await bot.say(practitioner, OWN);
  await bot.say(practitioner, 'she is in danger now', { place: sharedChannel });
  expect(bot.seenIn(sharedChannel).join()).not.toMatch(/press 55|Childline/);
});
