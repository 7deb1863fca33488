// Tests that an alert that does not reach its adviser goes on to the next, and that the practitioner reads so.
import { expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { createFakePlatform, personalPlaceOf } from '../../../fakes/fake-platform.js';
import { lead } from '../../../fakes/handoff-steps.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';
import { adviser, createTestBot, otherAdviser, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);

const DANGER = 'She is in danger now.';
const { alert, leadNotReached } = wording.adviser;
const { dutyNotReached } = wording.handoff;

const close = () => bot.platform.close(personalPlaceOf(adviser).id);
const forbid = () => bot.platform.forbidPrivateChat(adviser);

test.each([
  ['refuses messages', close],
  ['cannot be opened', forbid],
])('if the chat of the adviser on duty %s, the best match is alerted', async (_, prevent) => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], duty: true }, { as: [otherAdviser] });
  prevent();
  await bot.say(practitioner, DANGER);
  expect(bot.seenIn(otherAdviser)).toContain(alert['fits-best']);
  expect(bot.seenIn(practitioner).filter((said) => said === dutyNotReached)).toHaveLength(1);
});

test('the adviser on duty is alerted on their other platform first', async () => {
  const teams = createFakePlatform('teams');
  const onTeams = { platform: 'teams' as const, id: 'bea-teams' };
  bot.ports.platforms = new Map([...bot.ports.platforms, ['teams', teams]]);
  bot.ports.roster = () => sampleRoster({ as: [adviser, onTeams], duty: true }, { as: [otherAdviser] });
  forbid();
  await bot.say(practitioner, DANGER);
  expect(teams.in(personalPlaceOf(onTeams).id).map(({ message }) => message.summary)).toContain(alert.duty);
  expect(bot.seenIn(otherAdviser)).toEqual([]);
  expect(bot.seenIn(practitioner)).not.toContain(dutyNotReached);
});

test('nothing is said while another adviser on duty is reached', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], duty: true }, { as: [otherAdviser], duty: true });
  forbid();
  await bot.say(practitioner, DANGER);
  expect(bot.seenIn(otherAdviser)).toContain(alert.duty);
  expect(bot.seenIn(practitioner)).not.toContain(dutyNotReached);
});

test('if no adviser can be reached, the lead is alerted, each adviser having been tried once', async () => {
  const away = [{ days: ['sun' as const], from: '01:00', to: '02:00' }];
  bot.ports.roster = () =>
    sampleRoster(
      { as: [adviser], duty: true },
      { as: [otherAdviser] },
      { as: [lead], lead: true, hours: away },
    );
  forbid();
  bot.platform.forbidPrivateChat(otherAdviser);
  await bot.say(practitioner, DANGER);
  expect(bot.seenIn(lead)).toContain(alert.lead);
});

test('the advisers read that the lead could not be reached', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], duty: true, lead: true });
  forbid();
  await bot.say(practitioner, DANGER);
  expect(bot.platform.posted.map(({ message }) => message.summary)).toContain(leadNotReached);
});
