// Tests what an answer says about advisers' hours, before anyone asks for an adviser.
import { beforeEach, expect, test } from 'vitest';
import { handoffSteps, MINUTE_MS } from '../../fakes/handoff-steps.js';
import { sampleRoster, WEEKDAYS } from '../../fakes/samples/sample-roster.js';
import { adviser, createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { last } = handoffSteps(() => bot);

const BACK = 'No advisers are on shift at the moment. They are due back on 5 May at 9am.';
const untilNight = () => bot.later(10 * 60 * MINUTE_MS);

beforeEach(() => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], hours: WEEKDAYS });
});

test('an answer at night says when advisers are back, in the language of the question', async () => {
  await untilNight();
  await bot.say(practitioner, 'Who refers Zora?');
  expect(last(practitioner)).toContain(BACK);
  await bot.say(practitioner, 'Pwy sy’n cyfeirio plentyn at yr NRM?');
  expect(last(practitioner)).toContain('Nid oes cynghorwyr ar ddyletswydd ar hyn o bryd.');
});

const WAIT =
  'In the last 4 weeks, half of the people an adviser wrote to waited 7 minutes or less for the first message.';
const isUsual = () => void (bot.ports.usualWaitMs = () => 7 * MINUTE_MS);

test('an answer while an adviser is on shift gives the usual wait, if it is known', async () => {
  await bot.say(practitioner, 'Who refers Zora?');
  expect(last(practitioner)).not.toMatch(/In the last 4 weeks|how long/);
  isUsual();
  await bot.say(practitioner, 'Who refers Zora in Wales?');
  expect(last(practitioner)).toContain(WAIT);
  await bot.say(practitioner, 'Pwy sy’n cyfeirio plentyn at yr NRM?');
  expect(last(practitioner)).toContain('Yn ystod y 4 wythnos diwethaf, arhosodd hanner');
});

test('does not give the usual wait at night, in an urgent message or after a request', async () => {
  isUsual();
  await untilNight();
  await bot.say(practitioner, 'Who refers Zora?');
  expect(last(practitioner)).not.toContain(WAIT);
  await bot.later(14 * 60 * MINUTE_MS);
  const other = { platform: 'slack', id: 'other', name: 'Other' };
  await bot.say(other, 'Zora is in danger now.');
  await bot.say(practitioner, 'adviser');
  await bot.say(practitioner, 'ask: Who refers Zora?');
  for (const person of [practitioner, other]) expect(bot.seenIn(person).slice(-1)).not.toContain(WAIT);
});

test('an answer while an adviser is on shift does not say when they are back', async () => {
  await bot.say(practitioner, 'Who refers Zora?');
  expect(last(practitioner)).not.toContain('due back');
});

test('someone who has asked for an adviser at night reads it once', async () => {
  await untilNight();
  await bot.say(practitioner, 'adviser');
  expect(last(practitioner)).toContain(BACK);
  await bot.say(practitioner, 'ask: Who refers Zora?');
  expect(last(practitioner)).not.toContain('due back');
});

test('the web page says it next to the button instead', async () => {
  bot.ports.platforms = new Map(['slack', 'web'].map((name) => [name, bot.platform]));
  await untilNight();
  const onWeb = { platform: 'web', id: 'wyn', name: 'Wyn' };
  await bot.say(onWeb, 'Who refers Zora?');
  expect(bot.seenIn(onWeb).at(-1)).not.toContain('due back');
});
