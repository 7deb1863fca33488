// A practitioner in Slack and advisers in Teams, from the first question to the rating, over real HTTP on both sides.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CONSENT,
  startStacks,
  TEAMS_ADVISERS,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

const sam = slackPerson('sam');
const bea = teamsPerson('Bea Example');
const cyd = teamsPerson('Cyd Example');
const WITH_NAME = 'Amina Yusuf is a child. Does a child have to consent to a referral?';

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'teams' });
});
afterEach(() => stacks.close());

test('a button under the quotes shows the whole passage in the chat', async () => {
  const { slack, settled } = stacks;
  await slack.write(sam, WITH_NAME);
  await settled();
  await slack.press(sam, 'See quote 1 in context');
  await settled();
  expect(slack.shown(sam.chat).at(-1)).toContain('Quote 1 in context:');
  expect(slack.shown(sam.chat).at(-1)).toContain(CONSENT);
});

test('a handoff from the question to the rating', async () => {
  const { teams, slack, settled } = stacks;
  const seen = () => slack.shown(sam.chat);
  const cardId = () => teams.posted(TEAMS_ADVISERS)[0]!.given!;
  const thread = () => teams.shown(`${TEAMS_ADVISERS};messageid=${cardId()}`);

  await slack.write(sam, WITH_NAME);
  await settled();
  expect(seen()).toHaveLength(2);
  expect(seen()[0]).toContain('Call 999 if a child is in danger now.');
  expect(seen()[1]).toContain(CONSENT);
  const blocks = JSON.stringify(slack.posted(sam.chat)[1]!.blocks);
  const link = /http:\/\/127[^"|>]*\/library\/citation\/[\w-]+\/1/.exec(blocks)![0];
  expect(await (await fetch(link)).text()).toContain('Tell the child, in words that fit their age');

  await slack.press(sam, 'Talk to an adviser');
  await slack.press(sam, 'Talk to an adviser');
  await settled();
  expect(seen()[2]).toMatch(/I have sent your request to the advisers\..*\[name 1\] is a child\./);
  expect(seen()[3]).toContain('You have already asked for an adviser.');
  expect(teams.shown(TEAMS_ADVISERS)).toHaveLength(1);
  expect(teams.shown(TEAMS_ADVISERS)[0]).toMatch(/Waiting for an adviser.*\[name 1\] is a child\..*Claim/);

  await slack.press(sam, 'Share my exact words');
  await slack.write(sam, 'Fatima Noor is the social worker.');
  await settled();
  expect(seen()[4]).toContain('The adviser will see your question exactly as you wrote it.');
  expect(seen()[5]).toContain('I’ve added this to your request.');

  const presses = [bea, cyd].map((adviser) => teams.pressed(adviser, 'Claim', TEAMS_ADVISERS));
  await Promise.all(presses.map((press) => teams.deliver(press)));
  await settled();
  const [holder, other] = teams.shown(bea.chat).length ? [bea, cyd] : [cyd, bea];
  expect(teams.shown(other.chat)).toEqual([]);
  expect(thread()).toEqual([`${holder.account.name} has already claimed this request.`]);
  expect(teams.changes(TEAMS_ADVISERS).at(-1)).toContain(`Claimed by ${holder.account.name}`);
  expect(seen()[6]).toContain(`${holder.account.name}, an adviser, is now helping you.`);
  const held = teams.shown(holder.chat);
  expect(held).toHaveLength(3);
  expect(held[0]).toContain('You have claimed this conversation.');
  expect(held[1]).toContain(WITH_NAME);
  expect(held[2]).toContain('Fatima Noor is the social worker.');

  await teams.writeIn(TEAMS_ADVISERS, holder, 'Is Amina safe tonight?', cardId());
  await teams.writeIn(TEAMS_ADVISERS, holder, '// sounds like a known case', cardId());
  await teams.writeIn(TEAMS_ADVISERS, other, 'I would ask the police.', cardId());
  await teams.write(holder, 'A social worker can refer.\n// or the police');
  await settled();
  expect(seen()[7]).toContain('Is Amina safe tonight?');
  expect(seen()[8]).toContain('A social worker can refer.');
  expect(thread().slice(1)).toEqual([
    'This was saved as a private note and was not passed on.',
    `${holder.account.name} is handling this conversation, so your message was not passed on.`,
  ]);

  await slack.write(sam, 'Yes, ring me on 07700 900123.');
  await settled();
  expect(teams.shown(holder.chat).at(-1)).toContain('Yes, ring me on 07700 900123.');
  expect(seen()[9]).toContain(`I’m passing this on to ${holder.account.name}.`);
  expect(stacks.asked()).toBe(1);

  await teams.press(holder, 'Close request');
  await settled();
  expect(seen()[10]).toMatch(/has closed this conversation\..*Did the adviser help\?/);
  expect(teams.shown(holder.chat).at(-1)).toMatch(
    /^You have closed this conversation\. The practitioner has been told\..*Suggest as practice note$/,
  );
  expect(teams.changes(TEAMS_ADVISERS).at(-1)).toContain(`Closed by ${holder.account.name}`);
  await slack.press(sam, 'Yes');
  await settled();
  expect(seen()[11]).toContain('Thank you. The advisers will see your rating.');
  expect(seen()).toHaveLength(12);
  expect(seen().join()).not.toMatch(/known case|ask the police|or the police/);

  // Words as received: in Sam's own chat and in the holder's, and nowhere else on the wire.
  const elsewhere = teams.fake.calls.filter(({ path }) => !path.includes(holder.chat));
  expect(JSON.stringify(elsewhere)).not.toMatch(/Amina|Yusuf|Fatima|07700/);
  expect(stacks.logged.join()).not.toMatch(/Amina|Yusuf|Fatima|07700/);
});
