// Receives Slack's requests: signed over HTTP, or through our own connection in Socket Mode.
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { HTTPModuleFunctions, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import type { Admission } from './admit.js';
import { quietLogger } from '../outgoing/client.js';
import { endResponse } from './end-response.js';
import type { SlackConfig } from '../model/types.js';

export const EVENTS_PATH = '/slack/events';

/** Slack's own messages are far smaller; more is not read. */
const MAX_BODY_BYTES = 1_000_000;
/** Slack gives up after three seconds and sends the event again. */
const ANSWER_WITHIN_MS = 2_900;

/** No listener handled it. The library would keep its sender waiting until the time limit. */
class NotTaken extends Error {}

/** Throws `ConfigurationFailure` if there is no secret to check signatures with. */
export function admissionOf({ signingSecret }: SlackConfig): Admission {
  if (!signingSecret) {
    throw new ConfigurationFailure(
      'There is no Slack signing secret, so anyone could pretend to be Slack.',
      'Set SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN for Socket Mode.',
    );
  }
  return { signingSecret, maxBodyBytes: MAX_BODY_BYTES };
}

export function createHttpReceiver(config: SlackConfig, admission: Admission): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret: admission.signingSecret,
    endpoints: EVENTS_PATH,
    bodyLimit: admission.maxBodyBytes,
    logger: quietLogger(config),
    unhandledRequestTimeoutMillis: ANSWER_WITHIN_MS,
    unhandledRequestHandler: ({ response }) => {
      // Not the library's 404: a store that is too slow now may well take the event when Slack sends it again.
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
    // The library's own retries stay on here: if reopening a connection fails for good, it throws where no code can
    // catch it, and the process would exit.
    installerOptions: {
      clientOptions: { ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}), timeout: 10_000 },
    },
  });
}

/**
 * Acknowledges only after everything that an event causes here has been done. Left to itself the library acknowledges
 * events before it hands them on, and an event acknowledged but not yet stored is lost in a crash.
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
  // Receivers call nothing but this one method of the app.
  return { processEvent } as unknown as App;
}
