// Runs a bad day from start to finish: conversations, kills, failing platforms, and then the checks.
import { setTimeout as wait } from 'node:timers/promises';
import {
  startDeployment,
  type Deployment,
  type DeploymentOptions,
} from '../../support/deployment/deployment.js';
import { judge, type Judgement } from './judge.js';
import { killAtRandom, type Kill, type KillOptions } from './kills.js';
import { converse, introduce } from './pair.js';
import { makeTrouble } from './trouble.js';

export interface ChaosOptions extends DeploymentOptions {
  conversations: number;
  pauseMs: number;
  /** The minimum number of messages that each person writes. They carry on after the bad day if necessary. */
  least: number;
  kills: KillOptions;
  /** The share of calls to the platforms that fail, from 0 to 1. */
  trouble: number;
}

export interface ChaosReport extends Judgement {
  killed: Record<string, number>;
  /** The number of events that needed more than one attempt to be acknowledged. */
  redelivered: number;
  calls: number;
  met: Record<string, number>;
  /** The time from the last kill until all work was done. */
  settledAfterMs: number;
  logged: Map<string, number>;
}

export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const deployment = await startDeployment(options);
  const { slack, teams, processes } = deployment;
  const trouble = makeTrouble(slack.fake, teams.fake, options.trouble);
  let isOver = false;
  const pace = { pauseMs: options.pauseMs, least: options.least, isOver: () => isOver };
  const talking = Promise.all(
    Array.from({ length: options.conversations }, (_, number) =>
      converse(introduce(deployment, number), pace),
    ),
  );
  const kills = await killAtRandom(processes, options.kills);
  isOver = true;
  const start = performance.now();
  const pairs = await talking;
  trouble.end();
  await settled(deployment);
  const settledAfterMs = performance.now() - start;
  const judgement = await judge(deployment, pairs, kills);
  await deployment.close();
  return {
    ...judgement,
    killed: byRole(kills),
    redelivered: pairs.reduce((sum, pair) => sum + pair.redelivered, 0),
    calls: trouble.calls(),
    met: trouble.met,
    settledAfterMs,
    logged: deployment.logged,
  };
}

/**
 * Waits until every question is answered and every message is sent. Reminders due later may still be waiting.
 */
export async function settled({ database }: Deployment): Promise<void> {
  for (;;) {
    const left = await database.kysely
      .selectFrom('jobs')
      .select('id')
      .where('kind', 'in', ['answer-question', 'send', 'open-personal'])
      .where('state', 'in', ['waiting', 'leased'])
      .limit(1)
      .execute();
    if (!left.length) return;
    await wait(200);
  }
}

function byRole(kills: readonly Kill[]): Record<string, number> {
  const count: Record<string, number> = {};
  for (const { role } of kills) count[role] = (count[role] ?? 0) + 1;
  return count;
}
