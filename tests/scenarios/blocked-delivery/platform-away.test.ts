// Tests what happens to messages for a platform that has been removed from the settings.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlatformName } from '../../../bot/model/people/person.js';
import type { Platform } from '../../../bot/model/ports.js';
import { createFakePlatform, type FakePlatform } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, type TestBot } from '../../fakes/test-bot.js';

const HOUR_MS = 3_600_000;
const gwen = { platform: 'teams', id: 'gwen', name: 'Gwen' };

let bot: TestBot;
let teams: FakePlatform;
const { claim, escalationId } = handoffSteps(() => bot);

const connect = (...platforms: Platform[]) =>
  (bot.ports.platforms = new Map<PlatformName, Platform>(platforms.map((one) => [one.name, one])));
const inTeams = () => teams.posted.length;

beforeEach(async () => {
  bot = await createTestBot();
  teams = createFakePlatform('teams');
  connect(bot.platform, teams);
  await bot.say(gwen, 'adviser');
});
afterEach(() => bot.close());

test('gives up a message after four hours, tells the adviser, and does not send it when the platform is back', async () => {
  await claim(adviser, await escalationId());
  const before = inTeams();
  connect(bot.platform);
  await bot.say(adviser, 'The local authority refers.');
  await bot.later(3.9 * HOUR_MS);
  expect(bot.seenIn(adviser).join()).not.toMatch(/could not deliver/);
  await bot.later(0.2 * HOUR_MS);
  expect(bot.seenIn(adviser).join()).toMatch(/could not deliver your message\. The practitioner has not/);
  connect(bot.platform, teams);
  await bot.later(14 * 24 * HOUR_MS);
  expect(JSON.stringify(teams.posted.slice(before))).not.toContain('The local authority refers.');
});

test('sends a message if the platform is back within four hours', async () => {
  await claim(adviser, await escalationId());
  connect(bot.platform);
  await bot.say(adviser, 'The local authority refers.');
  connect(bot.platform, teams);
  await bot.later(3.9 * HOUR_MS);
  expect(JSON.stringify(teams.posted)).toContain('The local authority refers.');
});

test('the desk shows at once that a message is not delivered', async () => {
  const id = await escalationId();
  await claim(adviser, id);
  connect(bot.platform);
  await bot.say(adviser, 'The local authority refers.');
  const [entry] = await bot.queries.undelivered(10);
  expect(entry).toMatchObject({ escalation: { id }, to: 'practitioner', purpose: 'relay' });
});
