// Measures how long an adviser's message takes to the practitioner's platform: npm run bench:delivery
// Beside it, in the same minutes on the same machine, an echo over the same stack with one durable commit.
import { setTimeout as wait } from 'node:timers/promises';
import { slackPeople, slackPerson } from '../fakes/real-stacks/slack-people.js';
import { shownWords } from '../fakes/real-stacks/shown-words.js';
import { converse, introduce } from '../scenarios/chaos/pair.js';
import {
  startDeployment,
  type Deployment,
  type DeploymentOptions,
} from '../support/deployment/deployment.js';
import { keepProcess } from '../support/deployment/keep-process.js';
import { freePort } from '../support/free-port.js';
import { startPostgres } from '../support/postgres.js';
import { pathOf } from '../support/requirements.js';

const SAMPLES = Number(process.argv[2] ?? 100);
const ACTIVE = 100;
/** Two hundred people, each writing about three times a minute: ten messages a second. */
const PAUSE_MS = 20_000;
/** So long between two samples that the one before has been recorded to its end. */
const GAP_MS = 60;
const ECHO = 'tests/bench/delivery/child.ts';
const PLATFORMS = ['slack', 'teams'] as const;

interface Sample {
  /** Sends the message that carries the mark. */
  send(mark: string): Promise<unknown>;
  /** When it arrived at the platform, as `performance.now` counts. */
  arrivedAt(mark: string): number | undefined;
}

async function measure(where: string, options: DeploymentOptions): Promise<void> {
  const deployment = await startDeployment({ ...options, callLimitMs: 10_000, paced: true });
  const port = await freePort();
  const echo = keepProcess(deployment.planOf('both', port), () => undefined, ECHO);
  await echo.ready();
  const paths = await Promise.all(
    PLATFORMS.map(async (platform) => ({
      platform,
      echo: echoPath(deployment, platform, port),
      ours: await ourPath(deployment, platform),
    })),
  );
  await compare(`${where}, idle`, paths);
  let isOver = false;
  const pace = { pauseMs: PAUSE_MS, least: 1, isOver: () => isOver };
  const talking = Array.from({ length: ACTIVE }, (_, n) => converse(introduce(deployment, n), pace));
  // A hundred requests that open at once are a rush of their own; what is measured is the hundred conversations.
  await untilAllAreHeld(deployment);
  await compare(`${where}, ${ACTIVE} conversations active`, paths);
  isOver = true;
  await Promise.all(talking);
  await echo.stop();
  await deployment.close();
}

async function untilAllAreHeld({ store }: Deployment): Promise<void> {
  for (;;) {
    const open = await store.records.escalations.open();
    const held = open.filter(({ state, reach }) => state === 'claimed' && reach !== 'unsettled');
    // The two of the paths that are measured are held as well.
    if (held.length >= ACTIVE + PLATFORMS.length) return;
    await wait(500);
  }
}

async function compare(
  where: string,
  paths: { platform: string; echo: Sample; ours: Sample }[],
): Promise<void> {
  for (const { platform, echo, ours } of paths) {
    const times: { echo: number[]; ours: number[] } = { echo: [], ours: [] };
    // In turns, so that whatever else this machine does meets both.
    for (let n = 0; n < SAMPLES; n += 1) {
      times.echo.push(await timeOf(echo, `echo ${where} ${n}`));
      times.ours.push(await timeOf(ours, `ours ${where} ${n}`));
    }
    // The first ones warm the code up.
    const [echoes, own] = [times.echo.slice(SAMPLES / 10), times.ours.slice(SAMPLES / 10)];
    const cells = [50, 95].map((percent) => {
      const [one, other] = [percentile(echoes, percent), percentile(own, percent)];
      return `p${percent} ${other.toFixed(1)} ms, echo ${one.toFixed(1)} ms: ${(other / one).toFixed(2)} times`;
    });
    process.stdout.write(`${where}, to ${platform}: ${cells.join('; ')}\n`);
  }
}

async function timeOf(sample: Sample, mark: string): Promise<number> {
  const start = performance.now();
  await sample.send(`${mark}.`);
  for (;;) {
    const at = sample.arrivedAt(`${mark}.`);
    if (at !== undefined) {
      await wait(GAP_MS);
      return at - start;
    }
    await wait(2);
  }
}

function percentile(times: number[], percent: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length * percent) / 100)]!;
}

function echoPath({ slack, teams }: Deployment, platform: string, port: number): Sample {
  const people = slackPeople(slack.fake, `http://127.0.0.1:${port}`);
  const bea = slackPerson('echo');
  return {
    send: (mark) => people.write(bea, `${platform} ${mark}`),
    arrivedAt: (mark) =>
      arrival({ slack, teams }, platform, platform === 'slack' ? bea.chat : 'a:echo', mark),
  };
}

/** A handoff that is held, in a chat of its own: odd numbers write in Teams. */
async function ourPath(deployment: Deployment, platform: string): Promise<Sample> {
  const talk = introduce(deployment, platform === 'slack' ? 1_002 : 1_001);
  await talk.write('Does a child have to consent to a referral?');
  await talk.write('adviser');
  await talk.claim();
  const { chat } = talk.pair.practitioner;
  return {
    send: (mark) => talk.reply(mark),
    arrivedAt: (mark) => arrival(deployment, platform, chat, mark),
  };
}

function arrival(
  { slack, teams }: Pick<Deployment, 'slack' | 'teams'>,
  platform: string,
  chat: string,
  mark: string,
): number | undefined {
  if (platform === 'slack')
    return slack.fake.messages.findLast(
      (message) => message.channel === chat && shownWords(message.blocks).includes(mark),
    )?.at;
  return teams.fake.calls.findLast(({ path, body }) => path.includes(chat) && shownWords(body).includes(mark))
    ?.at;
}

await measure('SQLite, one process', { roles: ['both'] });
const program = pathOf('postgresql');
if (program) {
  const server = await startPostgres(program, { durable: true });
  await measure('PostgreSQL, one process', { server: server.url, roles: ['both'] });
  await measure('PostgreSQL, web and worker apart', { server: server.url, roles: ['web', 'worker'] });
  await server.stop();
} else process.stdout.write('PostgreSQL 17 is not installed: measured on SQLite alone.\n');
