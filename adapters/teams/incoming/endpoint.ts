// Handles what Teams sends, from the request to the inbox. Does not acknowledge anything before the inbox has
// stored it.
import { wordsIn } from '../../../bot/wording/words-in.js';
import { languageOfLocale } from '../../../knowledge/model/language.js';
import type { Inbox, Log } from '../../../bot/model/ports.js';
import { jsonReply, textReply, type HttpHandler, type HttpReply } from '../../http/http.js';
import { refusalOf, type OriginConfig } from './check-origin.js';
import { confirmAdviser, type AdviserSignIn } from './confirm-adviser.js';
import { FEEDBACK, feedbackReply } from './feedback.js';
import { answerQuery, QUERY, type ExtensionConfig } from './message-extension.js';
import { invokeReply } from './invoke-reply.js';
import { incomingEvent } from './activity-to-event.js';
import { activitySchema, type TeamsActivity } from '../model/types.js';

export interface EndpointConfig extends OriginConfig, ExtensionConfig {
  inbox: Inbox;
  log: Log;
  allowUnsigned?: boolean;
  /** Set if advisers must sign in each time they press a button. */
  signIn?: AdviserSignIn;
}

/** Handles `POST /api/messages`. Undefined without an app id, unless unsigned activities are allowed. */
export function createEndpoint(config: EndpointConfig): HttpHandler | undefined {
  if (!config.appId && !config.allowUnsigned) return undefined;
  return async (exchange) => {
    // A page on another website can send us text or a form, but cannot send JSON unless we allow that
    // website.
    if (exchange.body.kind !== 'json') return textReply(415, 'Only JSON is accepted here.\n');
    const parsed = activitySchema.safeParse(exchange.body.value);
    if (!parsed.success) return textReply(400, 'That is not a Teams activity.\n');
    const refusal = await refusalOf(config, exchange, parsed.data);
    if (refusal) {
      config.log.warn({ request: exchange.id, status: refusal.status }, 'An activity was refused.');
      return refusal;
    }
    return receive(config, config.appId ? parsed.data : withoutEntraId(parsed.data));
  };
}

/** An emulator makes up Entra ids, but can only find people and open chats by their Teams ids. */
function withoutEntraId(activity: TeamsActivity): TeamsActivity {
  return { ...activity, from: { ...activity.from, aadObjectId: undefined } };
}

async function receive(config: EndpointConfig, activity: TeamsActivity): Promise<HttpReply> {
  const { inbox, log } = config;
  if (activity.type === 'invoke' && activity.name === QUERY)
    return jsonReply(200, await answerQuery(config, activity));
  const event = incomingEvent(activity, new Date());
  if (!event) return notForUs(activity);
  const stopped = await confirmAdviser(config, activity, event);
  if (stopped) return stopped;
  const { duplicate, refused } = await inbox.receive(event);
  log.info({ event: event.kind, duplicate }, 'Received an activity from Teams.');
  if (event.kind === 'rating') return jsonReply(200, feedbackReply(activity, event));
  if (activity.type !== 'invoke') return { status: 200 };
  const { app, locked } = wordsIn(languageOfLocale(activity.locale));
  return invokeReply('done', refused ? locked.join(' ') : app.teams.received);
}

/** Acknowledges activities we do not need. Otherwise, Teams would count them as failures. */
function notForUs({ type, name, locale }: TeamsActivity): HttpReply {
  if (type !== 'invoke') return { status: 200 };
  if (name && FEEDBACK.has(name)) return jsonReply(200, {});
  if (name !== 'adaptiveCard/action') return { status: 501 };
  const { teams } = wordsIn(languageOfLocale(locale)).app;
  return invokeReply('outdated', { code: 'BadRequest', message: teams.buttonOutOfDate });
}
