// Puts the running bot together: platforms, store, answers, pages and the server they share.
import { randomBytes } from 'node:crypto';
import { detectUrgency } from '../bot/safeguards/urgency.js';
import { redact } from '../knowledge/redact.js';
import { createBot } from '../bot/create-bot.js';
import type { Bot } from '../bot/create-bot.js';
import type { BotPorts, Log } from '../bot/ports.js';
import type { Store } from '../bot/store.js';
import type { Place } from '../bot/message.js';
import { contactsFor } from '../bot/safeguards/contacts.js';
import type { Settings } from './config.js';
import { isLoopback } from './config.js';
import type { Guidance } from './connect-guidance.js';
import { connectLibrary } from './connect-library.js';
import { connectPlatforms, findAdvisers } from './connect-platforms.js';
import type { Platforms, PlatformTuning } from './connect-platforms.js';
import { createSlackEndpoint } from './slack/endpoint.js';
import type { Database } from './sql/database.js';
import { createStore } from './sql/conversations/store.js';
import { mountWeb } from './web/mount.js';
import { createProgressBoard } from './web/progress.js';
import type { ProgressBoard } from './web/progress.js';
import { createServer } from './web/server.js';
import type { HttpServer } from './web/server.js';
import { createLocalSignIn } from './web/sign-in.js';
import type { ChatState } from './web/types.js';

export interface RunningBot {
  url: string;
  /** Finishes what was begun, then lets go of everything. */
  stop(): Promise<void>;
}

/** Listens and works. Throws `ConfigurationFailure` where a setting does not fit. */
export async function startBot(
  settings: Settings,
  guidance: Guidance,
  database: Database,
  log: Log,
  tuning: PlatformTuning = {},
): Promise<RunningBot> {
  const progress = createProgressBoard();
  const platforms = connectPlatforms(settings, progress, log, tuning);
  const store = createStore(database);
  const bot = await connectCore(settings, guidance, store, platforms, log);
  const server = createServer({
    host: settings.HOST,
    port: settings.PORT,
    log,
    https: settings.PUBLIC_URL?.startsWith('https:'),
    ready: async () => {
      const live = await guidance.store.liveRelease();
      return live ? { ready: true } : { ready: false, reasons: ['no live release'] };
    },
  });
  mountPages(server, settings, { bot, guidance, store, progress, log });
  const slack = platforms.slack && createSlackEndpoint(platforms.slack.config, bot.inbox);
  if (slack?.path)
    server.beforeRouting('POST', slack.path, (request, response) => slack.handle(request, response));
  const teams = platforms.teams.endpoint(bot.inbox);
  if (teams) server.post('/api/messages', teams);
  const worker = bot.startWorker();
  const { url } = await server.listen();
  // In Socket Mode the connection goes out, for as long as Slack may be away; people on other platforms do not wait.
  slack
    ?.start()
    .catch((error: unknown) => log.error({ reason: String(error) }, 'Slack could not be reached.'));
  return {
    url,
    async stop() {
      await slack?.stop();
      await server.close();
      await worker.stop();
    },
  };
}

async function connectCore(
  settings: Settings,
  guidance: Guidance,
  store: Store,
  platforms: Platforms,
  log: Log,
): Promise<Bot> {
  const advisers = await findAdvisers(settings, platforms);
  return createBot({
    store,
    platforms: platforms.all,
    log,
    ...coreRules(guidance),
    advisersPlace: () => advisers,
    citationLink: (answer, number) => `${publicUrl(settings)}/library/citation/${answer}/${number}`,
  });
}

/** The rules that are the same on every platform. */
export function coreRules(
  guidance: Guidance,
): Pick<BotPorts, 'answerQuestion' | 'redact' | 'detectUrgency' | 'contacts' | 'clock'> {
  return {
    answerQuestion: guidance.answerQuestion,
    redact,
    detectUrgency: (text) => detectUrgency(text).urgent,
    contacts: (jurisdiction) => contactsFor(jurisdiction, new Date()),
    clock: () => new Date(),
  };
}

function publicUrl(settings: Settings): string {
  return (settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`).replace(/\/$/, '');
}

interface PageParts {
  bot: Bot;
  guidance: Guidance;
  store: Store;
  progress: ProgressBoard;
  log: Log;
}

function mountPages(
  server: HttpServer,
  settings: Settings,
  { bot, guidance, store, progress, log }: PageParts,
): void {
  mountWeb(server, {
    inbox: bot.inbox,
    reading: bot.reading,
    guidance: connectLibrary(guidance.store, bot.reading),
    chatState: (place) => chatState(store, place),
    // Without a secret of the deployer's, sessions end with the process.
    sessionSecret: settings.SESSION_SECRET ?? randomBytes(32).toString('base64url'),
    publicUrl: settings.PUBLIC_URL,
    signIn: createLocalSignIn({ allowed: isLoopback(settings.HOST) && settings.NODE_ENV !== 'production' }),
    progress,
    log,
  });
}

async function chatState(store: Store, place: Place): Promise<ChatState | undefined> {
  const conversation = await store.records.conversations.at(place);
  if (!conversation) return undefined;
  const escalation = conversation.escalation
    ? await store.records.escalations.find(conversation.escalation)
    : undefined;
  const state = escalation?.state;
  return {
    jurisdiction: conversation.jurisdiction,
    handoff: state === 'waiting' || state === 'claimed' ? state : undefined,
  };
}
