// Simulates one practitioner and one adviser: a question, a handoff, and messages both ways until the test
// ends.
import { setTimeout as wait } from 'node:timers/promises';
import { slackPerson, type SlackPerson } from '../../fakes/real-stacks/slack-people.js';
import { objectsIn } from '../../fakes/real-stacks/visible-text.js';
import { untilAcknowledged } from '../../fakes/real-stacks/until-acknowledged.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import { buttonPress } from '../../fakes/fake-slack/payloads.js';
import { TEAM } from '../../fakes/fake-slack/fake-slack.js';
import type { Escalation } from '../../../bot/model/handoff/escalation.js';
import { ADVISERS, type Deployment } from '../../support/deployment/deployment.js';

export interface Pair {
  number: number;
  practitioner: { platform: 'slack' | 'teams'; id: string; chat: string };
  adviser?: SlackPerson;
  /** The words that identify the practitioner’s acknowledged messages, in order. */
  fromPractitioner: string[];
  fromAdviser: string[];
  /** The number of events that needed more than one attempt to be acknowledged. */
  redelivered: number;
}

/** What the two people can do. Each call resolves once the platform has received our acknowledgement. */
export interface Talk {
  pair: Pair;
  write(text: string): Promise<void>;
  reply(text: string): Promise<void>;
  /** Resolves when an adviser has claimed the request and received all earlier messages. */
  claim(): Promise<void>;
}

/**
 * Makes a practitioner and an adviser. Odd-numbered practitioners use Teams; the others and all advisers use
 * Slack. For every fifth request, 2 advisers press the card’s button at once.
 */
export function introduce(deployment: Deployment, number: number): Talk {
  const { teams, slack } = deployment;
  const inTeams = number % 2 === 1;
  const robin = teamsPerson(`Robin ${number}`);
  const ada = slackPerson(`ada${number}`);
  const pair: Pair = {
    number,
    practitioner: inTeams
      ? { platform: 'teams', id: robin.account.aadObjectId, chat: robin.chat }
      : { platform: 'slack', id: `${TEAM}:${ada.user}`, chat: ada.chat },
    fromPractitioner: [],
    fromAdviser: [],
    redelivered: 0,
  };
  const writeInSlack = (who: SlackPerson, text: string) =>
    acknowledged(
      pair,
      repeat(slack.messageOf(who, text), (message) => slack.deliver(message)),
    );
  return {
    pair,
    write: (text) =>
      inTeams
        ? acknowledged(
            pair,
            repeat(teams.messageOf(robin, text), (message) => teams.deliver(message)),
          )
        : writeInSlack(ada, text),
    reply: (text) => writeInSlack(pair.adviser!, text),
    async claim() {
      const adviser = await claimed(deployment, pair);
      pair.adviser = adviser;
      // Waits for the first message in the adviser’s chat, because real advisers only reply or close a
      // request after reading it.
      while (!slack.posted(adviser.chat).length) await wait(LOOK_AGAIN_MS);
    },
  };
}

export interface PaceOptions {
  pauseMs: number;
  least: number;
  isOver: () => boolean;
}

/**
 * Asks a question, requests an adviser, and sends messages both ways until `isOver` returns true. Every third
 * handoff is then closed.
 */
export async function converse(talk: Talk, { pauseMs, least, isOver }: PaceOptions): Promise<Pair> {
  const { pair } = talk;
  const pause = () => wait(pauseMs * (0.5 + Math.random()));
  const keepWriting = async (marks: string[], letter: string, send: (text: string) => Promise<void>) => {
    while (!isOver() || marks.length < least) {
      const mark = `${letter}${pair.number}-${marks.length + 1}`;
      await send(`${mark} Please tell me what happens next.`);
      marks.push(mark);
      await pause();
    }
  };
  // Starts at a random time, so that conversations do not all start at once.
  await wait(Math.random() * pauseMs);
  await talk.write('Does a child have to consent to a referral?');
  await wait(pauseMs / 4);
  await talk.write('adviser');
  await Promise.all([
    keepWriting(pair.fromPractitioner, 'p', talk.write),
    talk.claim().then(() => keepWriting(pair.fromAdviser, 'a', talk.reply)),
  ]);
  if (pair.number % 3 === 0) await talk.reply('resolve');
  return pair;
}

const LOOK_AGAIN_MS = 700;

/**
 * Presses the card’s button repeatedly until one of the advisers holds the request. A press can be
 * acknowledged and still fail, if another adviser was faster.
 */
async function claimed(deployment: Deployment, pair: Pair): Promise<SlackPerson> {
  const bea = slackPerson(`bea${pair.number}`);
  const rivals = pair.number % 5 === 0 ? [bea, slackPerson(`cyd${pair.number}`)] : [bea];
  for (;;) {
    const [escalation] = await deployment.store.records.escalations.waitedForBy(pair.practitioner);
    const holder = rivals.find(({ user }) => escalation?.holder?.id === `${TEAM}:${user}`);
    if (holder) return holder;
    const value = escalation && claimValue(deployment, escalation);
    if (value)
      await Promise.all(
        rivals.map((who) =>
          acknowledged(
            pair,
            repeat(claimPress(who, value), (press) => deployment.slack.deliverPress(press)),
          ),
        ),
      );
    await wait(LOOK_AGAIN_MS);
  }
}

/**
 * Returns the value of the claim button on the request’s card, or undefined if the card has not arrived yet.
 */
function claimValue({ slack }: Deployment, { id }: Escalation): string | undefined {
  for (const { blocks } of slack.posted(ADVISERS)) {
    const [button] = objectsIn(blocks, ({ type, value }) => type === 'button' && claims(value, id));
    if (button) return String(button['value']);
  }
  return undefined;
}

function claims(value: unknown, escalation: string): boolean {
  return typeof value === 'string' && value.includes('"claim"') && value.includes(escalation);
}

function claimPress(who: SlackPerson, value: string): object {
  return buttonPress(value, {
    user: { id: who.user, username: who.name, name: who.name, team_id: TEAM },
    channel: { id: ADVISERS, name: 'advisers' },
    actions: [
      { type: 'button', action_id: 'ctac:1', block_id: 'b', value, action_ts: String(performance.now()) },
    ],
  });
}

/** Delivers an event until it is acknowledged, and counts it if that took more than one attempt. */
async function acknowledged(pair: Pair, attempt: () => Promise<Response>): Promise<void> {
  if ((await untilAcknowledged(attempt)) > 1) pair.redelivered += 1;
}

function repeat<T>(message: T, deliver: (message: T) => Promise<Response>): () => Promise<Response> {
  return () => deliver(message);
}
