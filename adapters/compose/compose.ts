// Chooses every adapter by the settings and hands the entry points what they run; nothing else knows them all.
import { ConfigurationFailure } from '../../knowledge/model/errors.js';
import type { IngestPorts } from '../../ingest/ingest-folders.js';
import { redact } from '../../knowledge/redaction/redact.js';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import { doesAnswer, doesServe } from './settings/process-role.js';
import type { ProcessRole } from './settings/process-role.js';
import { urgentContacts } from '../../bot/safeguards/contacts.js';
import type { AskPorts } from '../cli/ask-batch.js';
import type { AssistantPorts } from '../mcp/ports.js';
import { readSettings } from './settings/config.js';
import type { Settings } from './settings/config.js';
import type { RunningBot } from './bot.js';
import { createLiveRelease } from '../../ingest/releases/load-release.js';
import { reembedRelease } from '../../ingest/releases/re-embed-release.js';
import type { CalibratePorts } from '../cli/calibrate.js';
import type { Check } from '../cli/doctor.js';
import type { SessionsPorts } from '../cli/sessions.js';
import { enqueueReturn } from '../../bot/sign-in/enqueue-return.js';
import type { ReturnEscalations } from '../../bot/model/people/session.js';
import type { CheckPorts } from '../../bot/as-of/check-answer.js';
import type { UnansweredPorts } from '../cli/unanswered.js';
import { connectEditing } from './editing.js';
import type { Editing } from './editing.js';
import { keepPrivate, makeFilesPrivate } from './settings/data-folder.js';
import { connectGuidance } from './guidance.js';
import type { Guidance, GuidanceOptions } from './guidance.js';
import type { Past } from './past.js';
import { checkExposure, connectSessions } from './sign-in.js';
import type { Log } from '../../bot/model/ports.js';
import { createEditingStore } from '../sql/guidance/editing-store.js';
import { createLog } from './settings/log.js';
import { createStore } from '../sql/conversations/store.js';
import { openDatabase } from '../sql/engine/database.js';
import type { Database } from '../sql/engine/database.js';
import { runExclusively } from '../sql/engine/run-exclusively.js';
import { migrate } from '../sql/migrations/migrate.js';

/** What the commands need; each part is made when it is first asked for. */
export interface Commands {
  settings(): Settings;
  guidance(): Promise<IngestPorts>;
  asking(): Promise<AskPorts>;
  /** What other assistants are given. */
  assistant(): Promise<AssistantPorts>;
  /** What editors work with. */
  editing(): Promise<Editing>;
  /** Releases and days of the past. */
  past(): Promise<Past>;
  /** What old answers are looked at with. */
  checking(): Promise<CheckPorts>;
  calibrating(): Promise<CalibratePorts>;
  unanswered(): Promise<UnansweredPorts>;
  sessions(): Promise<SessionsPorts>;
  checks(): Promise<Check[]>;
  chat(): Promise<void>;
  close(): Promise<void>;
}

export function connectCommands(environment: NodeJS.ProcessEnv): Commands {
  const settings = once(() => readSettings(environment));
  const log = once(() => createLog(environment.LOG_LEVEL ?? 'warn'));
  let database: Promise<Database> | undefined;
  let guidance: Promise<Guidance> | undefined;
  const opened = () => (database ??= openStore(settings()));
  const connected = (options: GuidanceOptions = {}) =>
    (guidance ??= opened().then((store) => connectGuidance(settings(), store, log(), options)));
  return {
    settings,
    guidance: () => connected(),
    async asking() {
      const { answerQuestion } = await connected({ patient: true });
      return { answerQuestion, redact, detectUrgency: (text) => detectUrgency(text).urgent };
    },
    async assistant() {
      const { answerQuestion, findPassages, store } = await connected();
      return {
        answerQuestion,
        findPassages,
        redact,
        detectUrgency: (text) => detectUrgency(text).urgent,
        contacts: (jurisdiction) => urgentContacts(jurisdiction, new Date()),
        liveDocument: async (slug) => {
          const live = await store.liveRelease();
          return live && { release: live.number, found: await store.documentOf(live.number, slug) };
        },
      };
    },
    editing: async () => connectEditing(settings(), await opened(), await connected()),
    past: async () => (await connected()).past,
    async checking() {
      const { store, past } = await connected();
      return { records: createStore(await opened()).records, guidance: store, askRecorded: past.askRecorded };
    },
    async calibrating() {
      const { store, embedder, loading } = await connected();
      return {
        embedder,
        redact,
        loadedRelease: createLiveRelease(loading),
        saveCalibration: store.saveCalibration,
      };
    },
    unanswered: async () => createStore(await opened()).records.answers,
    async sessions() {
      const database = await opened();
      const clock = () => new Date();
      const returning = { store: createStore(database), clock };
      const returnEscalations: ReturnEscalations = (person, where) => enqueueReturn(returning, person, where);
      return { ...connectSessions(database, returnEscalations), clock };
    },
    async checks() {
      // The libraries of the platforms take a while to load.
      const { connectDoctor } = await import('./doctor.js');
      return connectDoctor({ settings, database: opened, guidance: connected, log: log() });
    },
    chat: async () => {
      const { chatInTerminal } = await import('./terminal-chat.js');
      return chatInTerminal(await connected(), await opened(), log());
    },
    async close() {
      await (await guidance?.catch(() => undefined))?.close();
      await (await database?.catch(() => undefined))?.close();
    },
  };
}

