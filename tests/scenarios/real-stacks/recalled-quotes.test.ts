// Tests the whole product in Teams and in Slack with text that an editor found to be wrong, while it is
// recalled and after the recall is lifted.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { liftRecall } from '../../../bot/recalls/lift-recall.js';
import { extensionQuery } from '../../fakes/fake-teams/activities.js';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

const WARNING = /Recalled on \d+ \w+ \d{4}\. Do not rely on it\./;

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack' });
});
afterEach(() => stacks.close());

async function report(): Promise<void> {
  const { store, guidance } = stacks;
  const { passages, documents } = await guidance.ports.store.contentOf(1);
  const { id: passage, document, text: was } = passages.find(({ text }) => text.includes(CONSENT))!;
  const at = new Date().toISOString();
  const { title } = documents.get(document)!;
  await store.records.recalls.add({
    ...{ passage, document, title, was, reason: 'wrong', since: at, openedAt: at },
  });
}
const lift = () =>
  liftRecall(
    { store: stacks.store, clock: () => new Date() },
    { recall: 1, editor: 'bo', reason: 'It was right.' },
  );

test('the message extension finds it again only after that', async () => {
  const search = async () => {
    const { teams } = stacks;
    return (await teams.deliver(extensionQuery(teams.fake.serviceUrl, QUESTION))).text();
  };
  expect(await search()).toContain(CONSENT);
  await report();
  expect(await search()).not.toContain('have to consent');
  await lift();
  expect(await search()).toContain(CONSENT);
});

const ON = {
  Teams: () => ({ people: stacks.teams, who: teamsPerson('Robin Sample') }),
  Slack: () => ({ people: stacks.slack, who: slackPerson('robin') }),
};

test.each(['Teams', 'Slack'] as const)('%s shows the quote with a warning until then', async (platform) => {
  const { people, who } = ON[platform]() as ReturnType<typeof ON.Teams>;
  const last = async () => {
    await stacks.settled();
    return people.shown(who.chat).at(-1);
  };
  const open = async () => {
    await people.press(who, 'See quote 1 in context');
    return last();
  };
  await people.write(who, QUESTION);
  expect(await last()).toContain(CONSENT);
  expect(await open()).not.toMatch(WARNING);
  await report();
  expect(await open()).toMatch(WARNING);
  await people.write(who, QUESTION);
  expect(await last()).not.toContain(CONSENT);
  await lift();
  await people.write(who, QUESTION);
  expect(await last()).toContain(CONSENT);
  const opened = await open();
  expect(opened).toContain('Quote 1 already shows this part of the document in full');
  expect(opened).not.toMatch(WARNING);
});
