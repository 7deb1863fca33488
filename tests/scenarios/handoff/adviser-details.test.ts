// Tests that changes to an adviser’s details take effect immediately: which adviser is asked, and when people
// who are waiting are sent updates.
import { beforeEach, expect, test } from 'vitest';
import { createBot } from '../../../bot/create-bot.js';
import type { AdviserDetails } from '../../../bot/model/people/roster.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { UserRole } from '../../../bot/model/people/roles.js';
import { sampleRoster, WEEKDAYS } from '../../fakes/samples/sample-roster.js';
import { adviser, createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const lead: Person = { platform: 'slack', id: 'lee', name: 'Lee' };
const always: AdviserDetails = { hours: [], nations: [], specialisms: [], languages: [] };

const bot = perTest(createTestBot);
beforeEach(() => {
  bot.ports.roster = () =>
    sampleRoster(
      { as: [adviser], hours: WEEKDAYS, specialisms: ['social-work'] },
      { as: [otherAdviser], hours: WEEKDAYS },
      { as: [lead], lead: true, hours: [{ days: ['sun'], from: '01:00', to: '02:00' }] },
    );
});

const change = (
  who: string,
  details: Partial<AdviserDetails> | undefined,
  { by = lead, roles = [], version = 0 }: { by?: Person; roles?: UserRole[]; version?: number } = {},
) =>
  bot.changeDetails({
    adviser: who,
    version,
    by: { person: by, roles },
    ...(details && { details: { ...always, ...details } }),
  });
const standing = async (who: string) => (await bot.queries.advisers()).find((one) => one.adviser.id === who)!;
const last = (who: typeof practitioner) => bot.seenIn(who).at(-1);

test('comes before the file for that adviser alone, until it is as in the file again', async () => {
  const details = { languages: ['pl'], nations: ['wales' as const] };
  expect(await change('bea', details)).toEqual({ outcome: 'changed', version: 1 });
  expect(await standing('bea')).toMatchObject({
    adviser: { id: 'bea', specialisms: [], hours: [], timeZone: 'Europe/London', ...details },
    setAtDesk: { by: lead, at: '2026-05-04T09:00:00.000Z' },
  });
  expect((await standing('cyd')).setAtDesk).toBeUndefined();
  expect((await standing('cyd')).adviser.hours).toEqual(WEEKDAYS);

  expect(await change('bea', undefined, { version: 1 })).toEqual({ outcome: 'changed', version: 2 });
  expect((await standing('bea')).adviser).toMatchObject({ hours: WEEKDAYS, specialisms: ['social-work'] });
  expect((await standing('bea')).setAtDesk).toBeUndefined();
  const { changes } = (await bot.queries.adviserDetails('bea'))!;
  expect(changes.map(({ version, by }) => [version, by.name])).toEqual([
    [2, 'Lee'],
    [1, 'Lee'],
  ]);
});

test('the same sent twice is one change, and what is so already is none', async () => {
  await change('bea', { languages: ['pl'] });
  expect(await change('bea', { languages: ['pl'] })).toEqual({ outcome: 'unchanged', version: 1 });
  const inFile = { hours: WEEKDAYS, specialisms: ['social-work' as const] };
  expect(await change('cyd', { hours: WEEKDAYS })).toEqual({ outcome: 'unchanged', version: 0 });
  expect(await change('cyd', undefined)).toEqual({ outcome: 'unchanged', version: 0 });
  expect(await change('bea', inFile, { version: 1 })).toMatchObject({ outcome: 'changed' });
});

test.each([
  ['an adviser their own', 'bea', adviser, [], 'changed'],
  ['an adviser another’s', 'cyd', adviser, ['adviser'], 'not-allowed'],
  ['somebody who is not in the file', 'bea', practitioner, ['adviser'], 'not-allowed'],
  ['whom the file calls a lead', 'bea', lead, [], 'changed'],
  ['a lead of the sign-in', 'bea', practitioner, ['lead'], 'changed'],
  ['an admin', 'bea', practitioner, ['admin'], 'changed'],
  ['an editor', 'bea', practitioner, ['editor'], 'not-allowed'],
  ['a lead somebody who is not in the file', 'eve', lead, ['lead'], 'not-listed'],
] as const)('lets change what it should, and nothing else: %s', async (_, who, by, roles, outcome) => {
  const { outcome: came } = await change(who, { languages: ['pl'] }, { by, roles: [...roles] });
  expect(came).toBe(outcome);
  expect((await bot.store.records.advisers.changes(who)).length).toBe(outcome === 'changed' ? 1 : 0);
});

test('someone who waits overnight is looked after at once when an adviser comes to work at night', async () => {
  await bot.later(10 * HOUR_MS);
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  expect(last(practitioner)).toContain('They are due back on 5 May at 9am');
  await bot.later(MINUTE_MS);
  expect(bot.seenIn(adviser)).toEqual([]);

  await change('bea', {}, { by: adviser });
  await bot.settle();
  // Reminders follow the adviser’s new hours straight away, instead of waiting until the old hours begin in
  // the morning.
  await bot.later(6 * MINUTE_MS);
  expect(bot.seenIn(adviser).join()).toContain('you are the best match on shift');
  await bot.later(15 * MINUTE_MS);
  expect(last(practitioner)).toMatch(/No one is available|still|waiting/i);
  expect(last(practitioner)).not.toContain('9am');
});

test('someone who asks reads the new hours, in a process that was running all along', async () => {
  const another = createBot(bot.ports);
  await bot.later(10 * HOUR_MS);
  for (const who of ['bea', 'cyd'])
    await another.changeDetails({
      adviser: who,
      version: 0,
      by: { person: lead, roles: [] },
      details: { ...always, hours: [{ days: ['tue'], from: '06:30', to: '08:00' }] },
    });
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  expect(last(practitioner)).toContain('They are due back on 5 May at 6:30am');
});

test('hours that were set follow the clock of the time zone in the file, through a change of the clocks', async () => {
  bot.ports.roster = () =>
    sampleRoster(
      { as: [adviser], hours: WEEKDAYS, timeZone: 'America/New_York' },
      { as: [lead], lead: true },
    );
  await change('bea', { hours: [{ days: ['sat', 'sun'], from: '09:00', to: '10:00' }] });
  const next = async () => (await standing('bea')).nextAtWork;
  expect(await next()).toBe('2026-05-09T13:00:00.000Z');
  // Moves to the day before the clocks go back in New York, on 1 November 2026.
  await bot.later(Date.parse('2026-10-31T18:00:00Z') - Date.parse('2026-05-04T09:00:00Z'));
  expect(await next()).toBe('2026-11-01T14:00:00.000Z');
});

test('absence lasts until the next shift that was set, and not that of the file', async () => {
  await change('bea', { hours: [{ days: ['mon', 'wed'], from: '09:00', to: '18:00' }] });
  await bot.say(adviser, 'I’m away');
  expect((await standing('bea')).awayUntil).toBe('2026-05-06T08:00:00.000Z');
});

test('passes a request to the adviser who now knows it best, and leaves out those who no longer work then', async () => {
  await change('cyd', { specialisms: ['law-enforcement'] });
  await change('bea', { hours: [{ days: ['sun'], from: '01:00', to: '02:00' }] });
  await bot.say(practitioner, 'Who refers Zora to the police?');
  await bot.say(practitioner, 'adviser');
  await bot.later(6 * MINUTE_MS);
  expect(bot.seenIn(otherAdviser).join()).toContain('you are the best match on shift');
  expect(bot.seenIn(adviser)).toEqual([]);
});

test('what this version cannot read leaves the file in force, and everyone is still asked', async () => {
  await bot.store.records.advisers.addChange({
    adviser: 'bea',
    version: 1,
    details: { ...always, specialisms: ['astrology'] },
    by: lead,
    at: '2026-05-04T08:00:00.000Z',
  });
  expect(await standing('bea')).toMatchObject({
    adviser: { hours: WEEKDAYS },
    isUnreadable: true,
    atWork: true,
  });
  expect(await change('bea', { hours: WEEKDAYS, specialisms: ['social-work'] }, { version: 1 })).toEqual({
    outcome: 'changed',
    version: 2,
  });
});
