// Tests how many waiting requests people read about when they ask for their status.
import { beforeEach, expect, test } from 'vitest';
import { TEST_PLACE } from '../../../bot/model/handoff/test-request.js';
import { DAYS } from '../../../bot/model/people/roster.js';
import { readHome } from '../../../bot/reporting/read-home.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { createTestBot, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import { deskPersonCalled } from '../../fakes/web/desk-people.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { last, listEverybody } = handoffSteps(() => bot);

const other = { platform: 'slack', id: 'other', name: 'Other' };
const inSetUp = { platform: 'slack', id: `${TEST_PLACE}1`, name: 'Set-up' };

beforeEach(async () => {
  listEverybody();
  for (const person of [other, inSetUp]) await bot.say(person, 'adviser');
});

test('counts the requests of other people, without test requests', async () => {
  await bot.say(practitioner, 'status');
  expect(last(practitioner)).toContain('1 request is waiting for an adviser.');
});

test('says that the count is besides their own request, also in Slack’s Home', async () => {
  await bot.say(practitioner, 'adviser');
  await bot.say(practitioner, 'status');
  expect(last(practitioner)).toContain('1 other request is waiting for an adviser.');
  const { hours } = await readHome(bot.ports, practitioner, personalPlaceOf(practitioner));
  expect(hours).toContain('1 other request is waiting');
  expect(wordsIn('cy').web.advisers.working(1, true)).toContain('heblaw am eich cais chi');
});

test('does not say in a channel how many wait', async () => {
  await bot.say(practitioner, 'status', { place: sharedChannel });
  const said = bot.seenIn(sharedChannel).at(-1);
  expect(said).toContain('Advisers are on shift now.');
  expect(said).not.toMatch(/request is waiting/);
});

test('Slack’s Home gives the usual wait while advisers are on shift, if it is known', async () => {
  const hours = async () => (await readHome(bot.ports, practitioner, personalPlaceOf(practitioner))).hours;
  expect(await hours()).toContain('I do not know how long a reply will take.');
  bot.ports.usualWaitMs = () => 7 * 60_000;
  expect(await hours()).toMatch(/on shift now\..+waited 7 minutes or less for the first message\.$/);
});

test('does not say that advisers are on shift if none are listed, also in Slack’s Home', async () => {
  bot.ports.roster = () => [];
  const allWeek = [{ days: [...DAYS], from: '00:00', to: '00:00' }];
  const by = deskPersonCalled('Lee Adams');
  const hours = { week: allWeek, closedDays: [] };
  expect(await bot.changeServiceHours({ version: 0, by, hours })).toBe('changed');
  await bot.say(practitioner, 'status');
  expect(last(practitioner)).not.toContain('on shift');
  expect(last(practitioner)).toContain('Advisers work every day, all day.');
  const home = await readHome(bot.ports, practitioner, personalPlaceOf(practitioner));
  expect(home.hours).toBe('Advisers work every day, all day. I do not know how long a reply will take.');
});
