// Tests that opening hours set at the desk apply to everyone: which advisers are asked, and what people are
// told and when.
import { expect, test } from 'vitest';
import { isInHours } from '../../../bot/model/people/adviser-shifts.js';
import { openTimes, SERVICE, type ServiceHours } from '../../../bot/model/people/service-hours.js';
import { DAYS } from '../../../bot/model/people/roster.js';
import type { Person } from '../../../bot/model/people/person.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
} from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const lead: Person = { platform: 'slack', id: 'lee', name: 'Lee' };
const WEEK: ServiceHours = {
  week: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
  closedDays: ['2026-05-05'],
  bankHolidays: 'england-and-wales',
};

const BOXING_DAY_2026 = new Date('2026-12-26T11:00:00Z');

const bot = perTest(createTestBot);

const set = (hours: ServiceHours | undefined, version = 0) =>
  bot.changeServiceHours({ version, by: lead, ...(hours && { hours }) });
const last = (who: typeof practitioner) => bot.seenIn(who).at(-1)!;

/** Starts at 10am on Monday 4 May 2026, a bank holiday. */
test('tells people when the service opens, after bank holidays and closed days, without a list of advisers', async () => {
  expect(await set(WEEK)).toBe('changed');
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  expect(bot.seenIn(practitioner).join()).toMatch(/6 May[^.]*9am/);
  const { opensAt } = await bot.queries.serviceHours();
  expect(opensAt).toBe('2026-05-06T08:00:00.000Z');
  expect((await bot.queries.home(practitioner, { platform: 'slack', id: 'ada' })).hours).toMatch(/6 May/);
});

test('a service that is open every day is closed on Boxing Day, also on a Saturday', () => {
  const hours = openTimes({ ...WEEK, week: [{ ...WEEK.week[0]!, days: [...DAYS] }] }, BOXING_DAY_2026);
  expect(isInHours(hours, BOXING_DAY_2026)).toBe(false);
});

test('counts no adviser as on shift while the service is closed, and resets to the settings', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] });
  await set(WEEK);
  expect((await bot.queries.advisers())[0]).toMatchObject({
    atWork: false,
    nextAtWork: '2026-05-06T08:00:00.000Z',
  });
  expect(await set(undefined, 1)).toBe('changed');
  expect((await bot.queries.advisers())[0]).toMatchObject({ atWork: true });
});

test('tells those who wait of the new hours, with their next update', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] });
  await set({ ...WEEK, closedDays: [], bankHolidays: undefined });
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  await bot.later(21 * 60_000);
  expect(last(practitioner)).not.toMatch(/6 May/);
  await set(WEEK, 1);
  await bot.later(13 * 60 * 60_000);
  expect(last(practitioner)).toMatch(/6 May/);
});

test('reminds the advisers of those who wait as soon as the hours allow it', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] });
  await set(WEEK);
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  const asked = bot.seenIn(adviser).length + bot.seenIn(advisersChannel).length;
  const reminders = () => bot.seenIn(adviser).length + bot.seenIn(advisersChannel).length - asked;
  await bot.later(60 * 60_000);
  expect(reminders()).toBe(0);
  await set(undefined, 1);
  await bot.later(0);
  await bot.later(6 * 60_000);
  expect(reminders()).toBeGreaterThan(0);
});

test('refuses to replace hours that someone else has set since, and does nothing twice', async () => {
  expect(await set(WEEK)).toBe('changed');
  expect(await set(WEEK)).toBe('unchanged');
  expect(await set({ ...WEEK, closedDays: [] })).toBe('overtaken');
});

test('writes each change to the audit log', async () => {
  await set(WEEK);
  await set(undefined, 1);
  const found = await bot.store.records.audit.find({ kind: 'opening-hours' }, { limit: 9, offset: 0 });
  expect(found.map(({ by, details }) => [by, details])).toEqual([
    ['Lee', { week: 'as in the settings' }],
    [
      'Lee',
      {
        week: 'mon tue wed thu fri 09:00-17:00',
        closedDays: '2026-05-05',
        bankHolidays: 'england-and-wales',
      },
    ],
  ]);
});

const ALWAYS: ServiceHours = { week: [{ days: [...DAYS], from: '00:00', to: '00:00' }], closedDays: [] };

test.each([
  ['until the next night', [{ days: [...DAYS], from: '22:00', to: '06:00' }], '2026-05-05T21:00:00.000Z'],
  ['for half a day without shifts', [], '2026-05-05T10:55:00.000Z'],
])(
  'someone away just before midnight stays away %s, where the service never closes',
  async (_, hours, until) => {
    bot.ports.roster = () => sampleRoster({ as: [adviser], hours });
    await set(ALWAYS);
    await bot.later((13 * 60 + 55) * 60_000);
    await bot.say(adviser, 'away');
    expect((await bot.queries.advisers())[0]?.awayUntil).toBe(until);
  },
);

test('says that the hours cannot be read if another version saved them, and resets them', async () => {
  const later = { week: 'a form that does not exist yet' };
  const at = '2026-05-04T09:00:00.000Z';
  await bot.store.transaction(({ advisers }) =>
    advisers.addChange({ adviser: SERVICE, version: 1, by: lead, at, details: later }),
  );
  expect(await bot.queries.serviceHours()).toMatchObject({ isUnreadable: true });
  expect(await set(undefined, 1)).toBe('changed');
  expect(await bot.queries.serviceHours()).not.toHaveProperty('isUnreadable');
});

test('gives the numbers again to someone who asks in private after danger in a channel', async () => {
  await set(WEEK);
  await bot.say(practitioner, 'She is in danger now.', { place: sharedChannel });
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(practitioner, { do: 'withdraw', escalation: id, urgent: true, sure: true });
  await bot.later(60_000);
  await bot.press(practitioner, { do: 'talk-to-adviser' }, sharedChannel);
  await bot.later(60_000);
  const opened = bot.seenIn(practitioner).findLast((words) => words.includes('urgent request'))!;
  expect(opened).toMatch(/6 May/);
  expect(opened).toContain('call one of these numbers');
  expect(opened).toContain('999');
});
