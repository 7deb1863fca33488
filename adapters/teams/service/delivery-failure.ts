// Turns an error from the Bot Framework connector into a delivery failure that says how to fix the problem.
import { DeliveryFailure, type DeliveryFault } from '../../../knowledge/model/errors.js';
import { signInRefusal } from './sign-in.js';

/** The error that the connector throws for an unsuccessful reply. Any field may be absent. */
interface ConnectorError {
  name?: string;
  code?: string;
  statusCode?: number;
  response?: { headers?: { get(name: string): string | undefined } };
  details?: { error?: { code?: string } };
}

const NO_SUCH_PERSON = 'No action needed: the person has left, or their account was closed.';
/**
 * Teams' error codes for someone who is not in the conversation or the organisation, each with how to fix it.
 */
const UNKNOWN_PEOPLE: Record<string, string> = {
  MemberNotFoundInConversation: NO_SUCH_PERSON,
  UserNotFound: NO_SUCH_PERSON,
  UserNotFoundInTenant: NO_SUCH_PERSON,
};

/**
 * Teams' error codes that mean nothing can be delivered there any more. A status alone does not say whether
 * the person or conversation is gone.
 */
const PLACE_IS_GONE: Record<string, string> = {
  BotNotInConversationRoster: 'Add the app to that chat or team again.',
  ConversationBlockedByUser: 'No action needed: the person has blocked the app.',
  ConversationNotFound: 'No action needed: the conversation was deleted.',
  ForbiddenOperationException: 'No action needed: the person does not have the app, or has blocked it.',
  MessageWritesBlocked: 'No action needed: the person has blocked or removed the app.',
  ...UNKNOWN_PEOPLE,
};

/**
 * Teams' error codes that mean it is refusing everything from the app. Waiting messages are kept, so that
 * they can be delivered once an operator has fixed the cause.
 */
const APP_IS_REFUSED: Record<string, string> = {
  BotDisabledByAdmin: 'Ask the Teams administrator to allow the app.',
  BotNotRegistered: 'Check MICROSOFT_APP_ID, and MICROSOFT_APP_PASSWORD or MICROSOFT_APP_CERTIFICATE.',
  InvalidBotApiHost: 'Check TEAMS_SERVICE_URL: the tenant is in another cloud.',
};

const REMEDIES: Record<string, string> = {
  ...PLACE_IS_GONE,
  ...APP_IS_REFUSED,
  ActivityNotFoundInConversation: 'No action needed: the message was deleted.',
  MessageSizeTooBig: 'A message was larger than Teams allows. Report this error.',
};

const REMEDY_FOR: Record<DeliveryFault, string> = {
  message: 'This message cannot be sent, but others can. Report the problem and quote the code above.',
  place: 'We can’t send anything else there.',
  platform: 'We will try again.',
  unclear: 'We will try again.',
};

/** Whether Teams says that the person is not there. */
export function isNoMember(error: unknown): boolean {
  return (connectorCode(error) ?? '') in UNKNOWN_PEOPLE;
}

/** `doing` completes "could not …". The failure's text never includes the message or the address. */
export function toDeliveryFailure(error: unknown, doing: string): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error;
  const { statusCode, name } = error as ConnectorError;
  const refusal = signInRefusal(error);
  if (refusal)
    return new DeliveryFailure(`${refusal.message} The bot could not ${doing}.`, refusal.remedy, {
      cause: error,
      fault: 'platform',
    });
  if (statusCode === undefined) return unreachable(error, name, doing);
  const code = connectorCode(error);
  const said = `Teams answered ${statusCode}${code ? ` (${code})` : ''}, so the bot could not ${doing}.`;
  const fault = faultOf(statusCode, code);
  const retryAfterMs = retryAfter(error);
  const remedy = statusCode === 401 ? APP_IS_REFUSED.BotNotRegistered : code && REMEDIES[code];
  return new DeliveryFailure(said, remedy ?? REMEDY_FOR[fault], {
    fault,
    cause: error,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** Without a code, these statuses mean that Teams refuses this message for good, but may accept the next. */
const REFUSED = new Set([400, 403, 404, 405, 410, 413]);
const NOT_NOW = new Set([401, 408, 412, 429, 502, 503, 504]);

function faultOf(status: number, code = ''): DeliveryFault {
  if (code in APP_IS_REFUSED) return 'platform';
  if (code in PLACE_IS_GONE) return 'place';
  if (REFUSED.has(status)) return 'message';
  return NOT_NOW.has(status) ? 'platform' : 'unclear';
}

/** Whether Teams refused the card itself, and may still accept the same words as text. */
export function isCardRefused({ fault, message }: DeliveryFailure): boolean {
  return fault === 'message' && /^Teams answered (?:400|413)\b/.test(message);
}

/** Whether Teams says that the message we want to change or remove does not exist. */
export function isMessageGone({ fault, message }: DeliveryFailure): boolean {
  return fault === 'message' && /^Teams answered (?:404|410)\b/.test(message);
}

export function isBadRequest(error: unknown): boolean {
  return error instanceof DeliveryFailure && /^Teams answered 400\b/.test(error.message);
}

/**
 * Whether Teams has ended a stream, or does not allow one in this chat. After any other failure, the next
 * update may succeed. Teams replies with 403 and the same code if the person pressed Stop, the time is up or
 * the client cannot show streams.
 */
export function isStreamRefused(error: unknown): boolean {
  return error instanceof DeliveryFailure && /^Teams answered (?:400|403|404)\b/.test(error.message);
}

/** Returns Teams' code for the error. Never includes anyone's text, or a proxy's error page. */
function connectorCode(error: unknown): string | undefined {
  const { details, code } = error as ConnectorError;
  const said = details?.error?.code ?? code;
  return said && /^[A-Za-z]{2,60}$/.test(said) ? said : undefined;
}

function unreachable(error: unknown, name: string | undefined, doing: string): DeliveryFailure {
  const late = name === 'AbortError' || name === 'TimeoutError';
  return new DeliveryFailure(
    `Teams ${late ? 'did not answer in time' : 'could not be reached'}, so the bot could not ${doing}.`,
    'We will try again. If this keeps happening, check that this machine can reach Microsoft’s servers.',
    { cause: error, fault: 'platform' },
  );
}

/**
 * Reads the Retry-After header, in seconds or as a date. Returns undefined if it is missing or cannot be
 * read.
 */
function retryAfter(error: unknown): number | undefined {
  const value = (error as ConnectorError).response?.headers?.get('retry-after');
  if (!value) return undefined;
  const delayMs = /^\d+(?:\.\d+)?$/.test(value.trim())
    ? Number(value) * 1000
    : Date.parse(value) - Date.now();
  return Number.isFinite(delayMs) ? Math.max(0, Math.round(delayMs)) : undefined;
}
