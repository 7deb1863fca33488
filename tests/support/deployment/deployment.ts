// Runs the assistant as several real processes over one store, behind a load balancer, with fakes of Teams
// and Slack.
import { join } from 'node:path';
import type { Database } from '../../../adapters/sql/engine/open-database.js';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import type { WorkerOptions } from '../../../bot/jobs/worker.js';
import type { ProcessRole } from '../../../adapters/composition/settings/process-role.js';
import type { Store } from '../../../bot/model/store.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { BOT_TOKEN, startFakeSlack } from '../../fakes/fake-slack/fake-slack.js';
import { SIGNING_SECRET } from '../../fakes/fake-slack/signed-request.js';
import { APP_ID, startFakeTeams, TENANT_ID } from '../../fakes/fake-teams/fake-teams.js';
import { slackPeople, type SlackPeople } from '../../fakes/real-stacks/slack-people.js';
import { teamsPeople, type TeamsPeople } from '../../fakes/real-stacks/teams-people.js';
import { SESSION_SECRET } from '../../fakes/web/running-pages.js';
import { emptyDatabase, temporaryDatabase } from '../../fakes/temporary-database.js';
import { freePort } from '../free-port.js';
import { note, startGuidance, type RunningGuidance } from '../running-guidance.js';
import { startBalancer } from './balancer.js';
import { keepProcess, type KeptProcess } from './keep-process.js';
import type { ProcessPlan } from './plan.js';
import { prepareWith } from './prepare-with.js';

export const ADVISERS = 'C0ADVISERS';
const REFERRAL = note(
  'Referring a child',
  'A child does not have to consent to a referral to the National Referral Mechanism.',
);
const CHILD = 'tests/support/deployment/child.ts';

export interface DeploymentOptions {
  /** The address of a PostgreSQL server. If absent, SQLite is used, which allows one process. */
  server?: string;
  roles: readonly ProcessRole[];
  callLimitMs?: number;
  /** Keeps to the platforms’ rate limits. If absent, messages are sent as fast as possible. */
  paced?: boolean;
  worker?: WorkerOptions;
  /** Starts without any guidance, so that the test can import it later. */
  isEmpty?: true;
  /** The full path of the program for each process. If absent, a program with a fake embedder is used. */
  program?: string;
  /** Returns additional settings for each process. */
  moreSettings?: (role: ProcessRole) => Record<string, string>;
  onLine?: (line: string) => void;
  /**
   * The checkout of another version, which creates the store and runs the processes of `roles`. Only works
   * with PostgreSQL.
   */
  before?: string;
}

export interface Deployment {
  url: string;
  processes: KeptProcess[];
  /** The processes of `roles`, in the same order. */
  started: AddedProcess[];
  /** The address of each web process, without the load balancer. */
  doors: string[];
  planOf(role: ProcessRole, port: number): ProcessPlan;
  teams: TeamsPeople;
  slack: SlackPeople;
  guidance: RunningGuidance;
  database: Database;
  store: Store;
  start(role: ProcessRole, checkout?: string): Promise<AddedProcess>;
  /** The number of times that each warning or error was logged, by all processes together. */
  logged: Map<string, number>;
  /** The lanes in which a job took longer than its lease, as logged by the workers. */
  outlived: Set<string>;
  close(): Promise<void>;
}

export interface AddedProcess {
  process: KeptProcess;
  retire(): Promise<void>;
}

/** Resolves when every process is ready. */
export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const { before, server } = options;
  const temporary = server ? await (before ? emptyDatabase(server) : temporaryDatabase(server)) : undefined;
  const prepared = before ? await prepareWith(before, temporary!.databaseUrl!) : undefined;
  const guidance = await startGuidance(createFakeEmbedder(), temporary?.databaseUrl, prepared);
  if (!before && !options.isEmpty) {
    await guidance.put('referral.md', REFERRAL);
    await guidance.publish();
  }
  const [teams, slack, balancer] = await Promise.all([startFakeTeams(), startFakeSlack(), startBalancer()]);
  const logged = new Map<string, number>();
  const outlived = new Set<string>();
  const hear = (line: string) => {
    options.onLine?.(line);
    const { sentence, lane } = readLine(line);
    logged.set(sentence, (logged.get(sentence) ?? 0) + 1);
    if (lane !== undefined && sentence.includes('ran for longer than its lease')) outlived.add(lane);
  };
  const processes: KeptProcess[] = [];
  const planOf = (role: ProcessRole, port: number): ProcessPlan => ({
    role,
    environment: {
      NODE_ENV: 'test',
      PORT: String(port),
      PUBLIC_URL: balancer.url,
      DATA_DIR: guidance.home,
      ...(temporary?.databaseUrl && { DATABASE_URL: temporary.databaseUrl }),
      SESSION_SECRET,
      ADVISERS_CHANNEL: `slack:${ADVISERS}`,
      MICROSOFT_APP_ID: APP_ID,
      MICROSOFT_APP_PASSWORD: 'not-used-with-the-fake',
      MICROSOFT_APP_TENANT_ID: TENANT_ID,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.url,
      ...options.moreSettings?.(role),
    },
    teams: {
      serviceUrl: teams.serviceUrl,
      openIdMetadataUrl: teams.openIdMetadataUrl,
      tokenUrl: `${teams.url}/token`,
    },
    callLimitMs: options.callLimitMs ?? 10_000,
    paced: options.paced ?? false,
    ...(options.worker && { worker: options.worker }),
  });
  const start = async (role: ProcessRole, checkout?: string): Promise<AddedProcess> => {
    const port = await freePort();
    const process = keepProcess(planOf(role, port), hear, checkout ? join(checkout, CHILD) : options.program);
    processes.push(process);
    await process.ready();
    if (role !== 'worker') balancer.targets.push(port);
    return {
      process,
      async retire() {
        balancer.targets = balancer.targets.filter((one) => one !== port);
        await process.stop();
        processes.splice(processes.indexOf(process), 1);
      },
    };
  };
  const started = await Promise.all(options.roles.map((role) => start(role, before)));
  return {
    url: balancer.url,
    processes,
    started,
    start,
    doors: balancer.targets.map((port) => `http://127.0.0.1:${port}`),
    planOf,
    teams: teamsPeople(teams, balancer.url),
    slack: slackPeople(slack, balancer.url),
    guidance,
    database: guidance.database,
    store: createStore(guidance.database),
    logged,
    outlived,
    async close() {
      await Promise.all(processes.map((one) => one.stop()));
      await Promise.all([teams.close(), slack.close(), balancer.close()]);
      await guidance.close();
      await temporary?.remove();
    },
  };
}

/** Parses a line of the log. `lane` is set if the line is about a job. */
function readLine(line: string): { sentence: string; lane?: string } {
  try {
    const { sentence, msg, failure, reason, lane } = JSON.parse(line) as Record<string, string | undefined>;
    return {
      sentence: [sentence ?? msg, failure ?? reason].filter(Boolean).join(' '),
      ...(lane !== undefined && { lane }),
    };
  } catch {
    return { sentence: line };
  }
}
