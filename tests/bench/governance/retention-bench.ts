// Compares how long answers take while old data is being deleted with how long they take at other times:
// `npm run bench:retention -- [QUESTIONS] [postgresql]`.
// Uses SQLite, or an empty PostgreSQL store if DATABASE_URL is set. With `postgresql`, it starts a PostgreSQL
// server, which vacuums automatically, as in production.
// Turns with and without deletion alternate. MINUTES ends the run before everything is deleted. RUNS is how
// many times the job deletes in each turn with deletion.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connectGuidance, coreRules } from '../../../adapters/composition/guidance.js';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { openStores } from '../../../adapters/composition/stores.js';
import { createBot, type Bot } from '../../../bot/create-bot.js';
import { runRetention } from '../../../bot/governance/delete-old.js';
import type { RetentionRun } from '../../../bot/model/governance/retention.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import type { Person } from '../../../bot/model/people/person.js';
import { ingestFolders } from '../../../ingest/ingest-folders.js';
import { createFakePlatform, personalPlaceOf, type FakePlatform } from '../../fakes/fake-platform.js';
import { portDefaults } from '../../fakes/port-defaults.js';
import { giveEngineCheck } from '../../support/live-samples.js';
import { rowsOfLongUse, useForLong } from '../../support/governance/long-used-store.js';
import { startPostgres } from '../../support/postgres.js';
import { pathOf } from '../../support/requirements.js';

/** Each question adds 10 rows, so the default makes a million rows. */
const QUESTIONS = Number(process.argv[2] ?? 100_000);
const PEOPLE = Math.min(1_000, QUESTIONS);
const FOR_MS = Number(process.env['MINUTES'] ?? Infinity) * 60_000;
const EVERY_MS = Number(process.env['ASK_EVERY_MS'] ?? 500);
const RUNS = Number(process.env['RUNS'] ?? 1);
/** The length of a turn. In a turn with deletion, the job keeps deleting for the whole turn. */
const TURN_MS = 10_000;
/** The pause between turns, so that work left from one turn does not affect the next. */
const BETWEEN_MS = 1_500;
const DAY_MS = 86_400_000;

type Turn = 'with' | 'without';
const say = (line: string) => process.stdout.write(`${line}\n`);
const silent = () => undefined;
const tell = (_: object, sentence: string) => void say(sentence);
const log = { info: silent, warn: tell, error: tell };

/** Asks questions at fixed times, as people would, even if this process is busy. */
function askSteadily(bot: Bot, platform: FakePlatform, texts: readonly string[]) {
  const times: Record<Turn, number[]> = { with: [], without: [] };
  const waiting = new Map<string, { due: number; turn: Turn | undefined }>();
  let turn: Turn | undefined;
  let asked = 0;
  const begun = performance.now();
  const send = platform.send.bind(platform);
  platform.send = (place, message, key) => {
    // Ignores greetings, which are not replies to a question. Small talk and alarms are replies, but are not
    // timed.
    const one = key.startsWith('greeting:') ? undefined : waiting.get(place.id);
    if (key.startsWith('answer:') && one?.turn && one.turn === turn)
      times[one.turn].push(performance.now() - one.due);
    if (one) waiting.delete(place.id);
    // Empties the list, because the fake platform would otherwise keep every message of the run in memory.
    platform.posted.length = 0;
    return send(place, message, key);
  };
  const timer = setInterval(() => {
    for (; asked < (performance.now() - begun) / EVERY_MS; asked += 1) {
      const from: Person = { platform: 'slack', id: `asks-now-${asked}` };
      const place = personalPlaceOf(from);
      waiting.set(place.id, { due: begun + asked * EVERY_MS, turn });
      void ask(bot, from, texts[asked % texts.length]!);
    }
  }, 10);
  return {
    times,
    during: (next: Turn | undefined) => void (turn = next),
    unanswered: () => waiting.size,
    stop: () => clearInterval(timer),
  };
}

let events = 0;
function ask(bot: Bot, from: Person, text: string): Promise<unknown> {
  return bot.inbox.receive({
    kind: 'message',
    id: `bench-${(events += 1)}`,
    place: personalPlaceOf(from),
    from,
    sentAt: new Date().toISOString(),
    text,
    attachments: [],
    mentionsBot: true,
  });
}

