// Connects the parts that the commands, the tools for other assistants and the chat in a terminal use.
import { markRecalledIn } from '../../knowledge/model/recalled.js';
import { redact } from '../../knowledge/redaction/redact.js';
import type { Log } from '../../bot/model/ports.js';
import { messageReadingPorts } from '../../bot/message-reading/message-reading-ports.js';
import { enqueueReturn } from '../../bot/sign-in/enqueue-return.js';
import { handoffPorts } from './settings/advisers-file.js';
import { CHAT_PLATFORMS } from './settings/chat-platforms.js';
import { keyPlace } from './settings/encryption-settings.js';
import { readSettings, type Settings } from './settings/environment-settings.js';
import { createLog } from './settings/log.js';
import { misspeltSettings } from './settings/misspelt-settings.js';
import { retentionSchedule } from './settings/retention-settings.js';
import { settingsWording } from './wording/settings-wording.js';
import { connectEditing } from './editing.js';
import { connectGuidance, coreRules, type Guidance, type GuidanceOptions } from './guidance.js';
import { connectMessageReader, type ConnectedReader } from './message-reader.js';
import { isStoreMigrated, lookAtTables, openStores, openStoresAsTheyAre, type Stores } from './stores.js';
import { askingWording } from '../cli/wording/asking-wording.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import type { AssistantPorts } from '../mcp/ports.js';
import { createTerminalPlatform } from '../terminal/platform.js';
import { DESK_PLACE } from '../web/model/places.js';

export type Commands = ReturnType<typeof connectCommands>;

/**
 * Loads each command's code only when that command runs, because pages and platforms take a second to load.
 */
export function connectCommands(environment: NodeJS.ProcessEnv) {
  const parts = commandParts(environment);
  return {
    settings: parts.settings,
    ...guidanceCommands(parts),
    ...storeCommands(parts),
    ...oversightCommands(parts, environment),
    /** `send`: whether to send a test card to each channel. */
    async checks({ send }: { send: boolean }) {
      const { settings, log, found: stores, lookedAt: guidance } = parts;
      const { connectDoctor } = await import('./doctor-checks.js');
      const misspelt = misspeltSettings(environment);
      return connectDoctor({ settings, misspelt, stores, guidance, log: log(), send });
    },
    close: parts.close,
  };
}

type CommandParts = ReturnType<typeof commandParts>;

function commandParts(environment: NodeJS.ProcessEnv) {
  const settings = once(() => {
    for (const misspelt of misspeltSettings(environment))
      process.stderr.write(`${settingsWording.misspelt(misspelt)}\n`);
    return readSettings(environment);
  });
  const log = once(() => createLog(environment.LOG_LEVEL ?? 'warn'));
  let messageReader: ConnectedReader | undefined;
  let stores: Promise<Stores> | undefined;
  let guidance: Promise<Guidance> | undefined;
  const opened = () => (stores ??= openStores(settings(), log()));
  const found = () => (stores ??= openStoresAsTheyAre(settings(), log()));
  return {
    settings,
    log,
    opened,
    /** Opens the store without migrating it, for `doctor`, `backup` and `evidence`. */
    found,
    connected: (options: GuidanceOptions = {}) =>
      (guidance ??= opened().then((store) => connectGuidance(settings(), store, log(), options))),
    reader: () => (messageReader ??= connectMessageReader(settings(), log(), false)),
    lookedAt: () => (guidance ??= found().then((store) => connectGuidance(settings(), store, log()))),
    async close() {
      await messageReader?.close();
      await (await guidance?.catch(() => undefined))?.close();
      await (await stores?.catch(() => undefined))?.database.close();
    },
  };
}

