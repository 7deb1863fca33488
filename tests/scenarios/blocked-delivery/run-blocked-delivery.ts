// Makes Teams answer one card with status 500 every time, and Slack refuse one message permanently, while
// other people ask questions. One of these is urgent.
import { setTimeout as wait } from 'node:timers/promises';
import { readHoldUp } from '../../attacks/platforms/read-platforms.js';
import { startStacks, TEAMS_ADVISERS, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

export interface BlockedDeliveryReport {
  /** How long the card of the urgent message took to appear in the advisers’ channel. */
  urgentAfterMs: number;
  /** The longest time that any other card took to arrive. */
  slowestAfterMs: number;
  missing: string[];
  attempts: number;
  told: string;
}

const BAD_CARD = 'Does a zebra have to consent?';
const REFUSED = 'hippopotamus';

export async function runBlockedDelivery(forMs: number): Promise<BlockedDeliveryReport> {
  const stacks = await startStacks({ advisers: 'teams', paced: forMs > 0 });
  try {
    return await holdUp(stacks, forMs);
  } finally {
    await stacks.close();
  }
}

async function holdUp({ slack, teams }: RunningStacks, forMs: number): Promise<BlockedDeliveryReport> {
  const [never, forGood] = [readHoldUp('teams'), readHoldUp('slack')];
  let attempts = 0;
  teams.fake.trouble = ({ path, body }) => {
    const isBad = path.includes(TEAMS_ADVISERS) && JSON.stringify(body).includes('zebra');
    attempts += Number(isBad);
    return isBad ? { status: never.status } : undefined;
  };
  slack.fake.trouble = ({ args }) =>
    JSON.stringify(args).includes(REFUSED) ? { kind: 'error', error: forGood.code } : undefined;
  const missing: string[] = [];
  const arrives = async (what: string, has: () => boolean, withinMs: number): Promise<number> => {
    const start = performance.now();
    while (!has()) {
      if (performance.now() - start > withinMs) {
        missing.push(what);
        return withinMs;
      }
      await wait(20);
    }
    return performance.now() - start;
  };
  const inChannel = (words: string) => teams.shown(TEAMS_ADVISERS).some((text) => text.includes(words));
  const asks = async (name: string, words: string) => {
    const who = slackPerson(name);
    await slack.write(who, words);
    await arrives(`the answer to ${name}`, () => slack.shown(who.chat).length > 1, 20_000);
    await slack.write(who, 'adviser');
    return arrives(`the card of ${name}`, () => inChannel(words), 60_000);
  };

  const [bea, sam] = [teamsPerson('Bea'), slackPerson('sam')];
  await asks('sam', 'Does a child have to consent in Kent?');
  await teams.press(bea, 'Claim', TEAMS_ADVISERS);
  await arrives('the chat with the holder', () => teams.shown(bea.chat).length > 0, 20_000);
  const end = performance.now() + forMs;
  await slack.write(slackPerson('bad'), BAD_CARD);
  await wait(500);
  await slack.write(slackPerson('bad'), 'adviser');
  await arrives('an attempt at the card', () => attempts > 0, 20_000);

  for (const words of [REFUSED, 'The first after it.', 'The second after it.']) await teams.write(bea, words);
  await arrives(
    'the replies after the refused one',
    () => slack.shown(sam.chat).join().includes('The second after it.'),
    20_000,
  );
  if (!slack.shown(sam.chat).join().includes('The first after it.'))
    missing.push('the first reply after the refused one');
  await arrives(
    'word of the refused reply',
    () => teams.shown(bea.chat).join().includes('could not be delivered'),
    20_000,
  );
  const told = teams.shown(bea.chat).find((text) => text.includes('could not be delivered')) ?? '';

  await slack.write(slackPerson('urgent'), 'help he has a knife');
  const urgentAfterMs = await arrives('the urgent card', () => inChannel('Urgent'), 60_000);
  let slowestAfterMs = 0;
  for (let n = 1; n === 1 || performance.now() < end; n += 1) {
    slowestAfterMs = Math.max(
      slowestAfterMs,
      await asks(`later${n}`, `Does a child have to consent in week ${n}?`),
    );
    await wait(Math.max(0, Math.min(20_000, end - performance.now())));
  }
  const tried = attempts;
  teams.fake.trouble = () => undefined;
  await arrives('the card that was never taken', () => inChannel('zebra'), 90_000);
  return { urgentAfterMs, slowestAfterMs, missing, attempts: tried, told };
}
