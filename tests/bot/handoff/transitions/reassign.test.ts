// Tests that an urgent request can be transferred in a chat without waiting for a shift to start.
import { beforeEach, expect, test } from 'vitest';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
} from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const lead = { platform: 'slack', id: 'lee', name: 'Lee' } as const;

const bot = perTest(createTestBot);
let id: string;
beforeEach(async () => {
  bot.ports.roster = () =>
    sampleRoster(
      { as: [adviser], specialisms: ['social-work'] },
      { as: [otherAdviser], specialisms: ['law-enforcement'] },
      { as: [lead], lead: true, hours: [{ days: ['sun'], from: '01:00', to: '02:00' }] },
    );
  await bot.say(practitioner, 'Zora is in danger now.');
  await bot.say(practitioner, 'adviser');
  id = (await bot.queries.queue())[0]!.escalation.id;
});

const now = async () => (await bot.queries.escalation(id))!.escalation;
const last = (who: typeof practitioner) => bot.seenIn(who).at(-1)!;
const claim = (who: typeof practitioner) => bot.press(who, { do: 'claim', escalation: id }, advisersChannel);
const transfer = (who: typeof practitioner, to?: string) =>
  bot.press(who, { do: 'reassign', escalation: id, ...(to && { to }) });

test('refuses to pass an urgent request to a specialism that no one else on shift covers, and says what to do', async () => {
  await claim(otherAdviser);
  await transfer(otherAdviser, 'specialism:law-enforcement');
  expect(last(otherAdviser)).toMatch(/no one else on shift specialises in: Law enforcement[^]*“Hand back”/);
  await transfer(lead, 'specialism:immigration-safeguarding');
  expect(await now()).toMatchObject({ state: 'claimed', holder: { id: 'cyd' } });
  await transfer(otherAdviser, 'specialism:social-work');
  expect(await now()).toMatchObject({ state: 'waiting', specialism: 'social-work' });
});

test('leaves an urgent request that no one has claimed in the queue, where no one on shift could take it', async () => {
  await transfer(lead, 'specialism:immigration-safeguarding');
  expect(last(lead)).toMatch(/Nothing has changed[^]*still in the queue, where anyone can claim it/);
  expect((await now()).specialism).toBeUndefined();
});

test('offers an urgent request only to where someone is on shift, and says how many', async () => {
  await claim(adviser);
  await transfer(adviser);
  expect(last(adviser)).toMatch(/\[Cyd\][^]*\[Law enforcement \(1 on shift\)\]/);
  expect(last(adviser)).not.toMatch(/Social work|Immigration/);
  await bot.press(otherAdviser, { do: 'presence', away: true });
  await transfer(adviser);
  expect(last(adviser)).toMatch(/No one else is on shift[^]*“Hand back”/);
});

test('does not count the lead who transfers an urgent request, as they are not asked again', async () => {
  const specialist = { as: [lead], lead: true, specialisms: ['law-enforcement' as const] };
  bot.ports.roster = () => sampleRoster({ as: [adviser], specialisms: ['social-work'] }, specialist);
  await claim(adviser);
  await transfer(lead);
  expect(last(lead)).not.toMatch(/Law enforcement/);
  await transfer(lead, 'specialism:law-enforcement');
  expect(last(lead)).toMatch(/no one else on shift specialises in: Law enforcement/);
  expect(await now()).toMatchObject({ state: 'claimed', holder: { id: 'bea' } });
});

test('writes to a colleague on shift if the only adviser on duty hands an urgent request back', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], duty: true }, { as: [otherAdviser] });
  await claim(adviser);
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  expect(last(otherAdviser)).toMatch(/you are the best match/);
});

test('a lead cannot transfer a request that they made from another account', async () => {
  const atDesk = { platform: 'teams' as const, id: 'lee2', name: 'Lee' };
  bot.ports.roster = () =>
    sampleRoster({ as: [adviser] }, { as: [otherAdviser] }, { as: [lead, atDesk], lead: true });
  await bot.say(lead, 'Who refers Zora?');
  await bot.say(lead, 'adviser');
  const [own] = await bot.store.records.escalations.waitedForBy(lead);
  await bot.press(atDesk, { do: 'reassign', escalation: own!.id, to: 'adviser:cyd' });
  expect((await bot.queries.escalation(own!.id))!.escalation.state).toBe('waiting');
});

test('a request that still waits after a transfer keeps the times of its reminders and updates', async () => {
  await bot.later(7 * 60_000);
  const { followUp } = await now();
  expect(followUp.steps).toBe(2);
  await transfer(lead, 'specialism:law-enforcement');
  expect(await now()).toMatchObject({ state: 'waiting', specialism: 'law-enforcement', followUp });
  await bot.later(60_000);
  expect((await now()).followUp.steps).toBe(3);
});

test('offers no specialism if no file says who has it, but lets a request wait for one', async () => {
  bot.ports.roster = () => [];
  await claim(adviser);
  await transfer(adviser);
  expect(last(adviser)).toMatch(/No one else is at the desk[^]*“Hand back”/);
  await transfer(adviser, 'specialism:law-enforcement');
  expect(await now()).toMatchObject({ state: 'waiting', specialism: 'law-enforcement' });
});
