// Formatting crosses from one platform to the other over their real libraries, and what only looks like it stays words.
import { afterEach, expect, test } from 'vitest';
import { objectsIn } from '../../fakes/real-stacks/shown-words.js';
import {
  QUESTION,
  startStacks,
  TEAMS_ADVISERS,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

let stacks: RunningStacks;
afterEach(() => stacks.close());

test('bold words, lists and quotes cross both ways; mentions and links in them call nobody', async () => {
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
