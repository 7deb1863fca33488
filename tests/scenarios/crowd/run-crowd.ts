// Simulates many people who ask at the same moment, in private Slack chats, in one Slack channel and in
// Teams, with the platforms’ rate limits.
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { visibleText } from '../../fakes/real-stacks/visible-text.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import { limitPlatforms } from './platform-limits.js';

const CHANNEL = 'C0CASES';
/** The number of messages that Slack accepts in a burst, before its limit of 1 a second applies. */
const AT_ONCE = 4;

export interface CrowdReport {
  /** The number of conversations without an answer. `doubled` is the number with more than one. */
  lost: number;
  doubled: number;
  refused: number;
  private: { p50Ms: number; p95Ms: number; mostMs: number };
  channel: {
    messages: number;
    /** The time between the first and the last message in the channel. */
    tookMs: number;
    /** The minimum time for this many messages, at 1 a second. */
    forcedMs: number;
  };
}

interface Asked {
  isPrivate: boolean;
  at: number;
  answers(): number[];
}

export async function runCrowd(people: number): Promise<CrowdReport> {
  const stacks = await startStacks({ advisers: 'desk', paced: true });
  try {
    const refused = limitPlatforms(stacks.slack.fake, stacks.teams.fake);
    const asked = await Promise.all(Array.from({ length: people }, (_, n) => ask(stacks, n)));
    await stacks.settled();
    return report(stacks, asked, refused());
  } finally {
    await stacks.close();
  }
}

async function ask(stacks: RunningStacks, n: number): Promise<Asked> {
  const { slack, teams } = stacks;
  const at = performance.now();
  if (n % 3 === 0) {
    const who = teamsPerson(`Robin Sample ${n}`);
    await teams.write(who, QUESTION);
    const answers = () =>
      teams
        .posted(who.chat)
        .filter(({ answered = 500, body }) => answered < 300 && visibleText(body).includes(CONSENT))
        .map((call) => call.at);
    return { isPrivate: true, at, answers };
  }
  const who = slackPerson(`sam${n}`);
  const isPrivate = n % 3 === 1;
  const message = slack.messageOf(who, isPrivate ? QUESTION : `<@U0BOT> ${QUESTION}`, {
    ...(!isPrivate && { channel: CHANNEL, channel_type: 'channel' }),
  }) as { event: { ts: string } };
  await slack.deliver(message);
  const answers = () =>
    slack.fake.messages
      .filter((one) =>
        isPrivate ? one.channel === who.chat : one.channel === CHANNEL && one.thread_ts === message.event.ts,
      )
      .filter(({ blocks }) => visibleText(blocks).includes(CONSENT))
      .map((one) => one.at);
  return { isPrivate, at, answers };
}

function report({ slack }: RunningStacks, asked: readonly Asked[], refused: number): CrowdReport {
  const counts = asked.map(({ answers }) => answers().length);
  const waits = asked
    .filter(({ isPrivate }) => isPrivate)
    .map(({ at, answers }) => (answers()[0] ?? Infinity) - at)
    .sort((one, other) => one - other);
  const share = (part: number) => Math.round(waits[Math.ceil(waits.length * part) - 1] ?? 0);
  const inChannel = slack.fake.messages.filter(({ channel }) => channel === CHANNEL).map(({ at }) => at);
  return {
    lost: counts.filter((count) => count === 0).length,
    doubled: counts.filter((count) => count > 1).length,
    refused,
    private: { p50Ms: share(0.5), p95Ms: share(0.95), mostMs: share(1) },
    channel: {
      messages: inChannel.length,
      tookMs: Math.round(Math.max(...inChannel) - Math.min(...inChannel)),
      forcedMs: Math.max(0, inChannel.length - AT_ONCE) * 1_000,
    },
  };
}
