// Connects the commands, the tools for other assistants and the chat in a terminal.
import type { IngestPorts } from '../../ingest/ingest-folders.js';
import type { Past } from '../../ingest/releases/ask-as-of.js';
import { redact } from '../../knowledge/redaction/redact.js';
import type { BotPorts, Log } from '../../bot/model/ports.js';
import type { CheckPorts } from '../../bot/as-of/check-answer.js';
import type { Software } from '../../bot/subject/breach-report.js';
import type { HoldPorts } from '../../bot/governance/holds.js';
import type { RetentionPorts } from '../../bot/governance/delete-old.js';
import { enqueueReturn } from '../../bot/sign-in/enqueue-return.js';
import { handoffPorts } from './settings/advisers-file.js';
import { readSettings } from './settings/environment-settings.js';
import type { Settings } from './settings/environment-settings.js';
import { createLog } from './settings/log.js';
import { retentionSchedule } from './settings/retention-settings.js';
import { connectEditing } from './editing.js';
import type { Editing } from './editing.js';
import { connectGuidance, coreRules } from './guidance.js';
import type { Guidance, GuidanceOptions } from './guidance.js';
import { isStoreMigrated, openStores, openStoresAsTheyAre } from './stores.js';
import type { Stores } from './stores.js';
import type { AuditCommandPorts } from '../cli/governance/audit.js';
import type { AskPorts } from '../cli/ask-batch.js';
import type { CalibratePorts } from '../cli/calibrate.js';
import type { Check } from '../cli/doctor.js';
import type { BackupPorts } from '../cli/governance/backup.js';
import type { KeysPorts } from '../cli/governance/keys.js';
import type { EvidencePorts } from '../cli/governance/evidence.js';
import type { MigratePorts } from '../cli/migrate.js';
import type { SessionsPorts } from '../cli/sessions.js';
import type { UnansweredPorts } from '../cli/unanswered.js';
import type { AssistantPorts } from '../mcp/ports.js';
import { createTerminalPlatform } from '../terminal/platform.js';
import { DESK_PLACE } from '../web/model/places.js';

/** What the commands need. Each part is created the first time it is used. */
export interface Commands {
  settings(): Settings;
  guidance(): Promise<IngestPorts>;
  asking(): Promise<AskPorts>;
  /** What the tools for other assistants use. */
  assistant(): Promise<AssistantPorts>;
  /** What the editing commands use. */
  editing(): Promise<Editing>;
  /** Answers from past releases, or as of past dates. */
  past(): Promise<Past>;
  checking(): Promise<CheckPorts>;
  calibrating(): Promise<CalibratePorts>;
  unanswered(): Promise<UnansweredPorts>;
  sessions(): Promise<SessionsPorts>;
  migrating(): MigratePorts;
  /** Deletes the same data as the service would. */
  retention(): Promise<RetentionPorts>;
  /** Legal holds and switches. */
  governance(): Promise<HoldPorts>;
  /** Makes and restores backups. A restore creates a store before anything opens it. */
  backup(): Promise<BackupPorts>;
  /** Changes the encryption key. */
  keys(): Promise<KeysPorts>;
  audit(): Promise<AuditCommandPorts>;
  /** People's requests about their own data. The running service sends any messages that result. */
  subject(): Promise<BotPorts>;
  /** A report on what the store recorded in a period. */
  breach(): Promise<Pick<BotPorts, 'store' | 'clock'> & { software: Software }>;
  /** The evidence pack, for an information governance officer. `commands`: the names of all commands. */
  evidence(commands: readonly string[]): Promise<EvidencePorts>;
  /** `send`: also sends a test card to each channel. */
  checks(options: { send: boolean }): Promise<Check[]>;
  chat(): Promise<void>;
  close(): Promise<void>;
}

