// Simulates conversations while a newer version starts beside an older one, stops, starts again and is then
// left running without the older one.
import { setTimeout as wait } from 'node:timers/promises';
import { startDeployment, type Deployment } from '../../support/deployment/deployment.js';
import { judge, type Judgement } from '../chaos/judge.js';
import { converse, introduce } from '../chaos/pair.js';
import { settled } from '../chaos/run-chaos.js';

export interface TwoVersionsOptions {
  server: string;
  /** The checkout of the previous version. */
  before: string;
  conversations: number;
  pauseMs: number;
  /** How long to run each combination of versions. */
  forMs: number;
}

export interface TwoVersionsReport extends Judgement {
  /** The number of events that needed more than one attempt to be acknowledged. */
  redelivered: number;
  /** The number of migrations that the newer version ran while the older version was working. */
  steps: number;
  logged: Map<string, number>;
}

const ROLES = ['web', 'worker'] as const;

export async function runTwoVersions(options: TwoVersionsOptions): Promise<TwoVersionsReport> {
  const { forMs, pauseMs, conversations } = options;
  const deployment = await startDeployment({ ...options, roles: ROLES });
  const stepsBefore = await countSteps(deployment);
  let isOver = false;
  const pace = { pauseMs, least: 3, isOver: () => isOver };
  const talking = Promise.all(
    Array.from({ length: conversations }, (_, number) => converse(introduce(deployment, number), pace)),
  );
  await wait(forMs);
  const newer = await startAll(deployment);
  await wait(forMs);
  // Returns to the older version, then upgrades again.
  for (const one of newer) await one.retire();
  await wait(forMs);
  await startAll(deployment);
  await wait(forMs);
  for (const one of deployment.started) await one.retire();
  await wait(forMs);
  isOver = true;
  const pairs = await talking;
  await settled(deployment);
  const report = {
    ...(await judge(deployment, pairs, [])),
    redelivered: pairs.reduce((sum, pair) => sum + pair.redelivered, 0),
    steps: (await countSteps(deployment)) - stepsBefore,
    logged: deployment.logged,
  };
  await deployment.close();
  return report;
}

const startAll = (deployment: Deployment) => Promise.all(ROLES.map((role) => deployment.start(role)));

async function countSteps({ database }: Deployment): Promise<number> {
  const rows = await database.kysely
    .selectFrom('schema_migrations' as 'jobs')
    .select((eb) => eb.fn.countAll<number>().as('steps'))
    .executeTakeFirstOrThrow();
  return rows.steps;
}