function share(times: readonly number[], part: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

async function measure(databaseUrl?: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'retention-bench-'));
  const settings = readSettings({
    DATA_DIR: dataDir,
    ENCRYPTION_KEY_FILE: join(dataDir, 'key'),
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  });
  await giveEngineCheck(dataDir);
  const stores = await openStores(settings);
  const guidance = await connectGuidance(settings, stores, log);
  await ingestFolders(guidance, ['ingest/samples'], { publish: true });
  const platform = createFakePlatform();
  const ports = {
    ...portDefaults,
    ...coreRules(guidance),
    store: stores.store,
    platforms: new Map([['slack', platform]]),
    log,
  };
  const bot = createBot(ports);
  const worker = bot.startWorker();
  const from: Person = { platform: 'slack', id: 'asked-long-ago-' };
  await ask(bot, from, 'Does a child called Zofia Nowak have to consent to a referral to the NRM?');
  while (!platform.posted.some(({ key }) => key.startsWith('answer:'))) await wait(50);
  await wait(1_000);
  const now = Date.now();
  const rows = await useForLong(stores, {
    from,
    people: PEOPLE,
    questionsEach: Math.round(QUESTIONS / PEOPLE),
    between: [new Date(now - 800 * DAY_MS), new Date(now - 400 * DAY_MS)],
    wordOf: (n) => `quokka${n}x`,
  });
  say(
    `${stores.database.dialect}: ${rows} rows of ${QUESTIONS} questions from ${PEOPLE} people, all past their period`,
  );
  const lines = (await readFile('adapters/cli/questions/guidance-questions.jsonl', 'utf8'))
    .trim()
    .split('\n');
  const texts = lines.map((line) => (JSON.parse(line) as { question: string }).question);
  const asking = askSteadily(bot, platform, texts);
  const retention = { periods: DEFAULT_PERIODS, confirmedBySetting: true };
  let run: RetentionRun | undefined;
  let deletingMs = 0;
  // A warm-up turn that does not count, because the models are slower at first.
  await wait(TURN_MS);
  const started = performance.now();
  while (run?.endedAt === undefined && performance.now() - started < FOR_MS) {
    asking.during('without');
    await wait(TURN_MS);
    asking.during(undefined);
    await wait(BETWEEN_MS);
    asking.during('with');
    const began = performance.now();
    for (let turn = 0; turn < RUNS && run?.endedAt === undefined; turn += 1)
      run = await runRetention({ ...ports, retention }, 'bench', { forMs: TURN_MS });
    deletingMs += performance.now() - began;
    asking.during(undefined);
    if (process.env['VERBOSE'])
      say(
        `${Math.round((performance.now() - started) / 1_000)} s: ${JSON.stringify(run?.deleted)} ${describe(asking.times)}`,
      );
    await wait(BETWEEN_MS);
  }
  asking.stop();
  await wait(5_000);
  const deleted = Object.values(run!.deleted).reduce((sum, count) => sum + count, 0);
  const left = await rowsOfLongUse(stores, from);
  say(
    `${rows - left} of ${rows} rows deleted in ${Math.round(deletingMs / 1_000)} s of deletion, ${left} left`,
  );
  say(
    `deleted ${deleted} (${JSON.stringify(run!.deleted)}), ${Math.round(deleted / (deletingMs / 1_000))} a second; failed ${JSON.stringify(run!.failed)}`,
  );
  say(describe(asking.times));
  say(`questions without a reply: ${asking.unanswered()}`);
  await worker.stop();
  await guidance.close();
  await stores.database.close();
  await rm(dataDir, { recursive: true });
}

function describe(times: Record<Turn, number[]>): string {
  const [slow, plain] = [share(times.with, 0.95), share(times.without, 0.95)];
  const of = (turn: Turn) =>
    `${turn} deletion: ${times[turn].length} answers, median ${share(times[turn], 0.5).toFixed(0)} ms, 95th percentile ${share(times[turn], 0.95).toFixed(0)} ms`;
  return `${of('without')}; ${of('with')}; ratio ${(slow / plain).toFixed(2)}`;
}

if (process.argv[3] !== 'postgresql') await measure(process.env['DATABASE_URL']);
else {
  const server = await startPostgres(pathOf('postgresql')!, { durable: true });
  try {
    await measure(server.url);
  } finally {
    await server.stop();
  }
}
