// Connects the service: platforms, pages and a worker around one bot, depending on the role of the process.
import { embedPastEditions, reembedRelease } from '../../ingest/releases/re-embed-release.js';
import { describeFailure } from '../../knowledge/model/errors.js';
import { createBot, type Bot } from '../../bot/create-bot.js';
import { bugLogger } from '../../bot/jobs/describe-bug.js';
import { every } from '../../bot/jobs/repeat.js';
import { createQuoteSearch } from '../../bot/replies/find-quotes-to-share.js';
import type { WorkerOptions } from '../../bot/jobs/worker.js';
import type { BotPorts, Broadcast, Log } from '../../bot/model/ports.js';
import { readReadiness } from '../../bot/reporting/readiness.js';
import { keepUsualWait } from '../../bot/reporting/usual-wait.js';
import { connectAudit, type Audit } from './oversight/audit.js';
import { repeatErasuresAtStart } from './oversight/erasures.js';
import { handoffPorts } from './settings/advisers-file.js';
import { readSettings, type Settings } from './settings/environment-settings.js';
import { createLog } from './settings/log.js';
import { retentionSchedule } from './settings/retention-settings.js';
import { checkPortOf, checkRole, doesAnswer, doesServe, type ProcessRole } from './settings/process-role.js';
import { connectEditing } from './editing.js';
import { warmUp } from '../../bot/message-reading/message-reading-ports.js';
import { connectMeasures, type Measures } from './metrics.js';
import { connectGuidance, coreRules, type BotGuidance, type Guidance } from './guidance.js';
import {
  checkExposure,
  deskAdvisers,
  pageLinks,
  mountPages,
  rolesFromFile,
  whyDeskIsClosed,
  type ConnectedPages,
} from './pages.js';
import type {
  ConnectedPlatforms,
  FoundChannels,
  PlatformParts,
  PlatformTuning,
  PlatformWiring,
} from './platforms.js';
import { startWork, type WorkParts } from './background-work.js';
import { openStores, type Stores } from './stores.js';
import { runExclusively } from '../sql/engine/run-exclusively.js';
import { createBroadcast } from '../sql/engine/broadcast.js';
import { createProgressBoard } from '../web/delivery/progress.js';
import { shareProgress } from '../web/delivery/share-progress.js';
import { DESK_PLACE } from '../web/model/places.js';
import { networksIn } from '../web/security/client-address.js';
import { createServer } from '../web/server/server.js';

export interface Main {
  guidance: Guidance;
  bySchedule: boolean;
  /** Runs `work` only if no other process on the same store is running it. */
  runExclusively(work: () => Promise<void>): Promise<void>;
  /** If the live release was made with another model, embeds it again while the service still answers from it. */
  reembedRelease(): Promise<void>;
  /** Starts the pages and platforms, the worker, or both, depending on the role. */
  start(tuning?: PlatformTuning): Promise<RunningBot>;
  close(): Promise<void>;
}

/** Throws `ConfigurationFailure`, `StoreFailure` or `ModelFailure`. */
export async function connectMain(environment: NodeJS.ProcessEnv, role: ProcessRole): Promise<Main> {
  const settings = readSettings(environment);
  checkRole(settings, role);
  if (doesServe(role)) checkExposure(settings);
  await checkPortOf(settings, role);
  const log = createLog(settings.LOG_LEVEL);
  const measures = await connectMeasures(settings);
  const stores = await openStores(settings, log);
  const { database, locked } = stores;
  if (locked)
    log.error(
      { failure: describeFailure(locked) },
      'The service is not accepting messages, but people can still read the guidance.',
    );
  // Loads the platforms' libraries while the embedding process starts, because both take about the same time.
  const [guidance] = await Promise.all([
    connectGuidance(settings, stores, log, { answering: doesAnswer(role), measures }),
    platformsPart(),
  ]);
  const editing = connectEditing(settings, stores, guidance, { log });
  return {
    guidance,
    bySchedule: editing.bySchedule,
    runExclusively: (work) => runExclusively(database, work),
    reembedRelease: () => runExclusively(database, () => reembedInTheBackground(guidance, stores, log)),
    start: (tuning) => startBot(settings, guidance, stores, log, { role, editing, measures, ...tuning }),
    async close() {
      await guidance.close();
      await database.close();
    },
  };
}

