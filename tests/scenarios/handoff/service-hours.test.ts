// The opening hours set at the desk hold at once, for everyone: who is asked, what people are told, and when.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ServiceHours } from '../../../bot/model/people/service-hours.js';
import type { Person } from '../../../bot/model/people/person.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { adviser, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';

const lead: Person = { platform: 'slack', id: 'lee', name: 'Lee' };
const WEEK: ServiceHours = {
  week: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
  closedDays: ['2026-05-05'],
  bankHolidays: 'england-and-wales',
};

let bot: TestBot;
beforeEach(async () => {
  bot = await createTestBot();
});
afterEach(() => bot.close());

const set = (hours: ServiceHours | undefined, version = 0) =>
  bot.changeServiceHours({ version, by: lead, ...(hours && { hours }) });
const last = (who: typeof practitioner) => bot.seenIn(who).at(-1)!;

/** It is 10am on Monday 4 May 2026, a bank holiday. */
test('tells people when the service opens, after bank holidays and closed days, without a list of advisers', async () => {
  expect(await set(WEEK)).toBe('changed');
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  expect(bot.seenIn(practitioner).join()).toMatch(/6 May[^.]*9am/);
  const { opensAt } = await bot.queries.serviceHours();
  expect(opensAt).toBe('2026-05-06T08:00:00.000Z');
  expect((await bot.queries.home(practitioner, { platform: 'slack', id: 'ada' })).hours).toMatch(/6 May/);
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

test('tells those who wait at once when the hours change', async () => {
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

test('refuses to replace hours that someone else set meanwhile, and does nothing twice', async () => {
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