export interface Main {
  guidance: Guidance;
  /** Whether sources are checked for changes when their schedules come round. */
  bySchedule: boolean;
  /** Runs `work` while no other process on the same store does. */
  runExclusively(work: () => Promise<void>): Promise<void>;
  /** Embeds what is live once more where another model embedded it; questions are answered meanwhile. */
  reembedRelease(): Promise<void>;
  /** Listens and works, as the role says. */
  start(): Promise<RunningBot>;
  close(): Promise<void>;
}

/** For a process that serves people. Throws `ConfigurationFailure`, `StoreFailure` or `ModelFailure`. */
export async function connectMain(environment: NodeJS.ProcessEnv, role: ProcessRole): Promise<Main> {
  const settings = readSettings(environment);
  checkRole(settings, role);
  makeFilesPrivate();
  if (doesServe(role)) checkExposure(settings);
  const log = createLog(settings.LOG_LEVEL);
  const database = await openStore(settings);
  // The libraries of the platforms load while the embedding process starts: each takes about as long as the other.
  const [guidance, { startBot }] = await Promise.all([
    connectGuidance(settings, database, log, { answering: doesAnswer(role) }),
    import('./bot.js'),
  ]);
  const editing = connectEditing(settings, database, guidance);
  return {
    guidance,
    bySchedule: editing.bySchedule,
    runExclusively: (work) => runExclusively(database, work),
    reembedRelease: () => runExclusively(database, () => embedAnewInTheBackground(guidance, database, log)),
    start: () => startBot(settings, guidance, database, log, { role, editing }),
    async close() {
      await guidance.close();
      await database.close();
    },
  };
}

async function embedAnewInTheBackground(guidance: Guidance, database: Database, log: Log): Promise<void> {
  const { store, indexFiles, embedder } = guidance;
  const editing = createEditingStore(database);
  const clock = () => new Date();
  const release = await reembedRelease({ store, indexFiles, embedder, editing, clock }, (embedded, of) =>
    log.info({ embedded, of }, 'The guidance is being prepared for a new search model.'),
  );
  if (release !== undefined) log.info({ release }, 'The guidance was prepared for the new search model.');
}

/** One process alone on SQLite finds its own work; several find one another's through PostgreSQL. */
export function checkRole(settings: Settings, role: ProcessRole): void {
  if (role === 'both') return;
  if (settings.DATABASE_URL === undefined)
    throw new ConfigurationFailure(
      `--role=${role} needs PostgreSQL: SQLite serves one process that does everything.`,
      'Set DATABASE_URL, or start without --role.',
    );
  if (role === 'web' && settings.SESSION_SECRET === undefined)
    throw new ConfigurationFailure(
      '--role=web needs SESSION_SECRET: web processes must be able to read one another’s cookies.',
      'Set SESSION_SECRET to the same 32 or more random characters for each of them.',
    );
}

async function openStore(settings: Settings): Promise<Database> {
  keepPrivate(settings.DATA_DIR);
  const database = await openDatabase({ dataDir: settings.DATA_DIR, databaseUrl: settings.DATABASE_URL });
  await migrate(database);
  return database;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
