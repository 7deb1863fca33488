// Measures how long a platform waits for us to acknowledge what it sends, as a share of the time it allows:
// `npm run bench:slack` or `npm run bench:teams`, with `-- postgresql` to use PostgreSQL.
// At first, everyone asks a question, and the service is stopped. Then it measures a cold start: events of
// all kinds arrive at a steady rate while the service starts, and continue until it has received 500.
// Finally, 500 more arrive while questions are answered with the real embedder and readers. The service runs
// in its own process. The senders and the fake platforms run in this one.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startDeployment, type Deployment } from '../../support/deployment/deployment.js';
import { keepProcess } from '../../support/deployment/keep-process.js';
import { transpiled } from '../../support/deployment/transpiled.js';
import { freePort } from '../../support/free-port.js';
import { startPostgres } from '../../support/postgres.js';
import { pathOf } from '../../support/requirements.js';
import type { Kind } from './kinds.js';
import { slackKinds } from './slack-kinds.js';
import { teamsKinds } from './teams-kinds.js';

const EVENTS = 500;
/**
 * The number of people. It is not a multiple of the number of kinds, so that every person sends every kind.
 */
const PEOPLE = 47;
/** The default number of events a second. A number on the command line replaces it. */
const RATE = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 10);
const EVERY_MS = 1_000 / RATE;
const SERVICE = fileURLToPath(new URL('service.ts', import.meta.url));

interface Sent {
  kind: Kind;
  at: number;
  tookMs: number;
  /** The response status, or 0 if nothing was listening on the port. */
  status: number;
}

let count = 0;

async function send(kind: Kind, person: number): Promise<Sent> {
  count += 1;
  const at = performance.now();
  const status = await kind.send(person, count).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => 0,
  );
  return { kind, at, tookMs: performance.now() - at, status };
}

/** Sends at a steady rate, even if earlier events have not been acknowledged. */
async function sendSteadily(kindOf: (n: number) => Kind | undefined): Promise<Sent[]> {
  const start = performance.now();
  const sending: Promise<Sent>[] = [];
  for (let n = 0; ; n += 1) {
    const kind = kindOf(n);
    if (!kind) return Promise.all(sending);
    sending.push(send(kind, n % PEOPLE));
    await wait(Math.max(0, start + (n + 1) * EVERY_MS - performance.now()));
  }
}

async function untilListening(port: number): Promise<number> {
  for (;;) {
    const listens = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (listens) return performance.now();
    await wait(10);
  }
}

async function measureColdStart(
  kinds: readonly Kind[],
  port: number,
  start: () => Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const ready = start();
  let heardFrom = Infinity;
  const listening = untilListening(port).then((at) => (heardFrom = at));
  let since = 0;
  const sent = await sendSteadily((n) => {
    if (performance.now() > heardFrom) since += 1;
    return since > EVENTS ? undefined : kinds[n % kinds.length];
  });
  await Promise.all([listening, ready]);
  const heard = sent.filter(({ at, status }) => at > heardFrom || status !== 0);
  const taken = heard.filter(({ status }) => status === 200);
  const firstAt = Math.min(...taken.map(({ at, tookMs }) => at + tookMs));
  print(
    `cold start: listens after ${seconds(heardFrom - startedAt)}, acknowledges first ${seconds(firstAt - heardFrom)} later`,
    `  nothing listened: ${sent.length - heard.length}`,
  );
  report(heard.slice(0, EVENTS));
}

async function settled({ store }: Deployment): Promise<void> {
  for (;;) {
    const { due, leased, retrying } = await store.records.jobs.counts(new Date().toISOString());
    if (due + leased + retrying === 0) return;
    await wait(200);
  }
}

async function measureLoad(kinds: readonly Kind[]): Promise<void> {
  const sent = await sendSteadily((n) => (n < EVENTS ? kinds[n % kinds.length] : undefined));
  print(`under load: ${EVENTS} events of ${PEOPLE} people, ${RATE} a second`);
  report(sent);
}

function report(sent: readonly Sent[]): void {
  for (const kind of new Set(sent.map((one) => one.kind))) {
    const times = sent.filter((one) => one.kind === kind).map(({ tookMs }) => tookMs);
    times.sort((one, other) => one - other);
    const at = (part: number) =>
      Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))]!);
    print(
      `  ${kind.name}, ${times.length}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${share(at(1), kind.allowedMs)}`,
    );
  }
  const failed = sent.filter(({ status }) => status !== 200).map(({ status }) => status);
  const worst = Math.max(...sent.map(({ kind, tookMs }) => tookMs / kind.allowedMs));
  print(`  of all ${sent.length}, at most ${(worst * 100).toFixed(1)} % of what is allowed`);
  print(`  not acknowledged: ${failed.length} ${[...new Set(failed)].join(', ')}`.trimEnd());
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
const share = (ms: number, allowedMs: number) =>
  `${Math.round(ms)} ms, ${((ms / allowedMs) * 100).toFixed(1)} % of ${allowedMs} ms`;
const print = (...lines: string[]) => void process.stdout.write(`${lines.join('\n')}\n`);
/** Prints the load on the machine after the measurement, because the other figures depend on it. */
async function beside(pid: () => number, work: () => Promise<void>): Promise<void> {
  await work();
  const [ranNs, waitedNs] = readFileSync(`/proc/${pid()}/schedstat`, 'latin1').split(' ').map(Number);
  const had = ranNs! / (ranNs! + waitedNs!);
  print(
    `  load ${loadavg()[0]!.toFixed(1)}; since its start, the service had a processor for ${(had * 100).toFixed(0)} % of the time it needed one`,
  );
}

const isTeams = process.argv.includes('teams');
const server = process.argv.includes('postgresql')
  ? await startPostgres(pathOf('postgresql')!, { durable: true })
  : undefined;
const deployment = await startDeployment({ roles: [], isEmpty: true, ...(server && { server: server.url }) });
const port = await freePort();
const plan = deployment.planOf('both', port);
const url = `http://127.0.0.1:${port}`;
const { first, kinds } = isTeams
  ? teamsKinds(deployment.teams.fake, url)
  : slackKinds(deployment.slack.fake, url);
const { PATH = '', HOME = '' } = process.env;
await promisify(execFile)(
  process.execPath,
  [transpiled('adapters/start/cli.ts'), 'ingest', 'ingest/samples', '--publish'],
  { env: { PATH, HOME, ...plan.environment } },
);
print(`${isTeams ? 'Teams' : 'Slack'}, ${server ? 'PostgreSQL' : 'SQLite'}`);
let service: ReturnType<typeof keepProcess> | undefined;
const start = () => (service = keepProcess(plan, () => undefined, SERVICE)).ready();
const pid = () => service!.pid();
await start();
await sendSteadily((n) => (n < PEOPLE ? first : undefined));
await settled(deployment);
await service!.stop();
await beside(pid, () => measureColdStart(kinds, port, start));
await settled(deployment);
await beside(pid, () => measureLoad(kinds));
await service!.stop();
await deployment.close();
await server?.stop();
