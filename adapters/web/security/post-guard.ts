// Checks that a form or script request comes from our own page and is within the limits.
import { hash, randomBytes } from 'node:crypto';
import type { HttpExchange } from '../../http/http.js';
import type { Sender } from './open-streams.js';
import type { Limited, RateLimits } from './rate-limits.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { InTheirWords, PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';

export interface Posted {
  field(name: string): string | undefined;
  /** True if a script sent the request and will read the reply. */
  wantsJson: boolean;
}

/** `problem` is a sentence in English. `inWords` returns it in the language of the person's page. */
export interface Refusal {
  status: 400 | 403 | 409 | 413 | 429 | 503;
  problem: string;
  inWords?: InTheirWords<string>;
  retryAfterSeconds?: number;
  /** The field that is wrong, if a single one is. */
  field?: string;
}

export function refusal(
  status: Refusal['status'],
  inWords: InTheirWords<string>,
  retryAfterSeconds?: number,
): Refusal {
  return {
    status,
    inWords,
    problem: inWords(wordsIn('en')),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

export function problemIn(say: PractitionerWords, { problem, inWords }: Refusal): string {
  return inWords ? inWords(say) : problem;
}

export const FOREIGN = refusal(403, ({ page }) => page.problems.foreign);

export const UNREADABLE = refusal(400, ({ page }) => page.problems.unreadable);

/**
 * Ignores fields that are not text. Makes each line break a single character: browsers send 2 characters, but
 * only count 1 towards the limit of a text box.
 */
export function readPost(exchange: HttpExchange): Posted {
  const { body } = exchange;
  if (body.kind === 'form') return { wantsJson: false, field: (name) => textIn(body.value.get(name)) };
  if (body.kind === 'unread') return { wantsJson: false, field: () => undefined };
  const value = body.kind === 'json' && typeof body.value === 'object' ? body.value : null;
  const fields = new Map(Object.entries(value ?? {}));
  return {
    wantsJson: true,
    field: (name) => textIn(fields.get(name)),
  };
}

function textIn(given: unknown): string | undefined {
  return typeof given === 'string' ? given.replace(/\r\n?/g, '\n') : undefined;
}

/** The text of a field, without spaces around it. Empty if there is none. */
export function typedText({ field }: Pick<Posted, 'field'>, name: string, longest?: number): string {
  return (field(name) ?? '').trim().slice(0, longest);
}

/**
 * Browsers say where a request comes from in headers that a form cannot set. If there are no such headers,
 * only the token protects the form.
 */
export function isFromOurPages(exchange: HttpExchange, publicUrl?: string): boolean {
  const site = exchange.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = exchange.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host || (publicUrl !== undefined && from === new URL(publicUrl).host);
}

/** Returns undefined if the request may continue. */
export async function checkRate(
  limits: RateLimits,
  what: Limited,
  sender: Partial<Sender>,
  parts?: number,
): Promise<Refusal | undefined> {
  const seconds = await limits.take(what, sender, parts);
  if (seconds === 0) return undefined;
  return refusal(429, ({ page }) => page.problems.tooFast(seconds), seconds);
}

/**
 * The storage that a message needs in addition to its text, for the answer, outgoing messages and jobs. A
 * first message took 8 to 10 kB in total.
 */
const STORED_BESIDE = 12 * 1024;

/** Returns undefined if the message may be stored. */
export async function checkStorage(
  limits: RateLimits,
  address: string,
  words: string,
  urgent: boolean,
): Promise<Refusal | undefined> {
  const bytes = 2 * Buffer.byteLength(words) + STORED_BESIDE;
  const seconds = await limits.store(address, bytes, urgent);
  if (seconds === 0) return undefined;
  const hours = Math.ceil(seconds / 3600);
  return refusal(429, ({ page }) => page.problems.tooMuch(hours), seconds);
}

export function newIdempotencyKey(): string {
  return randomBytes(12).toString('base64url');
}

/**
 * A script makes a new key for each message and uses the same key when it tries again. A plain form has the
 * same key even if someone goes back and changes the text, so the text is made part of the key.
 */
export function idempotencyKeyOf(posted: Posted, content: string): string {
  const idempotencyKey = posted.field('press')!;
  if (posted.wantsJson) return idempotencyKey;
  return hash('sha256', `${idempotencyKey}\n${content}`, 'base64url').slice(0, 22);
}

/** Only checks the format of the key, because the key comes from the page. */
export function isIdempotencyKey(idempotencyKey: string | undefined): idempotencyKey is string {
  return idempotencyKey !== undefined && /^[\w-]{8,64}$/.test(idempotencyKey);
}
