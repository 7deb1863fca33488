// Tests what changes for an adviser who no longer holds a request.
import { beforeEach, expect, test } from 'vitest';
import type { Action } from '../../../../bot/model/messages/action.js';
import type { Person } from '../../../../bot/model/people/person.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { handoffSteps } from '../../../fakes/handoff-steps.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';
import { adviser, createTestBot, otherAdviser, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);
beforeEach(() => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] }, { as: [otherAdviser] });
});

const { openOne, claim } = handoffSteps(() => bot);

const handOver = (who: Person) =>
  bot.platform
    .in(personalPlaceOf(who).id)
    .map(({ message }) => message)
    .find(({ parts }) => parts.some((part) => part.kind === 'relayed'))!;

const ENDS: [string, Person, (escalation: string) => Action][] = [
  ['closes it', adviser, (escalation) => ({ do: 'resolve', escalation })],
  ['hands it back', adviser, (escalation) => ({ do: 'hand-back', escalation })],
  [
    'loses it because it is cancelled',
    practitioner,
    (escalation) => ({ do: 'withdraw', escalation, sure: true, urgent: true, claimed: true }),
  ],
];

test.each(ENDS)('takes the buttons away from an adviser who %s', async (_, who, action) => {
  const escalation = await openOne();
  await claim(adviser, escalation);
  expect(handOver(adviser).buttons).toHaveLength(6);
  await bot.press(who, action(escalation));
  await bot.later(60_000);
  expect(handOver(adviser).buttons).toEqual([]);
});

test('gives the next holder buttons, and leaves the former one none', async () => {
  const escalation = await openOne();
  await claim(adviser, escalation);
  await bot.press(adviser, { do: 'hand-back', escalation });
  await claim(otherAdviser, escalation);
  await bot.later(60_000);
  expect([handOver(adviser).buttons.length, handOver(otherAdviser).buttons.length]).toEqual([0, 6]);
});
