// Measures how long a backup drill takes with 100,000 answers to 1,000 people, and checks that it brings back
// no data of a person erased since the backup.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connectBackup } from '../../adapters/composition/backup.js';
import { connectGuidance, coreRules } from '../../adapters/composition/guidance.js';
import { readSettings, type Settings } from '../../adapters/composition/settings/environment-settings.js';
import { openStores, type Stores } from '../../adapters/composition/stores.js';
import { createBot } from '../../bot/create-bot.js';
import type { Person } from '../../bot/model/people/person.js';
import { ingestFolders } from '../../ingest/ingest-folders.js';
import { createFakePlatform, personalPlaceOf } from '../fakes/fake-platform.js';
import { portDefaults } from '../fakes/port-defaults.js';
import { emptyDatabase, type TemporaryDatabase } from '../fakes/temporary-database.js';
import { giveEngineCheck } from '../support/live-samples.js';
import { findWords } from '../support/governance/find-words.js';
import { someoneOf, useForLong } from '../support/governance/long-used-store.js';
import { startPostgres } from '../support/postgres.js';
import { pathOf } from '../support/requirements.js';
import type { AcceptanceContext } from './support/acceptance-context.js';
import type { Measurements } from './support/measurements.js';

const PEOPLE = 1_000;
const QUESTIONS_EACH = Number(process.env['QUESTIONS_EACH'] ?? 100);
/** If set to sqlite or postgresql, the drill only runs on that database. */
const ONLY = process.env['ONLY'];
const ERASED = 500;
const DAY_MS = 86_400_000;
const from: Person = { platform: 'slack', id: 'someone-' };
const wordOf = (n: number) => `quokka${n}x`;
const silent = () => undefined;
const log = { info: silent, warn: silent, error: silent };

export async function drillOfMany({ work, measurements }: AcceptanceContext): Promise<void> {
  if (ONLY !== 'postgresql') await drillOn('SQLite', join(work, 'drill-sqlite'), measurements);
  if (ONLY === 'sqlite') return;
  const program = pathOf('postgresql');
  if (!program)
    return measurements.note('a drill on PostgreSQL', 'PostgreSQL 17 is not installed', 'run', false);
  // If several versions of PostgreSQL are installed, the first on the path may be older than the server.
  process.env.PATH = `${dirname(program)}:${process.env.PATH}`;
  const server = await startPostgres(program, { durable: true });
  try {
    await drillOn('PostgreSQL', join(work, 'drill-postgresql'), measurements, server.url);
  } finally {
    await server.stop();
  }
}

async function drillOn(
  name: string,
  home: string,
  measurements: Measurements,
  server?: string,
): Promise<void> {
  const say = (line: string) => process.stdout.write(`       ${name}: ${line}\n`);
  const databases = server ? [await emptyDatabase(server), await emptyDatabase(server)] : [];
  const settings = await settingsOf(home, 'data', databases[0]);
  const stores = await openStores(settings);
  const { forget, close } = await askOnce(settings, stores);
  const now = Date.now();
  const rows = await useForLong(stores, {
    from,
    people: PEOPLE,
    questionsEach: QUESTIONS_EACH,
    // These dates are within every retention period, so only the erasure can have deleted anything.
    between: [new Date(now - 25 * DAY_MS), new Date(now - DAY_MS)],
    wordOf,
    // Only these people ask again, so that the last 50 answers are all from different people.
    isAskedAgain: (person) => person >= PEOPLE - 100,
  });
  say(`${rows} rows, ${PEOPLE * QUESTIONS_EACH} answers`);
  const backups = connectBackup(settings, () => Promise.resolve(stores), log);
  const file = join(home, 'one.ctac');
  const began = performance.now();
  const { bytes } = await backups.back(file);
  say(`backed up in ${((performance.now() - began) / 1_000).toFixed(1)} s, ${Math.round(bytes / 1e6)} MB`);
  await forget(someoneOf(from, ERASED));
  const erased = await backups.erased();
  const report = await backups.drill(file);
  say(JSON.stringify(report));
  measurements.note(`${name}: a drill, minutes`, (report.allMs / 60_000).toFixed(1), 'known', true);
  measurements.note(`${name}: people erased again`, report.people, '1', report.people === 1);
  measurements.atMost(`${name}: left in the drill`, report.left, 0);
  measurements.atMost(
    `${name}: answers that differ`,
    report.answers.different + report.answers.quotesLost,
    0,
  );
  const remains = (await readdir(settings.DATA_DIR)).filter((one) => one.startsWith('drill'));
  measurements.atMost(`${name}: copies that the drill left`, remains.length, 0);
  await close();
  await stores.database.close();
  await lookIntoRestored({ name, home, measurements, file, erased, target: databases[1] });
  for (const database of databases) await database.remove();
  await rm(home, { recursive: true });
}