async function reembedInTheBackground(
  { store, indexFiles, embedder }: Guidance,
  { editing }: Stores,
  log: Log,
): Promise<void> {
  const ports = { store, indexFiles, embedder, editing, clock: () => new Date() };
  const release = await reembedRelease(ports, (embedded, of) =>
    log.info({ embedded, of }, 'The guidance is being prepared for a new search model.'),
  );
  await embedPastEditions(ports);
  if (release !== undefined) log.info({ release }, 'The guidance is ready for the new search model.');
}

export interface RunningBot {
  /** Absent if the process does not listen on a port. */
  url?: string;
  /** The reason that no one can sign in at the desk. Absent if people can sign in, or if there is no desk. */
  deskClosed?: string;
  /** Where Prometheus reads the metrics. Absent if there are no metrics. */
  metricsUrl?: string;
  /** Every address this process serves, such as "GET /path". */
  addresses: readonly string[];
  stop(): Promise<void>;
}

export interface StartOptions extends PlatformTuning, Pick<ConnectedPages, 'editing' | 'limits'> {
  /** Defaults to `both`. */
  role?: ProcessRole;
  worker?: WorkerOptions;
  updateSpacingMs?: BotPorts['updateSpacingMs'];
  /** Defaults to all platforms. */
  wirings?: readonly PlatformWiring[];
  /** Absent if no metrics are collected. */
  measures?: Measures;
}

const platformsPart = () => import('./platforms.js');

/** Starts the parts that the role names. Throws `ConfigurationFailure` if a setting is wrong. */
export async function startBot(
  settings: Settings,
  guidance: BotGuidance,
  opened: Stores,
  log: Log,
  options: StartOptions = {},
): Promise<RunningBot> {
  const { role = 'both', editing, limits, updateSpacingMs, measures, wirings } = options;
  const stores = measures ? { ...opened, store: measures.store(opened.store) } : opened;
  const { broadcast, progress } = connectProgress(settings, log);
  const { heardAddresses: heard, channelAt: known } = stores.store.records.conversations;
  const { connectPlatforms, findSetChannels, renderingsOf } = await platformsPart();
  const platforms = connectPlatforms(
    { ...options, settings, log, progress, heard, broadcast, searching: connectSearch(settings, guidance) },
    wirings,
  );
  const connected = [...platforms.keys()];
  const audit = connectAudit(settings);
  await audit.recordSettings(stores.store, role);
  const addedRoles = rolesFromFile(settings, log);
  const usualWait = keepUsualWait(stores.figures, bugLogger(log, 'warn', 'Could not read the usual wait.'));
  const core = { settings, guidance, stores, usualWait, log, editing, measures, audit, wirings, addedRoles };
  const channels = await findSetChannels(settings, platforms, { ...options, known, log });
  const bot = connectCore({ ...core, platforms, channels, broadcast, updateSpacingMs });
  await repeatErasuresAtStart({ settings, stores, log }, bot.repeatErasures);
  if (doesServe(role)) await bot.queueMissed();
  const parts: Front = {
    ...core,
    bot,
    progress,
    limits,
    ready: () => readReadiness(guidance.store, stores.store, connected, channels.notFound()),
    doesAnswer: doesAnswer(role),
    onReply: measures?.reply,
    renderings: renderingsOf(platforms),
  };
  const front = doesServe(role) ? await startFront(parts, platforms) : await startProbes(parts);
  const metrics = await measures?.serve(settings, stores, { queries: bot.queries, connected, log });
  const work = doesAnswer(role) ? startWork(parts, options.worker, measures) : undefined;
  const looking = channels.keepLooking(bot.postWaiting);
  return {
    ...(front && { url: front.url }),
    ...(doesServe(role) && { deskClosed: whyDeskIsClosed(settings) }),
    ...(metrics && { metricsUrl: metrics.url }),
    addresses: front?.addresses ?? [],
    async stop() {
      await front?.stop();
      await looking.stop();
      await work?.stop();
      await usualWait.stop();
      await broadcast?.close();
      await metrics?.close();
    },
  };
}

/**
 * Processes that share a PostgreSQL store tell each other how far answers have got. Other processes do not.
 */
