// Tests the advisers’ channel in Teams, with and without permission to read all messages in it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BOT } from '../../fakes/fake-teams/activities.js';
import { startStacks, TEAMS_ADVISERS, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

const sam = slackPerson('sam');
const bea = teamsPerson('Bea');
const cyd = teamsPerson('Cyd');
const NAME_ME = 'In this channel I only see messages that mention me.';
const KEPT = 'I saved this as a note for advisers and did not send it to the practitioner.';

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'teams' });
  await stacks.slack.write(sam, 'adviser');
  await stacks.settled();
  await stacks.teams.press(bea, 'Claim', TEAMS_ADVISERS);
  await stacks.settled();
});
afterEach(() => stacks.close());

const cardId = () => stacks.teams.posted(TEAMS_ADVISERS)[0]!.given!;
const card = () => stacks.teams.shownNow(TEAMS_ADVISERS)[0]!;
const inThread = () => stacks.teams.shown(`${TEAMS_ADVISERS};messageid=${cardId()}`).join();
const last = () => stacks.slack.shown(sam.chat).at(-1);

test('without the permission the card says so, and its box reaches the practitioner, but not what names the bot', async () => {
  expect(card()).toContain(NAME_ME);
  const box = stacks.teams.pressed(bea, 'Send', TEAMS_ADVISERS) as { value: { action: { data: object } } };
  const { action } = box.value;
  await stacks.teams.deliver({
    ...box,
    value: { ...box.value, action: { ...action, data: { ...action.data, words: 'From the box.' } } },
  });
  await stacks.settled();
  expect(last()).toContain('From the box.');

  const conversation = {
    isGroup: true,
    conversationType: 'channel',
    id: `${TEAMS_ADVISERS};messageid=${cardId()}`,
  };
  const named = stacks.teams.messageOf(bea, '<at>Guidance</at> By name.', {
    conversation,
    entities: [{ type: 'mention', mentioned: BOT, text: '<at>Guidance</at>' }],
  });
  await stacks.teams.deliver(named);
  await stacks.settled();
  expect(stacks.slack.shown(sam.chat).join()).not.toContain('By name.');
  expect(inThread()).toContain(KEPT);
  expect(card()).toContain(NAME_ME);
});

test('with the permission what is written to colleagues is kept as a note, and the card stops asking to be named', async () => {
  await stacks.teams.writeIn(TEAMS_ADVISERS, bea, 'Without a name.', cardId());
  await stacks.settled();
  expect(stacks.slack.shown(sam.chat).join()).not.toContain('Without a name.');
  expect(inThread()).toContain(KEPT);
  expect(card()).not.toContain(NAME_ME);
});

test('what is said in the channel and belongs to no escalation is dropped unstored', async () => {
  const before = stacks.slack.shown(sam.chat).length;
  await stacks.teams.writeIn(TEAMS_ADVISERS, cyd, 'Lunch at one? Ask Amina Yusuf.', '1700000099999');
  await stacks.settled();
  expect(stacks.slack.shown(sam.chat)).toHaveLength(before);
  const thread = { platform: 'teams' as const, id: `${TEAMS_ADVISERS};messageid=1700000099999` };
  expect(await stacks.store.records.conversations.at(thread)).toBeUndefined();
  expect(stacks.logged.join()).not.toMatch(/Lunch|Amina/);
});
