// A practitioner in Teams and advisers in Slack, from the first question to the rating, over real HTTP on both sides.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CONSENT,
  SLACK_ADVISERS,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

const robin = teamsPerson('Robin Sample');
const bea = slackPerson('bea');
const cyd = slackPerson('cyd');
const WITH_NAME = 'Amina Yusuf is a child. Does a child have to consent to a referral?';

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack' });
});
afterEach(() => stacks.close());

test('a button under the quotes shows the whole passage in the chat', async () => {
  const { teams, settled } = stacks;
  await teams.write(robin, WITH_NAME);
  await settled();
  await teams.press(robin, 'See quote 1 in context');
  await settled();
  expect(teams.shown(robin.chat).at(-1)).toContain('Quote 1 in context:');
  expect(teams.shown(robin.chat).at(-1)).toContain(CONSENT);
});

test('a handoff from the question to the rating', async () => {
  const { teams, slack, settled } = stacks;
  const seen = () => teams.shown(robin.chat);
  const thread = () => slack.shown(SLACK_ADVISERS, slack.posted(SLACK_ADVISERS)[0]!.ts);

  await teams.write(robin, WITH_NAME);
  await settled();
  expect(seen()).toHaveLength(2);
  expect(seen()[0]).toContain('Call 999 if a child is in danger now.');
  expect(seen()[1]).toContain(CONSENT);
  expect(seen()[1]).toContain('I removed a name before searching.');
  const card = JSON.stringify(teams.posted(robin.chat)[1]!.body);
  const link = /http:\/\/127[^"]*\/library\/citation\/[\w-]+\/1/.exec(card)![0];
  const page = await (await fetch(link)).text();
  expect(page).toContain('Tell the child, in words that fit their age');

  await teams.press(robin, 'Talk to an adviser');
  await settled();
  expect(seen()[2]).toMatch(/I have sent your request to the advisers\..*\[name 1\] is a child\./);
  expect(slack.shown(SLACK_ADVISERS)).toHaveLength(1);
  expect(slack.shown(SLACK_ADVISERS)[0]).toMatch(/Waiting for an adviser.*\[name 1\] is a child\..*Claim/);
  expect(slack.shown(SLACK_ADVISERS)[0]).toContain(CONSENT);

  await teams.press(robin, 'Share my exact words');
  await settled();
  expect(seen()[3]).toContain('The adviser will see your question exactly as you wrote it.');

  const presses = [slack.pressed(bea, 'Claim', SLACK_ADVISERS), slack.pressed(cyd, 'Claim', SLACK_ADVISERS)];
  await Promise.all(presses.map((press) => slack.deliverPress(press)));
  await settled();
  const [holder, other] = slack.shown(bea.chat).length ? [bea, cyd] : [cyd, bea];
  expect(slack.shown(other.chat)).toEqual([]);
  expect(thread()).toEqual([`${holder.name} has already claimed this request.`]);
  expect(slack.shown(SLACK_ADVISERS)[0]).toContain(`Claimed by ${holder.name}`);
  expect(seen()[4]).toContain(`${holder.name}, an adviser, is now helping you.`);
  expect(slack.shown(holder.chat)).toHaveLength(2);
  expect(slack.shown(holder.chat)[0]).toContain('You have claimed this conversation.');
  expect(slack.shown(holder.chat)[1]).toContain(WITH_NAME);
  const sent = await stacks.store.records.sent.of(
    (await stacks.store.records.escalations.open())[0]!.conversation,
  );
  expect(new Set(sent.map(({ kind, address }) => `${kind} ${address}`))).toEqual(
    new Set(['platform teams', 'platform slack']),
  );

  const { ts } = slack.posted(SLACK_ADVISERS)[0]!;
  await slack.writeIn(SLACK_ADVISERS, holder, 'Is Amina with carers tonight?', ts);
  await slack.writeIn(SLACK_ADVISERS, holder, '// sounds like a known case', ts);
  await slack.writeIn(SLACK_ADVISERS, other, 'I would ask the police.', ts);
  await settled();
  expect(seen()).toHaveLength(6);
  expect(seen()[5]).toContain('Is Amina with carers tonight?');
  expect(thread().slice(1)).toEqual([
    'This was saved as a private note and was not passed on.',
    `${holder.name} is handling this conversation, so your message was not passed on.`,
  ]);

  await teams.write(robin, 'Yes, Amina Yusuf is with carers. Ring me on 07700 900123.');
  await settled();
  expect(slack.shown(holder.chat)[2]).toContain('Yes, Amina Yusuf is with carers. Ring me on 07700 900123.');
  expect(seen()[6]).toContain(`I’m passing this on to ${holder.name}.`);
  expect(stacks.asked()).toBe(1);

  await slack.fill(holder, 'Close request', '', SLACK_ADVISERS);
  await settled();
  expect(seen()[7]).toMatch(/has closed this conversation\..*Did the adviser help\?/);
  expect(thread().at(-1)).toMatch(
    /^You have closed this conversation\. The practitioner has been told\..*Suggest as practice note$/,
  );
  expect(slack.shown(SLACK_ADVISERS)[0]).toContain(`Closed by ${holder.name}`);
  await teams.press(robin, 'Yes');
  await settled();
  expect(seen()[8]).toContain('Thank you. The advisers will see your rating.');
  expect(seen()).toHaveLength(9);
  expect(seen().join()).not.toMatch(/known case|ask the police/);

  // Words as received: in Robin's own chat and in the holder's, and nowhere else on the wire.
  const elsewhere = slack.fake.calls.filter(({ args }) => args.channel !== holder.chat);
  expect(JSON.stringify(elsewhere)).not.toMatch(/Amina|Yusuf|07700/);
  expect(stacks.logged.join()).not.toMatch(/Amina|Yusuf|07700/);
});
