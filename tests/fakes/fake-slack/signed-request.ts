// Sends requests as Slack does: signed with the app's secret, over real HTTP.
import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'a secret of the test only';

export interface Delivery {
  secret?: string;
  /** In seconds since 1970. If absent, the current time. */
  timestamp?: number;
  /** Replaces the correct signature. */
  signature?: string;
  /** Sends neither a signature nor a timestamp. */
  unsigned?: boolean;
  /** The retry number that Slack gives when it delivers an event again. */
  retry?: number;
}

/** An event of the Events API: JSON. */
export function deliverEvent(endpoint: string, body: object, delivery: Delivery = {}): Promise<Response> {
  return deliver(endpoint, JSON.stringify(body), 'application/json', delivery);
}

/** A pressed button or a submitted form: JSON inside a form. */
export function deliverInteraction(
  endpoint: string,
  payload: object,
  delivery: Delivery = {},
): Promise<Response> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) });
  return deliver(endpoint, body.toString(), 'application/x-www-form-urlencoded', delivery);
}

/** A slash command: a plain form. */
export function deliverCommand(
  endpoint: string,
  fields: Record<string, string>,
  delivery: Delivery = {},
): Promise<Response> {
  return deliver(
    endpoint,
    new URLSearchParams(fields).toString(),
    'application/x-www-form-urlencoded',
    delivery,
  );
}

/** Any body, as raw text. */
export function deliver(
  endpoint: string,
  body: string,
  contentType: string,
  delivery: Delivery = {},
): Promise<Response> {
  const timestamp = String(delivery.timestamp ?? Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', delivery.secret ?? SIGNING_SECRET).update(`v0:${timestamp}:${body}`);
  return fetch(endpoint, {
    method: 'POST',
    body,
    headers: {
      'content-type': contentType,
      ...(delivery.unsigned
        ? {}
        : {
            'x-slack-request-timestamp': timestamp,
            'x-slack-signature': delivery.signature ?? `v0=${hmac.digest('hex')}`,
          }),
      ...(delivery.retry
        ? { 'x-slack-retry-num': String(delivery.retry), 'x-slack-retry-reason': 'http_timeout' }
        : {}),
    },
  });
}
