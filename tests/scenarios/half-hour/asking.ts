// Asks a steady number of questions a second in Teams, in Slack and on open pages. Each person waits at least
// a minute between questions, or half a minute on a page.
import { setTimeout as wait } from 'node:timers/promises';
import { messageIdOf } from '../../../adapters/slack/model/places.js';
import { messageKey } from '../../../adapters/teams/model/place.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import { untilAcknowledged } from '../../fakes/real-stacks/until-acknowledged.js';
import type { Deployment } from '../../support/deployment/deployment.js';
import type { OpenPage } from './open-pages.js';

export interface Asked {
  platform: 'slack' | 'teams' | 'web';
  /** The last part of the ID under which the service stores the message. */
  id: string;
  /** The time when the message was sent. All times here are in milliseconds (from `performance.now`). */
  at: number;
  acknowledgedAt: number;
  attempts: number;
  page?: OpenPage;
}

/** Writes a message as one person. Resolves when the service has acknowledged the message. */
type Writer = (text: string) => Promise<Asked>;

/**
 * The order in which platforms take turns: 2 in 5 questions come from Slack, 2 from Teams and 1 from an open
 * page.
 */
const TURNS = ['slack', 'teams', 'slack', 'teams', 'web'] as const;
const PEOPLE = 400;
const AGAIN_MS = 60_000;

export interface Load {
  deployment: Deployment;
  pages: readonly OpenPage[];
  questions: readonly string[];
  aSecond: number;
  forMs: number;
}

export async function askSteadily({ deployment, pages, questions, aSecond, forMs }: Load): Promise<Asked[]> {
  const queues = {
    slack: Array.from({ length: PEOPLE }, (_, n) => ({ write: inSlack(deployment, n), free: 0 })),
    teams: Array.from({ length: PEOPLE }, (_, n) => ({ write: inTeams(deployment, n), free: 0 })),
    web: pages.map((page) => ({ write: onPage(page), free: 0 })),
  };
  const asking: Promise<Asked>[] = [];
  const start = performance.now();
  for (let n = 0; performance.now() < start + forMs; n += 1) {
    await wait(Math.max(0, start + (n * 1_000) / aSecond - performance.now()));
    const queue = queues[TURNS[n % TURNS.length]!];
    const next = queue.shift();
    // Skips this question if everyone is still waiting for an acknowledgement, which only happens if the
    // service has stopped.
    if (!next) continue;
    await wait(Math.max(0, next.free - performance.now()));
    asking.push(
      next.write(questions[n % questions.length]!).finally(() => {
        next.free = performance.now() + (TURNS[n % TURNS.length] === 'web' ? AGAIN_MS / 2 : AGAIN_MS);
        queue.push(next);
      }),
    );
  }
  return Promise.all(asking);
}

function inSlack({ slack }: Deployment, n: number): Writer {
  const who = slackPerson(`plantedsam${n}`);
  return (text) => {
    const message = slack.messageOf(who, text) as { event: { ts: string } };
    const id = messageIdOf(who.chat, message.event.ts);
    return timed({ platform: 'slack', id }, () => slack.deliver(message));
  };
}

function inTeams({ teams }: Deployment, n: number): Writer {
  const who = teamsPerson(`Robin Plantedname ${n}`);
  return (text) => {
    const message = teams.messageOf(who, text);
    const id = messageKey(who.chat, message['id'] as string);
    return timed({ platform: 'teams', id }, () => teams.deliver(message));
  };
}

let presses = 0;

function onPage(page: OpenPage): Writer {
  return (text) => {
    const press = `half-hour-${(presses += 1)}`;
    const ask = async () => {
      const { status } = await page.browser.postJson('/chat/messages', { text, press });
      return new Response(null, { status });
    };
    return timed({ platform: 'web', id: `:${press}`, page }, ask);
  };
}

async function timed(asked: Pick<Asked, 'platform' | 'id' | 'page'>, send: () => Promise<Response>) {
  const at = performance.now();
  const attempts = await untilAcknowledged(send);
  return { ...asked, at, acknowledgedAt: performance.now(), attempts };
}
