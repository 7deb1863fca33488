// Measures how long a practitioner waits in a browser, from pressing Enter until the first quote is visible:
// `npm run bench:browser [-- ROUNDS]`.
// Compares this with the total time of the stages of the same answers, from search to quotes. Uses the sample
// notes. Reading the message for personal data is not one of these stages, so the pipeline of `ctac ask`
// takes longer than their total.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { createStore } from '../../adapters/sql/conversations/store.js';
import { openDatabase } from '../../adapters/sql/engine/open-database.js';
import { launchChromium } from '../browser/support/chromium.js';
import { QUESTION_BOX } from '../browser/visits.js';
import { transpiled } from '../support/deployment/transpiled.js';
import { freePort } from '../support/free-port.js';
import { pathOf } from '../support/requirements.js';
import { median } from './eval/score-answers.js';

const ROUNDS = Number(process.argv[2] ?? 4);
const QUESTIONS = [
  'Who can refer a child to the NRM?',
  'How is age assessed?',
  'What is the duty to notify?',
  'What does a guardian do?',
  'Can a British child be a victim of trafficking?',
  'Does a child have to consent to an NRM referral?',
];

interface Took {
  question: string;
  ms: number;
}

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** Leaves out the first round, because programs and pages are slower just after they have started. */
const counted = (times: readonly Took[]) => times.slice(QUESTIONS.length);

async function inBrowser(browser: Browser, baseURL: string): Promise<Took[]> {
  const times: Took[] = [];
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const question of QUESTIONS) times.push({ question, ms: await askOnce(browser, baseURL, question) });
  return counted(times);
}

/** Runs in the page. */
function quoteShown(): boolean {
  const { document } = globalThis as unknown as {
    document: { querySelector(selector: string): { checkVisibility(): boolean } | null };
  };
  return document.querySelector('.quote')?.checkVisibility() ?? false;
}

/** Asks in a new session, so that no question is a follow-up. */
async function askOnce(browser: Browser, baseURL: string, question: string): Promise<number> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto('/', { waitUntil: 'load' });
  await page.getByLabel(QUESTION_BOX).fill(question);
  const start = performance.now();
  await page.keyboard.press('Enter');
  // Checks at every frame. A locator would only check every half second after the first quarter of a second.
  await page.waitForFunction(quoteShown, undefined, { timeout: 60_000 });
  const ms = performance.now() - start;
  await context.close();
  return ms;
}

/** Returns the total time of the stages of each answer, in the order in which the answers were given. */
async function inPipeline(dataDir: string): Promise<Took[]> {
  const database = await openDatabase({ dataDir, mustExist: true });
  const answers = await createStore(database).records.answers.latest((ROUNDS + 1) * QUESTIONS.length);
  await database.close();
  const times = answers.reverse().map(({ answer: { stages } }, n) => ({
    question: QUESTIONS[n % QUESTIONS.length]!,
    ms: Object.values(stages).reduce((all, ms) => all + ms, 0),
  }));
  return counted(times);
}

async function ctac(env: NodeJS.ProcessEnv, ...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [transpiled('adapters/start/cli.ts'), ...args], { env });
}

async function startService(env: NodeJS.ProcessEnv, url: string): Promise<ChildProcess> {
  const service = spawn(process.execPath, [transpiled('adapters/start/main.ts')], { env, stdio: 'ignore' });
  process.once('exit', () => service.kill('SIGKILL'));
  while (!(await isReady(url))) {
    if (service.exitCode !== null) throw new Error('The service ended before it was ready.');
    await wait(200);
  }
  return service;
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

function tell(what: string, times: readonly Took[]): void {
  const all = times.map(({ ms }) => ms);
  for (const question of QUESTIONS) {
    const own = times.filter((one) => one.question === question).map(({ ms }) => Math.round(ms));
    print(`  ${question} ${own.join(', ')} ms`);
  }
  print(`${what}: median ${Math.round(median(all)!)} ms, slowest ${Math.round(Math.max(...all))} ms`);
}

const chromium = pathOf('chromium');
if (!chromium) throw new Error('There is no Chromium. `npx tsx tests/prepare.ts` says how to get it.');
const dataDir = await mkdtemp(join(tmpdir(), 'browser-time-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const { PATH, HOME } = process.env;
const env = { PATH, HOME, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent' };
await ctac(env, 'ingest', 'ingest/samples', '--publish');
const service = await startService(env, url);
const browser = await launchChromium(chromium);
const onPage = await inBrowser(browser, url);
await browser.close();
service.kill();
await once(service, 'close');
const stages = await inPipeline(dataDir);
tell('On the page', onPage);
tell('The stages of these answers', stages);
const shares = onPage.map(({ ms }, n) => ms / stages[n]!.ms);
print(`As a multiple: median ${median(shares)!.toFixed(2)}, most ${Math.max(...shares).toFixed(2)}`);
print(`Load ${loadavg()[0]!.toFixed(1)}`);
await rm(dataDir, { recursive: true });
