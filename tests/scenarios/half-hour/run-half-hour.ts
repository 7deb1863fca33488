// Runs the service for half an hour as deployed with PostgreSQL: two web processes and two workers with the
// real models, steady questions, 50 open pages, and a series of mishaps.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { byStep, picking, searching } from '../../fakes/language-model/scripted-reader.js';
import {
  reading,
  startScriptedOpenAi,
  type ChatBehaviour,
} from '../../fakes/language-model/scripted-openai.js';
import { untilAcknowledged } from '../../fakes/real-stacks/until-acknowledged.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { TEAM } from '../../fakes/fake-slack/fake-slack.js';
import { deskPersonCalled } from '../../fakes/web/desk-people.js';
import { ADVISERS, startDeployment, type Deployment } from '../../support/deployment/deployment.js';
import { startPrometheus, type RunningPrometheus } from '../../support/deployment/prometheus.js';
import { transpiled } from '../../support/deployment/transpiled.js';
import { freePort } from '../../support/free-port.js';
import { startPostgres, type TestPostgres } from '../../support/postgres.js';
import { settled } from '../chaos/run-chaos.js';
import type { Kill } from '../chaos/kills.js';
import { askSteadily } from './asking.js';
import { drawPanels } from './draw-panels.js';
import { judgeAnswers, type Judged } from './judge-answers.js';
import { letHappen, mishapsOf, REFUSAL, USUAL_MS, type Mishap } from './mishaps.js';
import { openPage, type OpenPage } from './open-pages.js';
import { readWatch, type Watched } from './watched.js';

export interface HalfHourOptions {
  postgres: string;
  prometheus: string;
  /** The length of a minute, which is shortened in a trial run. */
  minuteMs: number;
  aSecond: number;
  /** The folder in which to save the log and the dashboards’ series. */
  into: string;
}

export interface HalfHourReport extends Judged, Watched {
  redelivered: number;
  reopened: number;
  settledAfterMs: number;
  left: Record<string, number>;
  logged: Map<string, number>;
}

const SERVICE = fileURLToPath(new URL('../../bench/acknowledgement/service.ts', import.meta.url));
const RULES = resolve('tools/deploy/prometheus/alerts.yml');
const TOKEN = 'only-for-the-half-hour-0123456789-0123456789';
const ROLES = ['web', 'web', 'worker', 'worker'] as const;
const SOURCE = '.tmp/half-hour-source';
const MINUTES = 30;
const CHATS = 40;
const DESKS = 10;

const bea = slackPerson('plantedbea');
const eve = slackPerson('plantedeve');
const ANN = 'Ann Plantedname';
export const PLANTED = {
  question: 'quesworple',
  urgent: 'urgworple',
  relayed: 'relayworple',
  document: 'docworple',
  model: 'modelworple',
  platform: REFUSAL,
};
/**
 * Words that must not appear in the metrics or the log: the beginnings of people’s names and IDs, and all
 * planted words.
 */
const FORBIDDEN = [...Object.values(PLANTED), 'worple', 'planted'];

