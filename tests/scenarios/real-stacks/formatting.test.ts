// Tests that formatting and mentions are kept between platforms through their real libraries. Text that only
// looks like formatting stays plain.
import { afterEach, expect, test } from 'vitest';
import { adviserIn } from '../../fakes/real-stacks/handoff-sides.js';
import { objectsIn } from '../../fakes/real-stacks/visible-text.js';
import {
  QUESTION,
  SLACK_ADVISERS,
  startStacks,
  TEAMS_ADVISERS,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

let stacks: RunningStacks;
afterEach(() => stacks.close());

test('bold words, lists and quotes cross both ways; mentions and links in them call no one', async () => {
  stacks = await startStacks({ advisers: 'teams' });
  const { slack, teams, settled } = stacks;
  const [sam, bea] = [slackPerson('sam'), teamsPerson('Bea')];
  await slack.write(sam, QUESTION);
  await settled();
  await slack.press(sam, 'Talk to an adviser');
  await settled();
  await teams.press(bea, 'Claim', TEAMS_ADVISERS);
  await settled();

  await slack.write(
    sam,
    'It is *very* urgent, _please_. <!channel> [here](https://a.example) {{DATE(2020)}}',
  );
  await settled();
  const card = teams.posted(bea.chat).at(-1)!.body!.attachments![0]!.content;
  expect(objectsIn(card, ({ text }) => text === 'very')).toEqual([
    { type: 'TextRun', text: 'very', weight: 'bolder' },
  ]);
  expect(objectsIn(card, ({ text }) => text === 'please')).toMatchObject([{ italic: true }]);
  expect(JSON.stringify(card)).toContain('@channel [here](https://a.example) {\u200b{DATE(2020)}}');
  expect(objectsIn(card, ({ type }) => type === 'TextBlock')).toEqual([]);

  const html =
    '<div><p>Do <strong>not</strong> wait. &lt;!channel&gt;</p><ol><li>Ring them</li><li>Write it down</li></ol></div>';
  await teams.deliver(
    teams.messageOf(bea, 'Do not wait. <!channel>\nRing them\nWrite it down', {
      attachments: [{ contentType: 'text/html', content: html }],
    }),
  );
  await settled();
  const { blocks } = slack.posted(sam.chat).at(-1)!;
  const [words] = objectsIn(blocks, ({ type }) => type === 'rich_text_quote');
  expect(words).toEqual({
    type: 'rich_text_quote',
    elements: [
      { type: 'text', text: 'Do ' },
      { type: 'text', text: 'not', style: { bold: true } },
      { type: 'text', text: ' wait. <!channel>\n1. Ring them\n2. Write it down' },
    ],
  });
});

test('people an adviser mentions in Slack are named; those a practitioner mentions, only to the adviser who helps them', async () => {
  stacks = await startStacks({ advisers: 'slack' });
  const { slack, settled } = stacks;
  const [sam, bea] = [slackPerson('sam'), slackPerson('bea')];
  slack.fake.accounts.names.set('U0PRI', 'Priya Zeta').set('U0JO', 'Jo Omega');
  await slack.write(sam, `<@U0JO> (07700 900123) asks: ${QUESTION}`);
  await settled();
  await slack.press(sam, 'Talk to an adviser');
  await settled();
  await slack.press(sam, 'Share my exact words');
  await settled();
  await slack.press(bea, 'Claim', SLACK_ADVISERS);
  await settled();

  const said = slack.messageOf(bea, 'Ask <@U0PRI> or <@U0NOONE>.');
  await slack.deliver(said);
  await settled();
  expect(slack.shown(sam.chat).at(-1)).toContain('Ask @Priya Zeta or @someone.');
  await slack.edit(said, 'Ask <@U0PRI> today.');
  await settled();
  expect(slack.shown(sam.chat).join()).toContain('Ask @Priya Zeta today.');

  await slack.write(sam, '<@U0JO> says no.');
  await settled();
  expect(slack.shown(bea.chat).at(-1)).toContain('@Jo Omega says no.');
  for (const place of [SLACK_ADVISERS, sam.chat]) expect(slack.shown(place).join()).not.toContain('Omega');
  expect(slack.shown(bea.chat).filter((words) => words.includes('Omega'))).toHaveLength(1);
});

test.each(['teams', 'desk'] as const)(
  'people a practitioner mentions in Slack are named to the adviser who helps them in %s, and to no one else',
  async (to) => {
    stacks = await startStacks({ advisers: to });
    const { slack, settled } = stacks;
    const [sam, bea] = [slackPerson('sam'), adviserIn(to, 'Bea', () => stacks)];
    slack.fake.accounts.names.set('U0JO', 'Jo Omega');
    await slack.write(sam, `<@U0JO> asks: ${QUESTION}`);
    await settled();
    await slack.press(sam, 'Talk to an adviser');
    await settled();
    await slack.write(sam, '<@U0JO> or <@U0NOONE> says no.');
    await settled();
    expect(await bea.card()).not.toContain('Omega');
    await bea.claim();
    await settled();
    await slack.write(sam, 'Shall I ask <@U0JO>?');
    await settled();
    expect(await bea.seen()).toContain('@Jo Omega or @someone says no.');
    expect(await bea.seen()).toContain('Shall I ask @Jo Omega?');
    expect(await bea.seen()).not.toContain('U0JO');
    expect(await bea.elsewhere()).not.toContain('Omega');
    expect(slack.shown(sam.chat).join()).not.toContain('Omega');
  },
);
