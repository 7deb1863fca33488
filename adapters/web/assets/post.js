// Sends a request from the page and says in a sentence what happened.
import { words } from './words.js';

const LIMIT_MS = 20_000;

/**
 * The same fields sent again have the same effect once, so that trying again is always safe.
 * @param {string} path
 * @param {Record<string, string>} fields
 * @param {{ renew?: () => Promise<boolean> }} [options] renew: fetches a new token; whether it is worth another attempt
 * @returns {Promise<{ stored: true, duplicate?: boolean } | { stored: false, problem: string }>} duplicate: it had arrived before
 */
export async function post(path, fields, { renew } = {}) {
  try {
    const reply = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...fields, token: document.body.dataset.token }),
      // Following a redirect would look like success.
      redirect: 'error',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    if (reply.status === 202) return await reply.json();
    if (reply.status === 403 && (await renew?.())) return await post(path, fields);
    return { stored: false, problem: await problemOf(reply) };
  } catch {
    return {
      stored: false,
      problem: navigator.onLine ? words.noReply : words.offline,
    };
  }
}

export function newIdempotencyKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {Response} reply */
async function problemOf(reply) {
  const body = await reply.json().catch(() => undefined);
  return typeof body?.problem === 'string' ? body.problem : words.failed;
}