function guidanceCommands({ settings, log, opened, connected }: CommandParts) {
  return {
    guidance: () => connected(),
    asking: async () => coreRules(await connected({ patient: true })),
    assistant: async () => connectAssistant(await connected(), (await opened()).store),
    editing: async () => connectEditing(settings(), await opened(), await connected(), { log: log() }),
    past: async () => (await connected()).past,
    async checking() {
      const { store, past } = await connected();
      return { records: (await opened()).store.records, guidance: store, askRecorded: past.askRecorded };
    },
    async calibrating() {
      const { store, embedder, loadedRelease } = await connected();
      return { embedder, redact, loadedRelease, saveCalibration: store.saveCalibration };
    },
    chat: async () => chatInTerminal(settings(), await connected(), await opened(), log()),
  };
}

function storeCommands({ settings, log, opened, found }: CommandParts) {
  return {
    unanswered: async () => (await opened()).store.records,
    async sessions() {
      const { connectSessions } = await import('./pages.js');
      const { store, sessions } = await opened();
      return {
        ...connectSessions(sessions, (person, where) => enqueueReturn({ store, clock }, person, where)),
        clock,
      };
    },
    migrating: () => ({
      migrate: opened,
      isMigrated: () => isStoreMigrated(settings()),
      readUpgrade: async () => (await import('./preview-upgrade.js')).readUpgrade(settings(), log()),
    }),
    /** Deletes the same data as the service would. */
    async retention() {
      const { store } = await opened();
      return { store, retention: retentionSchedule(settings()), clock, log: log() };
    },
    /** Does not open the store yet, because a restore has to create it first. */
    backup: async () => (await import('./backup.js')).connectBackup(settings(), found, log()),
    keys: async () =>
      (await import('./encryption.js')).connectKeys(await opened(), clock, keyPlace(settings())),
  };
}

function oversightCommands(
  { settings, log, opened, found, reader }: CommandParts,
  environment: NodeJS.ProcessEnv,
) {
  return {
    governance: async () => ({
      store: (await opened()).store,
      clock,
      platforms: Object.keys(CHAT_PLATFORMS),
    }),
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
    /** Requests about someone's data, and complaints. The running service sends any messages that result. */
    async subject() {
      const [{ connectSubject }, { platformsOnCards }] = await Promise.all([
        import('./oversight/subject.js'),
        import('./platforms.js'),
      ]);
      const platforms = platformsOnCards(settings(), log());
      const reading = messageReadingPorts(reader());
      return connectSubject(settings(), { store: (await opened()).store, platforms, reading }, log());
    },
    async breach() {
      const { softwareInUse } = await import('./settings/software.js');
      return { store: (await opened()).store, clock, software: softwareInUse() };
    },
    async evidence() {
      const { connectEvidence } = await import('./evidence/connect-evidence.js');
      // The tables may belong to an older or newer version, so something that the pack counts may be missing.
      // The pack then says what could not be read.
      const stores = async () => {
        const asItIs = await found();
        await lookAtTables(asItIs.database);
        return asItIs;
      };
      return connectEvidence({ settings: settings(), environment, stores });
    },
  };
}

const clock = () => new Date();

function connectAssistant(guidance: Guidance, { records }: Stores['store']): AssistantPorts {
  const { findPassages, store } = guidance;
  const rules = coreRules(guidance);
  return {
    ...rules,
    contacts: (jurisdiction) => rules.contacts(jurisdiction, 'in-danger'),
    findPassages,
    async liveDocument(slug) {
      const live = await store.liveRelease();
      const found = live && (await store.documentOf(live.number, slug));
      return (
        live && {
          release: live.number,
          found: found && markRecalledIn(await records.recalls.recalled(), found),
        }
      );
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
  if (!(await guidance.store.liveRelease())) throw new InputFailure(...askingWording.noGuidance);
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
    // A running server shows the request to advisers at its desk. This process cannot notify them.
    advisersPlace: () => DESK_PLACE,
  });
  // Leave jobs for other platforms and for advisers' channels to the service, because this process is not
  // connected to them.
  const worker = bot.startWorker({ ownPlatformsOnly: true });
  await terminal.start(bot.inbox);
  await worker.drain();
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
