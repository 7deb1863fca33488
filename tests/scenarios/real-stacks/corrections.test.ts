// Tests with each platform’s real adapter that people can see what was removed from a question, and correct
// it with one press.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practitionerIn } from '../../fakes/real-stacks/handoff-sides.js';
import { startStacks, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';

const ASKED = 'Amina Yusuf and pipsqueak are children. Does a child have to consent to a referral?';
const REMOVED = '[name 1] and pipsqueak are children.';

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'desk' });
});
afterEach(() => stacks.close());

async function lastQuestion(): Promise<string> {
  const answer = (await stacks.store.records.answers.latest(1))[0]!;
  return (await stacks.store.records.messages.find(answer.message))!.text!;
}

const answers = async () => (await stacks.store.records.answers.latest(10)).length;

describe.each(['teams', 'slack', 'web'] as const)('in %s', (platform) => {
  test('a name is put back with one press, and the question asked again once', async () => {
    const practitioner = practitionerIn(platform, () => stacks);
    await practitioner.write(ASKED);
    await stacks.settled();
    expect(await practitioner.seen()).toContain(`I searched for: “${REMOVED}`);
    const { notPersonal, putBack } = wording.corrections;
    await practitioner.press((platform === 'web' ? putBack : notPersonal)('[name 1]'));
    await stacks.settled();
    expect(await lastQuestion()).toBe(ASKED);
    expect(await practitioner.seen()).toContain(wording.corrections.corrected);
    expect(await answers()).toBe(2);
  });

  test('words that were missed are removed by typing them', async () => {
    const practitioner = practitionerIn(platform, () => stacks);
    await practitioner.write(ASKED);
    await stacks.settled();
    await practitioner.write('remove pipsqueak');
    await stacks.settled();
    expect(await lastQuestion()).toContain('[name 1] and [name 2] are children.');
    expect(await practitioner.seen()).toContain('I searched for: “[name 1] and [name 2] are children.');
    expect(await answers()).toBe(2);
  });
});

test('in Slack words that were missed are asked for in a form', async () => {
  const sam = slackPerson('sam');
  await stacks.slack.write(sam, ASKED);
  await stacks.settled();
  await stacks.slack.fill(sam, wording.corrections.missed, 'pipsqueak');
  await stacks.settled();
  expect(await lastQuestion()).toContain('[name 1] and [name 2] are children.');
});

test('in Teams words that were missed are asked for below the button', async () => {
  const robin = teamsPerson('Robin Sample');
  await stacks.teams.write(robin, ASKED);
  await stacks.settled();
  const pressed = stacks.teams.pressed(robin, 'Remove') as { value: { action: { data: object } } };
  const action = { ...pressed.value.action, data: { ...pressed.value.action.data, words: 'pipsqueak' } };
  await stacks.teams.deliver({ ...pressed, value: { ...pressed.value, action } });
  await stacks.settled();
  expect(await lastQuestion()).toContain('[name 1] and [name 2] are children.');
});

test('on the web page words that were missed are asked for below the button', async () => {
  const practitioner = practitionerIn('web', () => stacks);
  await practitioner.write(ASKED);
  await stacks.settled();
  await practitioner.press('Remove', 'pipsqueak');
  await stacks.settled();
  expect(await lastQuestion()).toContain('[name 1] and [name 2] are children.');
});
