// Draws what Teams and Slack show to someone who uses Welsh, from the messages that the running service sent.
import type { Browser } from 'playwright-core';
import { reasonForm } from '../../../adapters/teams/incoming/feedback.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { extensionQuery } from '../../fakes/fake-teams/activities.js';
import { QUESTION, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import { openTeamsPage, showCard } from '../teams-page.js';
import { shownHome } from './shown-home.js';
import { openSlackPage } from './slack-page.js';
import type { TakePicture } from './take-writing.js';

const DANGER = 'A man with a knife is at the door of the placement and wants the child now';
const WRITTEN: Readonly<Record<string, string>> = {
  answer: QUESTION,
  'no-answer': 'Which bus goes to the moon?',
  'nation-question': 'cenedl',
  danger: DANGER,
  'adviser-asked': 'cynghorydd',
  help: 'cymorth',
  'removed-details': 'Does Alex Smith of 4 Sample Road, SW1A 1AA, have to consent to a referral?',
};

type Card = Parameters<typeof showCard>[1];
const CARD = 'application/vnd.microsoft.card.adaptive';

interface Sent {
  attachments?: { contentType?: string; content?: object; preview?: { content?: object } }[];
  entities?: Card['entities'];
}

const cardIn = ({ attachments, entities = [] }: Sent): Card | undefined => {
  const card = attachments?.find(({ contentType }) => contentType === CARD)?.content;
  return card && { card, entities };
};

export async function drawWelshApps(
  browser: Browser,
  stacks: RunningStacks,
  take: TakePicture,
  widths: readonly number[],
): Promise<void> {
  const cards: Record<string, Card> = {
    reasons: { card: reasonForm(wordsIn('cy')), entities: [] },
    ...(await searched(stacks)),
  };
  const blocks: Record<string, readonly unknown[]> = { home: shownHome('cy', 'wales', false) };
  for (const [name, words] of Object.entries(WRITTEN)) {
    const { card, message } = await written(stacks, name, words);
    if (card) cards[name] = card;
    if (message) blocks[name] = message;
  }
  for (const width of widths) {
    for (const [name, card] of Object.entries(cards)) {
      const page = await openTeamsPage(browser, width);
      await showCard(page, card);
      await take(page, `teams-${name}-${width}`);
      await page.context().close();
    }
    for (const [name, message] of Object.entries(blocks)) {
      const page = await openSlackPage(browser, message, width);
      await take(page, `slack-${name}-${width}`);
      await page.close();
    }
  }
}

/**
 * Sends these words as a new person, and returns the longest card and the longest set of Slack blocks that
 * they get in reply. This ignores unfinished answers and the short lines that follow an answer.
 */
async function written(
  { teams, slack, settled }: RunningStacks,
  name: string,
  words: string,
): Promise<{ card: Card | undefined; message: readonly unknown[] | undefined }> {
  const [tara, sol] = [teamsPerson(`Tara ${name}`), slackPerson(`sol${name}`)];
  await Promise.all([teams.write(tara, 'Cymraeg'), slack.write(sol, 'Cymraeg')]);
  await settled();
  const before = [teams.fake.calls.length, slack.fake.calls.length] as const;
  await Promise.all([teams.write(tara, words), slack.write(sol, words)]);
  await settled();
  const cards = teams.fake.calls.slice(before[0]).map(({ body }) => cardIn(body as Sent));
  const messages = slack.fake.calls.slice(before[1]).map(({ args }) => args.blocks);
  return {
    card: longest(cards.filter((one) => one !== undefined)),
    message: longest(messages.filter((one): one is unknown[] => Array.isArray(one))),
  };
}

const longest = <T>(all: readonly T[]): T | undefined =>
  all.toSorted((one, other) => JSON.stringify(other).length - JSON.stringify(one).length)[0];

/** Returns what Teams shows once someone has chosen a search result. */
async function searched({ teams }: RunningStacks): Promise<Record<string, Card>> {
  const query = extensionQuery(teams.fake.serviceUrl, QUESTION, { locale: 'cy-GB' });
  const reply = (await (await teams.deliver(query)).json()) as { composeExtension?: Sent };
  const search = cardIn(reply.composeExtension ?? {});
  return { ...(search && { search }) };
}