export async function runHalfHour(options: HalfHourOptions): Promise<HalfHourReport> {
  const { minuteMs, aSecond, into } = options;
  mkdirSync(into, { recursive: true });
  const log: string[] = [];
  const server = await startPostgres(options.postgres, { durable: true });
  const model = await startModel();
  const { deployment, metricsUrls } = await deploy(server, model.baseUrl, (line) => void log.push(line));
  const { chats, desks } = await openPages(deployment);
  const pages = [...chats, ...desks];
  const prometheus = await startPrometheus(options.prometheus, {
    urls: metricsUrls,
    token: TOKEN,
    rules: RULES,
    everySeconds: 5,
  });
  const start = Date.now();
  const kills: Kill[] = [];
  const stops: number[] = [];
  const happened: { at: number; what: string }[] = [];
  const say = (line: string) => {
    happened.push({ at: (Date.now() - start) / 60_000, what: line });
    process.stdout.write(`       ${new Date().toISOString().slice(11, 19)} ${line}\n`);
  };
  const mishaps = mishapsOf({ deployment, server, slowDown: model.slowDown, kills, stops });
  const [asked] = await Promise.all([
    askSteadily({ deployment, pages: chats, questions: questions(), aSecond, forMs: MINUTES * minuteMs }),
    letHappen([...mishaps, ...danger(deployment)], minuteMs, say),
  ]);
  const overAt = performance.now();
  await settled(deployment);
  const settledAfterMs = performance.now() - overAt;
  await wait(5_000);
  const watched = await readWatch({
    prometheus,
    metricsUrls,
    token: TOKEN,
    log,
    start,
    forbidden: FORBIDDEN,
  });
  const minutes = (Date.now() - start) / 60_000;
  writeFileSync(join(into, 'dashboards.svg'), drawPanels({ start, happened, ...watched }, minutes));
  writeFileSync(join(into, 'series.json'), JSON.stringify({ start, happened, ...watched }));
  writeFileSync(join(into, 'log.jsonl'), log.join('\n'));
  const report = {
    ...(await judgeAnswers(deployment, asked, { kills, stops })),
    ...watched,
    redelivered: asked.filter(({ attempts }) => attempts > 1).length,
    reopened: pages.reduce((sum, { reopened }) => sum + reopened, 0),
    settledAfterMs,
    left: await leftIn(deployment),
    logged: deployment.logged,
  };
  writeFileSync(join(into, 'times.json'), JSON.stringify(report.times));
  for (const page of pages) page.close();
  await closeAll(prometheus, deployment, model, server);
  return report;
}

async function closeAll(
  prometheus: RunningPrometheus,
  deployment: Deployment,
  model: { close(): Promise<void> },
  server: TestPostgres,
): Promise<void> {
  await prometheus.close();
  await deployment.close();
  await model.close();
  await server.stop();
}

/**
 * Starts a language model that always chooses the first sentences. Its replies say how much of its rate limit
 * is left.
 */
async function startModel() {
  const model = await startScriptedOpenAi();
  const reply = byStep({
    ask: searching({}),
    pick: picking((shown) => shown.slice(0, 3).map(({ number }) => number)),
    say: reading((shown) => [...shown.slice(0, 1)]),
  });
  const slowDown = (ms: number) =>
    model.behave(((request, response) => {
      response.setHeader('x-request-id', PLANTED.model);
      response.setHeader('x-ratelimit-limit-tokens', '1000000');
      response.setHeader('x-ratelimit-remaining-tokens', '600000');
      setTimeout(() => reply(request, response), ms);
    }) satisfies ChatBehaviour);
  slowDown(USUAL_MS);
  return { baseUrl: model.baseUrl, slowDown, close: () => model.close() };
}

async function deploy(server: TestPostgres, modelUrl: string, onLine: (line: string) => void) {
  rmSync(SOURCE, { recursive: true, force: true });
  mkdirSync(SOURCE, { recursive: true });
  writeFileSync(join(SOURCE, 'help.md'), `# Help\n\nTell the child what the ${PLANTED.document} is for.\n`);
  const ports = await Promise.all(ROLES.map(() => freePort()));
  const metricsUrls = ports.map((port) => `http://127.0.0.1:${port}/metrics`);
  const settings: Record<string, string> = {
    METRICS_TOKEN: TOKEN,
    ANSWER_MODEL: 'scripted',
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: modelUrl,
    // The passage reader is off, because 2 processors are not enough to run it for 5 questions a second.
    PASSAGE_READER: 'off',
    REFRESH_SOURCES: 'scheduled',
  };
  let given = 0;
  const nextPort = () => String(ports[(given += 1) % ports.length]);
  const deployment = await startDeployment({
    roles: [],
    isEmpty: true,
    server: server.url,
    program: SERVICE,
    moreSettings: () => ({ ...settings, METRICS_PORT: nextPort() }),
    onLine,
  });
  const { home } = deployment.guidance;
  settings['ADVISERS_FILE'] = join(home, 'advisers.json');
  settings['SOURCES_FILE'] = join(home, 'sources.json');
  writeFileSync(settings['ADVISERS_FILE'], JSON.stringify({ advisers: roster() }));
  writeFileSync(settings['SOURCES_FILE'], JSON.stringify(sources()));
  await importSamples(deployment);
  await createEditingStore(deployment.database).addGolden({
    question: 'Does a child have to consent to a referral?',
    outcome: 'answered',
    addedBy: 'ada',
    addedAt: new Date().toISOString(),
  });
  for (const role of ROLES) await deployment.start(role);
  return { deployment, metricsUrls };
}