function connectProgress({ DATABASE_URL }: Settings, log: Log) {
  const board = createProgressBoard();
  if (DATABASE_URL === undefined) return { broadcast: undefined, progress: board };
  const broadcast = createBroadcast(DATABASE_URL, log);
  return { broadcast, progress: shareProgress(board, broadcast) };
}

/** Searches for quotes while someone is typing. Does not use a language model. */
function connectSearch(settings: Settings, guidance: BotGuidance): PlatformParts['searching'] {
  const { answerWithoutModel: answer } = guidance;
  return {
    ...(answer && { search: createQuoteSearch({ ...coreRules(guidance), answer }) }),
    passageLink: pageLinks(settings).passageLink,
  };
}

interface Listening extends Pick<RunningBot, 'addresses' | 'stop'> {
  url: string;
}

interface Front extends ConnectedPages, Pick<WorkParts, 'audit' | 'renderings'> {
  ready: () => ReturnType<typeof readReadiness>;
  onReply: ((status: number) => void) | undefined;
}

/** How often to check that people who hold requests are still advisers. Asks the provider once an hour at most. */
const CHECK_HOLDERS_MS = 60_000;

async function startFront(parts: Front, platforms: ConnectedPlatforms): Promise<Listening> {
  const { settings, bot, log } = parts;
  const server = createServer({
    host: settings.HOST,
    port: settings.PORT,
    log,
    https: settings.PUBLIC_URL?.startsWith('https:'),
    trustedProxies: networksIn(settings.TRUSTED_PROXIES).networks,
    ready: parts.ready,
    onReply: parts.onReply,
  });
  const checking = every(CHECK_HOLDERS_MS, mountPages(server, parts).checkHolders, {
    onFailure: bugLogger(log, 'warn', 'Could not check whether advisers still have their role.'),
  });
  const closing = [...platforms.values()].map(({ open }) => open?.(server, bot.inbox, bot.queries));
  const { url } = await server.listen();
  return {
    url,
    addresses: server.registered(),
    async stop() {
      await checking.stop();
      for (const close of closing) await close?.();
      await server.close();
    },
  };
}

/** A worker has no pages. If WORKER_PORT is set, it answers health checks on that port. */
async function startProbes({ settings, log, ready }: Front): Promise<Listening | undefined> {
  const { HOST, WORKER_PORT } = settings;
  if (WORKER_PORT === undefined) return undefined;
  const server = createServer({ host: HOST, port: WORKER_PORT, log, ready });
  const { url } = await server.listen();
  return { url, addresses: server.registered(), stop: () => server.close() };
}

interface CoreParts extends Omit<ConnectedPages, 'bot' | 'progress' | 'limits' | 'doesAnswer'> {
  platforms: ConnectedPlatforms;
  channels: FoundChannels;
  measures?: Measures;
  broadcast?: Broadcast;
  updateSpacingMs?: number;
  audit: Audit;
}

function connectCore(parts: CoreParts): Bot {
  const { settings, guidance, stores, platforms, log, broadcast, updateSpacingMs, editing, measures } = parts;
  const { placeOf } = parts.channels;
  const { citationLink, reportLink, libraryLink } = pageLinks(settings);
  const ports: BotPorts = {
    store: stores.store,
    platforms: new Map(
      [...platforms].map(([name, { platform }]) => [name, measures?.platform(platform) ?? platform]),
    ),
    log,
    ...coreRules(guidance),
    // Requests are always at the desk, even if the channel has not been found yet.
    advisersPlace: () => placeOf('ADVISERS_CHANNEL') ?? DESK_PLACE,
    secondPlace: () => placeOf('ADVISERS_SECOND_CHANNEL'),
    // If editors have no channel, messages for them go to the advisers' channel.
    editorsPlace() {
      const advisers = placeOf('ADVISERS_CHANNEL');
      return placeOf('EDITORS_CHANNEL') ?? (advisers === DESK_PLACE ? undefined : advisers);
    },
    ...handoffPorts(settings),
    ...deskAdvisers(settings, parts.addedRoles),
    usualWaitMs: parts.usualWait.knownMs,
    updateSpacingMs,
    citationLink,
    reportLink,
    libraryLink,
    ...(editing && { editing }),
    retention: retentionSchedule(settings),
    audit: parts.audit.ports,
    noticeVersion: settings.PRIVACY_NOTICE_VERSION,
  };
  warmUp(ports);
  return createBot(ports, broadcast);
}
