// Turns an error from the Bot Framework connector into a delivery failure that says how to fix the problem.
import { DeliveryFailure, type DeliveryFault } from '../../../knowledge/model/errors.js';
import {
  APP_IS_REFUSED,
  type Asked,
  deliveryWording,
  PLACE_IS_GONE,
  REMEDIES,
  REMEDY_FOR,
  UNKNOWN_PEOPLE,
} from '../wording/delivery-wording.js';
import { signInRefusal } from './sign-in.js';

/** The error that the connector throws for an unsuccessful reply. Any field may be absent. */
interface ConnectorError {
  name?: string;
  code?: string;
  statusCode?: number;
  response?: { headers?: { get(name: string): string | undefined } };
  details?: { error?: { code?: string } };
}

/** True if Teams says that the person is not in the conversation. */
export function isNoMember(error: unknown): boolean {
  return (connectorCode(error) ?? '') in UNKNOWN_PEOPLE;
}

/** The failure's text never includes the message or the address. */
export function toDeliveryFailure(error: unknown, asked: Asked): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error;
  const { statusCode, name } = error as ConnectorError;
  const refusal = signInRefusal(error);
  if (refusal)
    return new DeliveryFailure(deliveryWording.refusedSignIn(refusal.message, asked), refusal.remedy, {
      cause: error,
      fault: 'platform',
    });
  if (statusCode === undefined) return unreachable(error, name, asked);
  const code = connectorCode(error);
  const said = deliveryWording.answered(statusCode, code, asked);
  const fault = faultOf(statusCode, code);
  const retryAfterMs = retryAfter(error);
  const remedy = statusCode === 401 ? APP_IS_REFUSED.BotNotRegistered : code && REMEDIES[code];
  return new DeliveryFailure(said, remedy ?? REMEDY_FOR[fault], {
    fault,
    cause: error,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/**
 * Without an error code, these statuses mean that Teams refuses this message permanently, but may accept the
 * next one.
 */
const REFUSED = new Set([400, 403, 404, 405, 410, 413]);
const NOT_NOW = new Set([401, 408, 412, 429, 502, 503, 504]);

function faultOf(status: number, code = ''): DeliveryFault {
  if (code in APP_IS_REFUSED) return 'platform';
  if (code in PLACE_IS_GONE) return 'place';
  if (REFUSED.has(status)) return 'message';
  return NOT_NOW.has(status) ? 'platform' : 'unclear';
}

/** True if Teams refused the card itself. It may still accept the same words as text. */
export function isCardRefused({ fault, message }: DeliveryFailure): boolean {
  return fault === 'message' && /^Teams answered (?:400|413)\b/.test(message);
}

/** True if Teams says that a message we want to change or remove does not exist. */
export function isMessageGone({ fault, message }: DeliveryFailure): boolean {
  return fault === 'message' && /^Teams answered (?:404|410)\b/.test(message);
}

export function isBadRequest(error: unknown): boolean {
  return error instanceof DeliveryFailure && /^Teams answered 400\b/.test(error.message);
}

/**
 * True if Teams has ended a stream, or does not allow one in this chat. After any other failure, the next
 * update may succeed. Teams replies with 403 and the same code if the person pressed Stop, the time is up
 * or the client cannot show streams.
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

function unreachable(error: unknown, name: string | undefined, asked: Asked): DeliveryFailure {
  const late = name === 'AbortError' || name === 'TimeoutError';
  const why = late ? deliveryWording.notInTime(asked) : deliveryWording.notReached(asked);
  return new DeliveryFailure(...why, { cause: error, fault: 'platform' });
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
