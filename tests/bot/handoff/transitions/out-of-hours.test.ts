// Tests what people read at night when their request waits for an adviser again.
import { beforeEach, expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { welshHandoff as welsh } from '../../../../bot/wording/welsh/handoff-wording.js';
import { handoffSteps, lead, MINUTE_MS } from '../../../fakes/handoff-steps.js';
import { sampleRoster, WEEKDAYS } from '../../../fakes/samples/sample-roster.js';
import { adviser, createTestBot, otherAdviser, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const HOUR_MS = 60 * MINUTE_MS;

const bot = perTest(createTestBot);

const { last, openOne, claim, claimed, close } = handoffSteps(() => bot);

beforeEach(() => {
  bot.ports.roster = () =>
    sampleRoster(
      { as: [adviser], hours: WEEKDAYS },
      { as: [otherAdviser], hours: WEEKDAYS, specialisms: ['social-work'] },
      { as: [lead], lead: true, hours: WEEKDAYS },
    );
});

const untilNight = () => bot.later(10 * HOUR_MS);
const OPENS = /No advisers are on shift at the moment\. They are due back on 5 May at 9am\.[^]*call one/;
const MONDAY_NIGHT = new RegExp(`${OPENS.source}[^]*Police`);

/** The new messages since the last call. */
function unread() {
  const before = bot.seenIn(practitioner).length;
  return () => bot.seenIn(practitioner).slice(before);
}

async function atNight(question = 'Who refers Zora?'): Promise<string> {
  const id = await claimed(question);
  await bot.say(adviser, 'I will look at this.');
  await untilNight();
  return id;
}

test.each([
  [
    'was handed back',
    (id: string) => bot.press(adviser, { do: 'hand-back', escalation: id }),
    wording.handoff.handedBack,
  ],
  [
    'was transferred to a specialism',
    (id: string) => bot.press(lead, { do: 'reassign', escalation: id, to: 'specialism:social-work' }),
    'The adviser has transferred your conversation.',
  ],
])('a request that %s says when advisers are back and who to call', async (_, step, said) => {
  const id = await atNight();
  const since = unread();
  await step(id);
  expect(since()).toHaveLength(1);
  expect(since()[0]).toContain(said);
  expect(since()[0]).toMatch(MONDAY_NIGHT);
});

test('an urgent request whose adviser does not reply in time says when advisers are back and who to call', async () => {
  await atNight('She is in danger now.');
  await bot.say(practitioner, 'Her uncle came back.');
  await bot.later(10 * MINUTE_MS);
  expect(last(practitioner)).toContain(wording.handoff.expired);
  expect(last(practitioner)).toMatch(MONDAY_NIGHT);
});

test('a request keeps its adviser at night, and its practitioner reads when advisers are back', async () => {
  await atNight();
  await bot.say(practitioner, 'Her uncle came back.');
  const since = unread();
  const toAdviser = bot.seenIn(adviser).length;
  await bot.later(20 * MINUTE_MS);
  expect(since()).toHaveLength(1);
  expect(since()[0]).toContain(wording.handoff.holderSilent('Bea'));
  expect(since()[0]).not.toContain(wording.handoff.othersSoon);
  expect(since()[0]).toMatch(MONDAY_NIGHT);
  await bot.later(3 * HOUR_MS);
  expect(since()).toHaveLength(1);
  expect(bot.seenIn(adviser)).toHaveLength(toAdviser);
  expect((await bot.queries.queue())[0]?.escalation).toMatchObject({ state: 'claimed', holder: adviser });
});

test('an adviser who is written to at night has as long to reply as usual from the next shift', async () => {
  await atNight();
  await bot.say(practitioner, 'Her uncle came back.');
  await bot.later(20 * MINUTE_MS);
  const untilNineAm = 12 * HOUR_MS + 40 * MINUTE_MS;
  for (let at = 0; at < untilNineAm; at += HOUR_MS) await bot.later(Math.min(HOUR_MS, untilNineAm - at));
  expect(last(practitioner)).toContain(wording.handoff.othersSoon);
  await bot.later(30 * MINUTE_MS);
  expect(last(adviser)).toBe(wording.adviser.nudge(30));
  await bot.later(30 * MINUTE_MS);
  expect(last(practitioner)).toContain(wording.handoff.expired);
});

test('a request left waiting for its adviser at the end of the day says when advisers are back', async () => {
  await claimed();
  await bot.say(adviser, 'I will look at this.');
  await bot.later(6 * HOUR_MS + 50 * MINUTE_MS);
  await bot.say(practitioner, 'Her uncle came back.');
  await bot.later(20 * MINUTE_MS);
  expect(last(practitioner)).toMatch(MONDAY_NIGHT);
  await bot.later(60 * MINUTE_MS);
  expect((await bot.queries.queue())[0]?.escalation.state).toBe('claimed');
});

test('a practitioner told before closing that their adviser is silent soon reads when advisers are back', async () => {
  await claimed();
  await bot.say(adviser, 'I will look at this.');
  await bot.later(6 * HOUR_MS + 35 * MINUTE_MS);
  await bot.say(practitioner, 'Her uncle came back.');
  await bot.later(20 * MINUTE_MS);
  expect(last(practitioner)).toContain(wording.handoff.othersSoon);
  const since = unread();
  for (const minutes of [10, 10, 20, 60, 180]) await bot.later(minutes * MINUTE_MS);
  expect(since()).toHaveLength(1);
  expect(since()[0]).toMatch(MONDAY_NIGHT);
});

test.each([
  ['asked for', openOne],
  ['handed back', async () => bot.press(adviser, { do: 'hand-back', escalation: await claimed() })],
])('a request %s shortly before closing soon says when advisers are back', async (_, step) => {
  await bot.later(6 * HOUR_MS + 45 * MINUTE_MS);
  await step();
  const since = unread();
  for (const minutes of [10, 10, 20, 60, 180]) await bot.later(minutes * MINUTE_MS);
  expect(since()).toHaveLength(1);
  expect(since()[0]).toMatch(MONDAY_NIGHT);
});

test('a request that its practitioner reopens says when advisers are back and who to call', async () => {
  const id = await atNight();
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await bot.press(practitioner, { do: 'reopen', escalation: id });
  expect(last(practitioner)).toContain(wording.handoff.reopened);
  expect(last(practitioner)).toMatch(MONDAY_NIGHT);
});

test('an urgent request that its practitioner reopens at night says who to call, then when advisers are back', async () => {
  const id = await atNight('She is in danger now.');
  await bot.say(adviser, 'The police are on their way.');
  await close(id);
  await bot.press(practitioner, { do: 'reopen', escalation: id });
  expect(last(practitioner)).toMatch(new RegExp(`^${wording.handoff.danger}`));
  expect(last(practitioner)).toMatch(/asked for an adviser again[^]*Police[^]*due back on 5 May at 9am/);
});

test('an urgent request that is handed back says who to call first', async () => {
  const id = await atNight('She is in danger now.');
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  expect(last(practitioner)).toMatch(new RegExp(`^${wording.handoff.danger}`));
  expect(last(practitioner)).toMatch(MONDAY_NIGHT);
});

test('says so in Welsh too', async () => {
  await bot.say(practitioner, 'Cymraeg');
  const id = await atNight();
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  expect(last(practitioner)).toContain(welsh.handedBack);
  expect(last(practitioner)).toContain('Disgwylir iddynt fod yn ôl ar 5 Mai am 9am');
});

test('says nothing about hours while an adviser is at work', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  expect(last(practitioner)).toBe(wording.handoff.handedBack);
});
