// Sends a request from the page, and says in a sentence what happened.
import { words } from './words.js';

const LIMIT_MS = 20_000;

/**
 * Sending the same fields again has no further effect, so it is always safe to try again.
 * @param {string} path
 * @param {Record<string, string>} fields
 * @param {{ renew?: () => Promise<boolean> }} [options] `renew` fetches a new token; true means
 * that it is worth trying again
 * @returns {Promise<{ stored: true, duplicate?: boolean, isNote?: boolean, hasNote?: boolean, rest?: string, moved?: { token: string, tag: string } } | { stored: false, problem: string }>}
 * `duplicate` means that it had already arrived; `rest` is what was not stored of a message that was too long;
 * `isNote` and `hasNote` say whether an adviser's message is a private note, or has one;
 * `moved` is the new chat that it is in, because this one was erased
 */
export async function post(path, fields, { renew } = {}) {
  try {
    const reply = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...fields, token: document.body.dataset.token }),
      // Do not follow redirects, because the page at the end of one would look like success.
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
