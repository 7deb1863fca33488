// Handles what Teams sends, from the request to the inbox. Nothing is acknowledged before the inbox has stored it.
import { wordsIn } from '../../../bot/copy/words-in.js';
import { languageOfLocale } from '../../../knowledge/model/language.js';
import type { Inbox, Log } from '../../../bot/model/ports.js';
import {
  jsonReply,
  textReply,
  type HttpExchange,
  type HttpHandler,
  type HttpReply,
} from '../../http/http.js';
import { isFromThisMachine, isLoopback } from '../../http/local-only.js';
import { isFromHome, isFromTeams, type HomeConfig } from './check-origin.js';
import type { TeamsAdapter } from '../service/bot-framework.js';
import { FEEDBACK, feedbackReply } from './feedback.js';
import { answerQuery, QUERY, type ExtensionConfig } from './message-extension.js';
import { incomingEvent } from './activity-to-event.js';
import { KeysUnreachable } from '../service/signing-keys.js';
import { activitySchema, type TeamsActivity } from '../model/types.js';

export interface EndpointConfig extends HomeConfig, ExtensionConfig {
  adapter: TeamsAdapter;
  inbox: Inbox;
  log: Log;
  appId?: string;
  allowUnsigned?: boolean;
}

/** For `POST /api/messages`. Undefined without an app id, unless unsigned activities are allowed. */
export function createEndpoint(config: EndpointConfig): HttpHandler | undefined {
  if (!config.appId && !config.allowUnsigned) return undefined;
  return async (exchange) => {
    // A web page on another site can post text or a form to us, but not JSON, unless we allow that site.
    if (exchange.body.kind !== 'json') return textReply(415, 'Only JSON is accepted here.\n');
    const parsed = activitySchema.safeParse(exchange.body.value);
    if (!parsed.success) return textReply(400, 'That is not a Teams activity.\n');
    const refusal = await refuse(config, exchange, parsed.data);
    if (refusal) {
      config.log.warn({ request: exchange.id, status: refusal.status }, 'An activity was refused.');
      return refusal;
    }
    return receive(config, config.appId ? parsed.data : withoutEntraId(parsed.data));
  };
}

/** An emulator makes up Entra ids, but only finds people and opens chats by their Teams ids. */
function withoutEntraId(activity: TeamsActivity): TeamsActivity {
  return { ...activity, from: { ...activity.from, aadObjectId: undefined } };
}

/** Undefined if the activity is accepted. */
async function refuse(
  config: EndpointConfig,
  exchange: HttpExchange,
  activity: TeamsActivity,
): Promise<HttpReply | undefined> {
  if (!config.appId)
    return isLocal(exchange, activity)
      ? undefined
      : textReply(403, 'Only activities from this machine are accepted.\n');
  // Check this before the library reads the activity, because the library uses the channel to decide which keys to
  // accept.
  if (!isFromTeams(activity)) return textReply(403, 'Only activities from Teams are accepted.\n');
  try {
    await config.adapter.verify(exchange.headers.authorization ?? '', activity);
  } catch (error) {
    return refusalOf(error);
  }
  return isFromHome(config, activity)
    ? undefined
    : textReply(403, 'Only activities from this organisation are accepted.\n');
}

/**
 * Anyone who can reach the port can send unsigned activities, so the address for the answer must be on this machine
 * too.
 */
function isLocal(exchange: HttpExchange, { serviceUrl }: TeamsActivity): boolean {
  return isFromThisMachine(exchange) && isLoopback(new URL(serviceUrl).hostname);
}

/**
 * For a wrong signature, the token library throws a plain error, which the Bot Framework would answer with
 * 500.
 */
function refusalOf(error: unknown): HttpReply {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  const keysUnreachable =
    error instanceof KeysUnreachable ||
    name === 'FetchError' ||
    name === 'TimeoutError' ||
    statusCode === 500;
  // With 503, Teams tells the person that the message failed, so they can send it again. 401 would mean that the caller
  // is at fault.
  return keysUnreachable
    ? textReply(503, 'The signature could not be checked. Please try again.\n')
    : { ...textReply(401, 'Not authorised.\n'), headers: { 'WWW-Authenticate': 'Bearer' } };
}

async function receive(config: EndpointConfig, activity: TeamsActivity): Promise<HttpReply> {
  const { inbox, log } = config;
  if (activity.type === 'invoke' && activity.name === QUERY)
    return jsonReply(200, await answerQuery(config, activity));
  const event = incomingEvent(activity, new Date());
  if (!event) return notForUs(activity);
  const { duplicate } = await inbox.receive(event);
  log.info({ event: event.kind, duplicate }, 'Received an activity from Teams.');
  if (event.kind === 'rating') return jsonReply(200, feedbackReply(activity, event));
  const { teams } = wordsIn(languageOfLocale(activity.locale)).app;
  return activity.type === 'invoke' ? invokeReply(200, 'message', teams.received) : { status: 200 };
}

/** We acknowledge activities we do not need. Otherwise, Teams would count them as failures. */
function notForUs({ type, name, locale }: TeamsActivity): HttpReply {
  if (type !== 'invoke') return { status: 200 };
  if (name && FEEDBACK.has(name)) return jsonReply(200, {});
  if (name !== 'adaptiveCard/action') return { status: 501 };
  const { teams } = wordsIn(languageOfLocale(locale)).app;
  return invokeReply(400, 'error', { code: 'BadRequest', message: teams.buttonOutOfDate });
}

/** The status of a card's action is in the body. The HTTP status only says that there is a body. */
function invokeReply(statusCode: number, kind: 'message' | 'error', value: unknown): HttpReply {
  const type =
    kind === 'message' ? 'application/vnd.microsoft.activity.message' : 'application/vnd.microsoft.error';
  return jsonReply(200, { statusCode, type, value });
}
