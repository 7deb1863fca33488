// Receives Slack's requests: over HTTP with a signature, or in Socket Mode over the connection we open.
import {
  HTTPModuleFunctions,
  HTTPReceiver,
  SocketModeReceiver,
  type App,
  type Receiver,
  type ReceiverEvent,
} from '@slack/bolt';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { setUpWording } from '../wording/set-up-wording.js';
import { MAX_BODY_BYTES } from './check-origin.js';
import { quietLogger } from '../outgoing/client.js';
import { endResponse } from './end-response.js';
import type { SlackConfig } from '../model/types.js';

export const EVENTS_PATH = '/slack/events';

/** The time limit for our reply. After 3 seconds, Slack gives up and sends the event again. */
const ANSWER_WITHIN_MS = 2_900;

/** Thrown if no listener handled the event. Otherwise, the library would not reply until the time limit. */
class NotTaken extends Error {}

/** Throws `ConfigurationFailure` if there is no secret to check signatures with. */
export function signingSecretOf({ signingSecret }: SlackConfig): string {
  if (signingSecret) return signingSecret;
  throw new ConfigurationFailure(...setUpWording.noSecret);
}

export function createHttpReceiver(config: SlackConfig, signingSecret: string): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    endpoints: EVENTS_PATH,
    bodyLimit: MAX_BODY_BYTES,
    logger: quietLogger(config),
    unhandledRequestTimeoutMillis: ANSWER_WITHIN_MS,
    unhandledRequestHandler: ({ response }) => {
      // Replies 503 instead of the library's 404, so that Slack sends the event again: the store may only
      // be slow.
      if (!response.headersSent) endResponse(response, 503);
    },
    processEventErrorHandler(args) {
      if (!(args.error instanceof NotTaken)) return HTTPModuleFunctions.defaultProcessEventErrorHandler(args);
      if (!args.response.headersSent) endResponse(args.response, 400);
      return Promise.resolve(true);
    },
  });
}

export function createSocketReceiver(config: SlackConfig & { appToken: string }): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: config.appToken,
    logger: quietLogger(config),
    // Do not turn off the library's own retries here. If it gives up reopening a connection, it throws an
    // error that no code can catch, and the process exits.
    installerOptions: {
      clientOptions: { ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}), timeout: 10_000 },
    },
  });
}

/**
 * Acknowledges an event only after it has been handled. By default, the library acknowledges events before it
 * passes them on, so a crash would lose any event that is not stored yet.
 */
export function acknowledgeLast(receiver: Receiver): Receiver {
  return {
    init: (app) => receiver.init(lateAcknowledging(app)),
    start: () => receiver.start(),
    stop: () => receiver.stop(),
  };
}

function lateAcknowledging(app: App): App {
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    const answers: { body: unknown }[] = [];
    const ack = (body?: unknown): Promise<void> => {
      answers.push({ body });
      return Promise.resolve();
    };
    await app.processEvent({ ...event, ack });
    const [answer] = answers;
    if (!answer) throw new NotTaken();
    await event.ack(answer.body);
  };
  // Receivers only call this one method of the Slack app.
  return { processEvent } as unknown as App;
}