async function settingsOf(home: string, folder: string, database?: TemporaryDatabase): Promise<Settings> {
  await mkdir(join(home, folder), { recursive: true });
  await giveEngineCheck(join(home, folder));
  return readSettings({
    DATA_DIR: join(home, folder),
    ENCRYPTION_KEY_FILE: join(home, 'apart', 'key'),
    MESSAGE_READER: 'off',
    RETENTION_CONFIRMED: 'yes',
    ...(database?.databaseUrl !== undefined && { DATABASE_URL: database.databaseUrl }),
  });
}

/**
 * Asks one real question, from which all the others are copied. Returns the function that the service uses to
 * erase a person.
 */
async function askOnce(settings: Settings, stores: Stores) {
  const guidance = await connectGuidance(settings, stores, log);
  await ingestFolders(guidance, ['ingest/samples'], { publish: true });
  const platform = createFakePlatform();
  const bot = createBot({
    ...portDefaults,
    ...coreRules(guidance),
    store: stores.store,
    platforms: new Map([['slack', platform]]),
    log,
  });
  const event = (who: Person, id: string) => ({
    id,
    place: personalPlaceOf(who),
    from: who,
    sentAt: new Date().toISOString(),
  });
  const text = 'Does a child called Zofia Nowak have to consent to a referral to the NRM?';
  const asked = { ...event(from, 'asked'), text, attachments: [], mentionsBot: true };
  await bot.inbox.receive({ ...asked, kind: 'message' });
  const worker = bot.startWorker();
  while (!platform.posted.some(({ key }) => key.startsWith('answer:'))) await wait(50);
  await worker.stop();
  return {
    forget: async (who: Person) => {
      await bot.inbox.receive({ ...event(who, 'forget'), kind: 'action', action: { do: 'forget-me' } });
      await bot.startWorker().drain();
    },
    close: () => guidance.close(),
  };
}

interface Restoring {
  name: string;
  home: string;
  measurements: Measurements;
  file: string;
  erased: Awaited<ReturnType<ReturnType<typeof connectBackup>['erased']>>;
  target: TemporaryDatabase | undefined;
}

/** Restores the same backup again and searches it, because the drill deletes its own copy. */
async function lookIntoRestored({
  name,
  home,
  measurements,
  file,
  erased,
  target,
}: Restoring): Promise<void> {
  const settings = await settingsOf(home, 'restored', target);
  await connectBackup(settings, () => openStores(settings), log).restore(file, erased);
  const stores = await openStores(settings);
  const [theirs, others] = [wordOf(ERASED), wordOf(ERASED + 1)];
  const searched = { ...stores, dataDir: settings.DATA_DIR };
  const found = await findWords(new RegExp(`${theirs}|${others}`, 'g'), searched);
  const places = [...found].filter(([, words]) => words.has(theirs)).map(([place]) => place);
  const chats = await stores.store.records.conversations.of(someoneOf(from, ERASED));
  measurements.note(`${name}: places with words of the erased`, places.join(', ') || 0, '0', !places.length);
  measurements.atMost(`${name}: chats of the erased`, chats.length, 0);
  const isThere = found.get('original messages')?.has(others) ?? false;
  measurements.note(`${name}: originals of the next person`, isThere ? 'there' : 'gone', 'there', isThere);
  await stores.database.close();
}
