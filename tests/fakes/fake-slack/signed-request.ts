// Sends requests as Slack does: signed with the app's secret, over real HTTP.
import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'a secret of the test only';

export interface Delivery {
  secret?: string;
  /** A time in seconds since 1970. By default, the current time. */
  timestamp?: number;
  signature?: string;
  unsigned?: boolean;
  retry?: number;
}

/** Sends an event to the Events API endpoint as JSON. */
export function deliverEvent(endpoint: string, body: object, delivery: Delivery = {}): Promise<Response> {
  return deliver(endpoint, JSON.stringify(body), 'application/json', delivery);
}

/** Sends a button press or a submitted form, as JSON inside an HTML form. */
export function deliverInteraction(
  endpoint: string,
  payload: object,
  delivery: Delivery = {},
): Promise<Response> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) });
  return deliver(endpoint, body.toString(), 'application/x-www-form-urlencoded', delivery);
}

/** Sends a slash command as an HTML form. */
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

/** Sends raw text as the body of a request. */
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