/** Loads parts that only one command needs when it runs, because pages and platforms take a second to load. */
export function connectCommands(environment: NodeJS.ProcessEnv): Commands {
  const settings = once(() => readSettings(environment));
  const log = once(() => createLog(environment.LOG_LEVEL ?? 'warn'));
  let stores: Promise<Stores> | undefined;
  let guidance: Promise<Guidance> | undefined;
  const opened = () => (stores ??= openStores(settings(), log()));
  const found = () => (stores ??= openStoresAsTheyAre(settings(), log()));
  const connected = (options: GuidanceOptions = {}) =>
    (guidance ??= opened().then((store) => connectGuidance(settings(), store, log(), options)));
  // `doctor` and `backup` take the store as it is.
  const lookedAt = () => (guidance ??= found().then((store) => connectGuidance(settings(), store, log())));
  return {
    settings,
    guidance: () => connected(),
    asking: async () => coreRules(await connected({ patient: true })),
    assistant: async () => connectAssistant(await connected()),
    editing: async () => connectEditing(settings(), await opened(), await connected()),
    past: async () => (await connected()).past,
    async checking() {
      const { store, past } = await connected();
      return { records: (await opened()).store.records, guidance: store, askRecorded: past.askRecorded };
    },
    async calibrating() {
      const { store, embedder, loadedRelease } = await connected();
      return { embedder, redact, loadedRelease, saveCalibration: store.saveCalibration };
    },
    unanswered: async () => (await opened()).store.records.answers,
    async sessions() {
      const { connectSessions } = await import('./pages.js');
      const { store, sessions } = await opened();
      const clock = () => new Date();
      return {
        ...connectSessions(sessions, (person, where) => enqueueReturn({ store, clock }, person, where)),
        clock,
      };
    },
    migrating: () => ({
      migrate: opened,
      isMigrated: () => isStoreMigrated(settings()),
      readUpgrade: async () => (await import('./upgrade.js')).readUpgrade(settings(), log()),
    }),
    async retention() {
      const { store } = await opened();
      return { store, retention: retentionSchedule(settings()), clock: () => new Date(), log: log() };
    },
    governance: async () => ({ store: (await opened()).store, clock: () => new Date() }),
    backup: async () => (await import('./backup.js')).connectBackup(settings(), found, log()),
    keys: async () => (await import('./encryption.js')).connectKeys((await opened()).database),
    async audit() {
      const { store } = await opened();
      const { readPublicKey } = await import('../audit/signing-key.js');
      const { connectAudit, checkpointsFile } = await import('./oversight/audit.js');
      return {
        audit: store.records.audit,
        publicKey: connectAudit(settings()).publicKey,
        ownCheckpoints: checkpointsFile(settings()),
        readPublicKey,
      };
    },
    async subject() {
      const { connectSubject } = await import('./oversight/subject.js');
      return connectSubject(settings(), (await opened()).store, log());
    },
    async breach() {
      const { softwareInUse } = await import('./settings/software.js');
      return { store: (await opened()).store, clock: () => new Date(), software: softwareInUse() };
    },
    async evidence(commands) {
      const { connectEvidence } = await import('./evidence/connect-evidence.js');
      return connectEvidence({ settings: settings(), environment, stores: opened, commands });
    },
    async checks({ send }) {
      const { connectDoctor } = await import('./doctor-checks.js');
      return connectDoctor({ settings, stores: found, guidance: lookedAt, log: log(), send });
    },
    chat: async () => chatInTerminal(settings(), await connected(), await opened(), log()),
    async close() {
      await (await guidance?.catch(() => undefined))?.close();
      await (await stores?.catch(() => undefined))?.database.close();
    },
  };
}

function connectAssistant(guidance: Guidance): AssistantPorts {
  const { findPassages, store } = guidance;
  const rules = coreRules(guidance);
  return {
    ...rules,
    contacts: (jurisdiction) => rules.contacts(jurisdiction, 'in-danger'),
    findPassages,
    async liveDocument(slug) {
      const live = await store.liveRelease();
      return live && { release: live.number, found: await store.documentOf(live.number, slug) };
    },
  };
}

/** Resolves when the person has ended the chat and every answer has been shown. */
async function chatInTerminal(
  settings: Settings,
  guidance: Guidance,
  { store }: Stores,
  log: Log,
): Promise<void> {
  const { createBot } = await import('../../bot/create-bot.js');
  const terminal = createTerminalPlatform({
    input: process.stdin,
    output: process.stdout,
    environment: process.env,
  });
  const bot = createBot({
    store,
    platforms: new Map([[terminal.name, terminal]]),
    log,
    ...coreRules(guidance),
    ...handoffPorts(settings),
    // Advisers see the request at the desk of a running server. This process cannot show it to them.
    advisersPlace: () => DESK_PLACE,
  });
  // The service gives up what its own platforms cannot deliver.
  const worker = bot.startWorker({ unservedMs: Infinity });
  await terminal.start(bot.inbox);
  await worker.drain();
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
