// Puts the running bot together: platforms, store, answers, pages and the server they share.
import { randomBytes } from 'node:crypto';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import { describeFailure } from '../../knowledge/model/errors.js';
import { redact } from '../../knowledge/redaction/redact.js';
import { createBot } from '../../bot/create-bot.js';
import { startRefreshSchedule } from '../../bot/editing/scheduled-refresh.js';
import type { Bot } from '../../bot/create-bot.js';
import type { BotPorts, Broadcast, Log } from '../../bot/model/ports.js';
import { doesAnswer, doesServe } from './settings/process-role.js';
import type { ProcessRole } from './settings/process-role.js';
import type { WorkerOptions } from '../../bot/kernel/worker.js';
import type { Place } from '../../bot/model/messages/message.js';
import type { Store } from '../../bot/model/store.js';
import { contactsFor, urgentContacts } from '../../bot/safeguards/contacts.js';
import { readAdvisersFile } from './settings/advisers-file.js';
import type { Settings } from './settings/config.js';
import type { BotGuidance } from './guidance.js';
import { chatState } from './chat-state.js';
import type { Editing } from './editing.js';
import { connectEditingPages } from './editing-pages.js';
import { connectFigures } from './figures.js';
import { connectLibrary } from './reading-view.js';
import { connectPlatforms, findAdvisersPatiently } from './platforms.js';
import type { ConnectedPlatforms, PlatformTuning, PlatformWiring } from './platforms.js';
import { connectProcesses } from './processes.js';
import { connectSignIn, whyDeskIsClosed } from './sign-in.js';
import type { Database } from '../sql/engine/database.js';
import { createStore } from '../sql/conversations/store.js';
import { networksIn } from '../web/security/client-address.js';
import { mountWeb } from '../web/mount.js';
import { DESK_PLACE } from '../web/model/places.js';
import { createProgressBoard } from '../web/delivery/progress.js';
import type { ProgressBoard } from '../web/delivery/progress.js';
import { createServer } from '../web/server/server.js';
import type { HttpServer, Readiness } from '../web/server/server.js';

export interface RunningBot {
  /** Absent where the process listens nowhere. */
  url?: string;
  /** Why no one can sign in at the desk; absent where people can, and where there is no desk. */
  deskClosed?: string;
  /** Every address that it serves: "GET /path". */
  addresses: readonly string[];
  /** Finishes what was begun, then lets go of everything. */
  stop(): Promise<void>;
}

export interface StartOptions extends PlatformTuning {
  /** Default: both. */
  role?: ProcessRole;
  /** Absent: nobody edits the guidance through this process. */
  editing?: Editing;
  worker?: WorkerOptions;
  updateSpacingMs?: BotPorts['updateSpacingMs'];
  /** Default: every one that there is. */
  wirings?: readonly PlatformWiring[];
  /** How much one browser may send. */
  limits?: Parameters<typeof mountWeb>[2];
}

/** Listens and works, as the role says. Throws `ConfigurationFailure` where a setting does not fit. */
export async function startBot(
  settings: Settings,
  guidance: BotGuidance,
  database: Database,
  log: Log,
  options: StartOptions = {},
): Promise<RunningBot> {
  const { role = 'both' } = options;
  const processes = connectProcesses(settings, createProgressBoard(), log);
  const store = createStore(database);
  const { progress } = processes;
  const heard = (platform: string) => store.records.conversations.heardAddresses(platform);
  const platforms = connectPlatforms({ ...options, settings, log, progress, heard }, options.wirings);
  const bot = await connectCore({
    settings,
    guidance,
    store,
    platforms,
    log,
    broadcast: processes.broadcast,
    updateSpacingMs: options.updateSpacingMs,
    editing: options.editing,
  });
  const { limits, editing } = options;
  const parts = { bot, guidance, store, database, progress, log, limits, editing };
  const front = doesServe(role)
    ? await startFront(settings, parts, platforms)
    : await startProbes(settings, parts);
  const work = doesAnswer(role) ? startWork(parts, options.worker) : undefined;
  return {
    ...(front && { url: front.url }),
    ...(doesServe(role) && { deskClosed: whyDeskIsClosed(settings) }),
    addresses: front?.addresses ?? [],
    async stop() {
      await front?.stop();
      await work?.stop();
      await processes.close();
    },
  };
}

interface Started {
  stop(): Promise<void>;
}

/** The doors of people: pages and platforms on one port. */
async function startFront(
  settings: Settings,
  parts: PageParts,
  platforms: ConnectedPlatforms,
): Promise<Started & { url: string; addresses: string[] }> {
  const { bot, guidance, log } = parts;
  const server = createServer({
    host: settings.HOST,
    port: settings.PORT,
    log,
    https: settings.PUBLIC_URL?.startsWith('https:'),
    trustedProxies: networksIn(settings.TRUSTED_PROXIES).networks,
    ready: () => readiness(guidance, parts.store),
  });
  mountPages(server, settings, parts);
  const closing = [...platforms.values()].map(({ open }) => open?.(server, bot.inbox));
  const { url } = await server.listen();
  return {
    url,
    addresses: server.registered(),
    async stop() {
      for (const close of closing) await close?.();
      await server.close();
    },
  };
}