const roster = () => [
  { id: 'bea', name: bea.name, identities: { slack: [`${TEAM}:${bea.user}`] } },
  { id: 'ann', name: ANN, identities: { web: [deskPersonCalled(ANN).id] } },
];

const sources = () => [
  {
    slug: 'help',
    kind: 'folder',
    path: SOURCE,
    title: 'Help for trafficked children',
    publisher: 'Home Office',
    jurisdictions: ['england', 'wales'],
    authority: 'statutory-guidance',
    owner: 'social work',
    schedule: '*/5 * * * *',
    licence: 'Open Government Licence v3.0',
    attribution: 'Contains public sector information.',
  },
];

async function importSamples({ planOf }: Deployment): Promise<void> {
  const { PATH = '', HOME = '' } = process.env;
  await promisify(execFile)(
    process.execPath,
    [transpiled('adapters/start/cli.ts'), 'ingest', 'ingest/samples', '--publish'],
    { env: { PATH, HOME, ...planOf('both', 0).environment } },
  );
}

async function openPages({ url }: Deployment): Promise<{ chats: OpenPage[]; desks: OpenPage[] }> {
  const signIn = { name: ANN, role: 'adviser' };
  return {
    chats: await Promise.all(Array.from({ length: CHATS }, () => openPage(url, '/'))),
    desks: await Promise.all(Array.from({ length: DESKS }, () => openPage(url, '/desk', signIn))),
  };
}

/** Returns our own questions. One in 10 has a planted word. */
function questions(): string[] {
  const all = readFileSync('tools/training/questions/own-questions.jsonl', 'utf8').trim().split('\n');
  return all.map((line, n) => {
    const { question } = JSON.parse(line) as { question: string };
    return n % 10 ? question : `${question} (${PLANTED.question})`;
  });
}

/** Someone writes about danger, and no adviser claims the request for 4 minutes. */
function danger({ slack }: Deployment): Mishap[] {
  const write = async (who: typeof eve, text: string) => {
    const message = slack.messageOf(who, text);
    await untilAcknowledged(() => slack.deliver(message));
  };
  return [
    {
      at: 11.5,
      what: 'an urgent message, which no one claims',
      happen: () => write(eve, `He is going to kill her now, she is at the ${PLANTED.urgent} right now`),
    },
    {
      at: 15.5,
      what: 'the urgent request claimed',
      async happen() {
        while (!slack.shown(ADVISERS).length) await wait(200);
        const press = slack.pressed(bea, 'Claim', ADVISERS);
        await untilAcknowledged(() => slack.deliverPress(press));
      },
    },
    { at: 16, what: 'a message relayed', happen: () => write(eve, `She is at the ${PLANTED.relayed}.`) },
    { at: 16.5, what: 'a reply', happen: () => write(bea, `I will call the ${PLANTED.relayed}.`) },
  ];
}

async function leftIn({ database }: Deployment): Promise<Record<string, number>> {
  const unsent = await database.kysely
    .selectFrom('outgoing_messages')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('state', 'not in', ['sent', 'cancelled'])
    .groupBy('state')
    .execute();
  const dead = await database.kysely.selectFrom('jobs').select('kind').where('state', '=', 'dead').execute();
  return {
    ...Object.fromEntries(unsent.map(({ state, count }) => [`messages ${state}`, count])),
    ...(dead.length && { [`jobs given up: ${dead.map(({ kind }) => kind).join()}`]: dead.length }),
  };
}
