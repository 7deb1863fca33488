// Turns what goes wrong between us and the Bot Framework connector into a delivery failure with its remedy.
import { DeliveryFailure } from '../../knowledge/errors.js';

/** What the connector's client throws for an answer that is no success; every field may be absent. */
interface ConnectorError {
  name?: string;
  code?: string;
  statusCode?: number;
  response?: { headers?: { get(name: string): string | undefined } };
  details?: { error?: { code?: string } };
}

/** By Teams' list of status codes. Other codes of these statuses are as final: the place or the message is at fault. */
const PERMANENT_STATUSES = new Set([400, 403, 404, 405, 410, 413]);

const REMEDIES: Record<string, string> = {
  BotNotInConversationRoster: 'Add the app to that chat or team again.',
  BotDisabledByAdmin: 'Ask the Teams administrator to allow the app.',
  ConversationBlockedByUser: 'Nothing to do: the person blocked the app.',
  ConversationNotFound: 'Nothing to do: the conversation was deleted.',
  ActivityNotFoundInConversation: 'Nothing to do: the message was deleted.',
  MessageWritesBlocked: 'Nothing to do: the person blocked or removed the app.',
  MessageSizeTooBig: 'Report this: a card was larger than Teams takes.',
  InvalidBotApiHost: 'Report this: the tenant is in another cloud than the app.',
};

/** `doing` completes "could not …". Neither the message nor the address gets into the failure's words. */
export function toDeliveryFailure(error: unknown, doing: string): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error;
  const { statusCode, name } = error as ConnectorError;
  if (statusCode === undefined) return unreachable(error, name, doing);
  const code = connectorCode(error);
  const said = `Teams answered ${statusCode}${code ? ` (${code})` : ''}, and the bot could not ${doing}.`;
  if (statusCode === 401) {
    // Curable by the operator, and what waits is then still worth delivering.
    return new DeliveryFailure(said, 'Check MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD.', { cause: error });
  }
  const permanent = PERMANENT_STATUSES.has(statusCode);
  const retryAfterMs = retryAfter(error);
  return new DeliveryFailure(
    said,
    (code && REMEDIES[code]) ?? (permanent ? 'Report this with the code above.' : 'It is tried again.'),
    { permanent, cause: error, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  );
}

/** Teams' word for what went wrong; never a text of somebody's, nor the page of a broken proxy. */
function connectorCode(error: unknown): string | undefined {
  const { details, code } = error as ConnectorError;
  const said = details?.error?.code ?? code;
  return said && /^[A-Za-z]{2,60}$/.test(said) ? said : undefined;
}

function unreachable(error: unknown, name: string | undefined, doing: string): DeliveryFailure {
  const late = name === 'AbortError' || name === 'TimeoutError';
  // The sign-in library calls a refusal of Microsoft's a server error; its other errors mean that nobody was reached.
  const remedy =
    name === 'ServerError'
      ? 'Check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID: signing in was refused.'
      : 'It is tried again. If it lasts, check that this machine reaches Microsoft’s servers.';
  return new DeliveryFailure(
    `Teams ${late ? 'did not answer in time' : 'could not be reached'}, and the bot could not ${doing}.`,
    remedy,
    { cause: error },
  );
}

/** Seconds, or a date; undefined where the header says nothing usable. */
function retryAfter(error: unknown): number | undefined {
  const value = (error as ConnectorError).response?.headers?.get('retry-after');
  if (!value) return undefined;
  const delayMs = /^\d+(?:\.\d+)?$/.test(value.trim())
    ? Number(value) * 1000
    : Date.parse(value) - Date.now();
  return Number.isFinite(delayMs) ? Math.max(0, Math.round(delayMs)) : undefined;
}