/** A worker has no doors; where a supervisor wants to look at it, it answers just that. */
async function startProbes(
  { HOST, WORKER_PORT }: Settings,
  { guidance, store, log }: Pick<PageParts, 'guidance' | 'store' | 'log'>,
): Promise<(Started & { url: string; addresses: string[] }) | undefined> {
  if (WORKER_PORT === undefined) return undefined;
  const server = createServer({
    host: HOST,
    port: WORKER_PORT,
    log,
    ready: () => readiness(guidance, store),
  });
  const { url } = await server.listen();
  return { url, addresses: server.registered(), stop: () => server.close() };
}

async function readiness(guidance: BotGuidance, { records }: Store): Promise<Readiness> {
  const live = await guidance.store.liveRelease();
  // No reason to send people elsewhere: every process on this store is held up by the same platform.
  const warnings = (await records.jobs.heldUp()).map(
    ({ platform, messages }) => `messages held up in ${platform}: ${messages}`,
  );
  return {
    ready: live !== undefined,
    ...(!live && { reasons: ['no live release'] }),
    ...(warnings.length && { warnings }),
  };
}

/** A worker that nobody asks for a while must not meet the next question with a release that is no longer live. */
const LOOK_FOR_RELEASE_MS = 1_000;

function startWork(parts: PageParts, options?: WorkerOptions): Started {
  const { bot, guidance, log, editing, store } = parts;
  const worker = bot.startWorker(options);
  const watching = editing?.bySchedule
    ? startRefreshSchedule({ store, editing, log, clock: () => new Date() })
    : undefined;
  let failed = false;
  const look = () => {
    guidance.loadLive().then(
      () => (failed = false),
      (error: unknown) => {
        // Once for each time of trouble: this is asked every second.
        if (!failed) log.error({ reason: describeFailure(error) }, 'The live release could not be loaded.');
        failed = true;
      },
    );
  };
  const looking = setInterval(look, LOOK_FOR_RELEASE_MS);
  look();
  return {
    async stop() {
      clearInterval(looking);
      watching?.stop();
      await worker.stop();
    },
  };
}

interface CoreParts {
  settings: Settings;
  guidance: BotGuidance;
  store: Store;
  platforms: ConnectedPlatforms;
  log: Log;
  broadcast?: Broadcast;
  updateSpacingMs?: number;
  editing?: Editing;
}

async function connectCore(parts: CoreParts): Promise<Bot> {
  const { settings, guidance, store, platforms, log, broadcast, updateSpacingMs, editing } = parts;
  const { roster, policy } = readAdvisersFile(settings.ADVISERS_FILE);
  const advisers = await findAdvisersPatiently(settings, platforms, log);
  const second = settings.ADVISERS_SECOND_CHANNEL
    ? await findAdvisersPatiently(settings, platforms, log, 'ADVISERS_SECOND_CHANNEL')
    : undefined;
  const ports: BotPorts = {
    store,
    platforms: new Map([...platforms].map(([name, { platform }]) => [name, platform])),
    log,
    ...coreRules(guidance),
    advisersPlace: () => advisers,
    secondPlace: () => second,
    desk: DESK_PLACE,
    roster: () => roster,
    policy,
    updateSpacingMs,
    citationLink: citationLink(settings),
    ...(editing && { editing }),
  };
  return createBot(ports, broadcast);
}

/** The rules that are the same on every platform. */
export function coreRules(
  guidance: BotGuidance,
): Pick<BotPorts, 'answerQuestion' | 'askAsOf' | 'redact' | 'detectUrgency' | 'contacts' | 'clock'> {
  return {
    answerQuestion: guidance.answerQuestion,
    ...(guidance.past && { askAsOf: guidance.past.askAsOf }),
    redact,
    detectUrgency: (text) => detectUrgency(text).urgent,
    contacts: (jurisdiction, need) =>
      (need === 'in-danger' ? urgentContacts : contactsFor)(jurisdiction, new Date()),
    clock: () => new Date(),
  };
}

function citationLink(settings: Settings): NonNullable<BotPorts['citationLink']> {
  return (answer, number) => `${publicUrl(settings)}/library/citation/${answer}/${number}`;
}

function publicUrl(settings: Settings): string {
  return (settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`).replace(/\/$/, '');
}

interface PageParts extends Pick<StartOptions, 'limits' | 'editing'> {
  bot: Bot;
  guidance: BotGuidance;
  store: Store;
  database: Database;
  progress: ProgressBoard;
  log: Log;
}

function mountPages(
  server: HttpServer,
  settings: Settings,
  { bot, guidance, store, database, progress, log, limits, editing }: PageParts,
): void {
  const options = {
    inbox: bot.inbox,
    queries: bot.queries,
    ...coreRules(guidance),
    changeDetails: bot.changeDetails,
    guidance: connectLibrary(guidance.store, bot.queries),
    ...(editing && { editing: connectEditingPages(editing, bot.wake, citationLink(settings)) }),
    chatState: (place: Place) => chatState(store, place),
    // Without a secret of the deployer's, sessions end with the process.
    sessionSecret: settings.SESSION_SECRET ?? randomBytes(32).toString('base64url'),
    publicUrl: settings.PUBLIC_URL,
    statistics: connectFigures(database, bot.queries),
    ...connectSignIn(settings, database, { log, returnEscalations: bot.returnEscalations }),
    progress,
    log,
  };
  mountWeb(server, options, limits);
}
