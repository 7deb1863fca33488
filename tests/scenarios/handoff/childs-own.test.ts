// Tests that a child who writes about themselves is addressed as a child from then on. A professional
// mistaken for a child is soon addressed as a professional again.
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
import { wording } from '../../../bot/wording/english/replies-wording.js';

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

const DAY_MS = 24 * 60 * MINUTE_MS;
const { claim, escalationId, close } = handoffSteps(() => bot);
/** Returns what the person has seen, without the introduction that everyone gets. */
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

test('when danger comes before they ask for an adviser', async () => {
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

test('for as long as the request is open, however long that is', async () => {
  await bot.say(practitioner, OWN);
  await bot.later(5 * DAY_MS);
  await bot.say(practitioner, 'are you there');
  await bot.later(5 * DAY_MS);
  const id = await escalationId();
  await claim(adviser, id);
  await bot.say(practitioner, 'he is at the door, I am in danger now');
  await bot.later(60_000);
  await bot.say(adviser, 'The police are on their way.');
  await close(id, advisersChannel);
  expect(bot.seenIn(practitioner).at(-1)).toContain('Bea has closed');
  expect(seen()).not.toMatch(FOR_PROFESSIONALS);
});

test('for some days after the request is closed', async () => {
  await bot.say(practitioner, OWN);
  await bot.press(practitioner, {
    do: 'withdraw',
    escalation: await escalationId(),
    sure: true,
    urgent: true,
  });
  await bot.later(2 * DAY_MS);
  await bot.say(practitioner, 'he is at the door, I am in danger now');
  expect(seen()).not.toMatch(FOR_PROFESSIONALS);
});

test('but a professional whose words were once taken for a child’s gets an answer later', async () => {
  await bot.say(practitioner, 'The family will not let me speak to her alone. Can I insist?');
  await bot.press(practitioner, {
    do: 'withdraw',
    escalation: await escalationId(),
    sure: true,
    urgent: true,
  });
  await bot.later(4 * DAY_MS);
  const before = bot.seenIn(practitioner).length;
  await bot.say(practitioner, 'A child in my care is in danger now. Who refers her?');
  const after = bot.seenIn(practitioner).slice(before).join('\n\n');
  expect(after).toContain('NSPCC');
  expect(after).not.toMatch(/press 55|not your fault|Childline/);
  expect(bot.asked.map(({ text }) => text)).toEqual(['A child in my care is in danger now. Who refers her?']);
  const buttons = bot.platform
    .in('dm-ada')
    .flatMap(({ message }) => message.buttons.map(({ label }) => label));
  expect(buttons).toContain(wording.labels.noDanger);
});

test('and reads that they should call 999 whenever they ask for an adviser', async () => {
  await bot.say(practitioner, OWN);
  const id = await escalationId();
  await claim(adviser, id);
  await bot.say(adviser, 'The police are on their way.');
  await close(id, advisersChannel);
  await bot.later(DAY_MS);
  await bot.say(practitioner, 'adviser');
  expect(bot.seenIn(practitioner).at(-1)).toMatch(
    /^If you are in danger now, call 999[^]*asked an adviser to write to you/,
  );
  expect(seen()).not.toMatch(FOR_PROFESSIONALS);
});

test('and is not told that they asked for an adviser, because we asked for them', async () => {
  await bot.say(practitioner, OWN);
  await bot.say(practitioner, 'status');
  expect(bot.seenIn(practitioner).at(-1)).toMatch(
    /^You have been waiting since .* No adviser has picked this up yet/,
  );
  expect(seen()).not.toContain('You asked');
});
