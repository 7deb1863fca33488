// Handles what Slack sends, from the request to the inbox. Nothing is acknowledged before the inbox has stored it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App } from '@slack/bolt';
import type { Inbox } from '../../../bot/model/ports.js';
import { setUpWording } from '../wording/set-up-wording.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { refusalOf, refuse } from './check-origin.js';
import { clientOptions, createClient, INTERACTIVE_TIMEOUT_MS, quietLogger } from '../outgoing/client.js';
import { endResponse } from './end-response.js';
import { listenToEvents } from './event-listeners.js';
import { listenToHomes, type HomeQueries } from './app-home.js';
import { retryUnstoredEvents, type KeepingInbox } from './retry-unstored-events.js';
import { slackErrorCode } from '../outgoing/failures.js';
import { createWordsFor } from './words-for.js';
import { listenToInteractions } from './interaction-listeners.js';
import {
  acknowledgeLast,
  createHttpReceiver,
  createSocketReceiver,
  EVENTS_PATH,
  signingSecretOf,
} from './receiver.js';
import type { SlackConfig } from '../model/types.js';

export interface SlackEndpoint {
  /** Call `handle` only for POST requests to this path. In Socket Mode, there is no path. */
  readonly path: typeof EVENTS_PATH | undefined;
  /** Call this before anything else reads the body, because `handle` needs to read it. Never throws. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /**
   * In Socket Mode, resolves once connected. If Slack is down, it waits until Slack is back. Throws
   * `ConfigurationFailure` if Slack refuses the app token. Over HTTP, there is nothing to start.
   */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Throws `ConfigurationFailure` if a setting is missing. */
export function createSlackEndpoint(config: SlackConfig, inbox: Inbox, queries?: HomeQueries): SlackEndpoint {
  return config.appToken
    ? createSocketEndpoint({ ...config, appToken: config.appToken }, { inbox, queries })
    : createHttpEndpoint(config, { inbox, queries });
}

/** If `queries` is undefined, there is no App Home. */
interface BotParts {
  inbox: Inbox;
  queries?: HomeQueries;
}

function createHttpEndpoint(config: SlackConfig, bot: BotParts): SlackEndpoint {
  const signingSecret = signingSecretOf(config);
  const receiver = createHttpReceiver(config, signingSecret);
  const { stop } = listen(config, bot, receiver);
  async function admit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const status = await refusalOf(signingSecret, request);
    if (status === undefined) return receiver.requestListener(request, response);
    config.log?.warn({ platform: 'slack', status }, 'A request was refused.');
    refuse(request, response, status);
  }
  return {
    path: EVENTS_PATH,
    handle(request, response) {
      if (request.method !== 'POST' || request.url?.split('?', 1)[0] !== EVENTS_PATH)
        return endResponse(response, 404);
      admit(request, response).catch(() => response.destroy());
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(stop()),
  };
}

function createSocketEndpoint(config: SlackConfig & { appToken: string }, bot: BotParts): SlackEndpoint {
  const receiver = createSocketReceiver(config);
  const { stop } = listen(config, bot, receiver);
  let wasLost = false;
  receiver.client.on('reconnecting', () => (wasLost = true));
  receiver.client.on('connected', () => {
    if (wasLost) void bot.inbox.reconnected?.('slack');
    wasLost = false;
  });
  return {
    path: undefined,
    handle: (_request, response) => endResponse(response, 404),
    async start() {
      try {
        await receiver.start();
      } catch (error) {
        throw new ConfigurationFailure(...setUpWording.connectionRefused(slackErrorCode(error)), {
          cause: error,
        });
      }
    },
    async stop() {
      await receiver.stop();
      stop();
    },
  };
}

function listen(
  config: SlackConfig,
  { inbox, queries }: BotParts,
  receiver: Parameters<typeof acknowledgeLast>[0],
): Pick<KeepingInbox, 'stop'> {
  const app = new App({
    receiver: acknowledgeLast(receiver),
    // With one workspace and one token there is nothing to look up, so an event can be stored even while Slack's API is
    // down.
    authorize: () => Promise.resolve({ botToken: config.botToken }),
    clientOptions: clientOptions(config),
    logger: quietLogger(config),
    // We recognise our own messages from the event itself. To do this, the library would have to ask Slack
    // for the bot's id.
    ignoreSelf: false,
    convoStore: false,
  });
  const client = createClient(config, INTERACTIVE_TIMEOUT_MS);
  const wordsFor = createWordsFor(queries);
  const keeping = retryUnstoredEvents(inbox, config.log);
  listenToEvents(app, keeping, client, wordsFor);
  if (queries) listenToHomes(app, client, queries);
  listenToInteractions(app, inbox, client, { wordsFor, config });
  return keeping;
}
