// Server-sent events: sends news when there is some, and a sign of life when there is none.
import { wordsIn } from '../../../bot/copy/words-in.js';
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { textReply } from '../../http/http.js';
import type { Sender } from '../security/open-streams.js';
import { checkRate } from '../security/post-guard.js';
import type { RateLimits } from '../security/rate-limits.js';

export interface StreamEvent {
  name: string;
  /** The reader's cursor: the browser sends the last one back when it connects again. */
  id?: number;
  data: unknown;
}

/** Shorter than the 60 seconds after which common proxies cut a silent connection. */
const HEARTBEAT_MS = 20_000;
const RECONNECT_MS = 2_000;

export interface StreamSource {
  /** What there is to send now; called again after each `wake`, never twice at the same time. */
  read(): Promise<StreamEvent[]>;
  /**
   * Starts listening; returns a function that stops it. Called before the first `read`, so that nothing is missed in
   * between.
   */
  listen(wake: () => void): () => void;
}

function crowded({ address }: Sender, { page }: PractitionerWords): string {
  return address === undefined ? page.problems.manyPages : page.problems.manyOnNetwork;
}

/**
 * `?once` ends the stream after the first read: for pages in the background, which must not hold a connection, and
 * for a sender with too many open. Their page checks again from time to time, and says why.
 */
export async function eventStreamReply(
  exchange: HttpExchange,
  source: StreamSource,
  { limits, sender, say = wordsIn('en') }: { limits: RateLimits; sender: Sender; say?: PractitionerWords },
): Promise<HttpReply> {
  const refusal = await checkRate(limits, 'stream', sender);
  if (refusal) {
    const reply = textReply(429, `${refusal.problem}\n`);
    return { ...reply, headers: { ...reply.headers, 'Retry-After': String(refusal.retryAfterSeconds) } };
  }
  const hold = exchange.query.has('once')
    ? undefined
    : { place: () => limits.holdStream(sender), refused: crowded(sender, say) };
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // nginx would hold events back until its buffer is full.
      'X-Accel-Buffering': 'no',
    },
    body: write(exchange.signal, source, hold),
  };
}

/**
 * Where the reader left off: from the browser's own header after a lost connection, from the address the first time.
 */
export function cursorOf(exchange: HttpExchange): number {
  const given = exchange.headers['last-event-id'] ?? exchange.query.get('after');
  const cursor = Number(Array.isArray(given) ? given[0] : given);
  return Number.isSafeInteger(cursor) && cursor > 0 ? cursor : 0;
}

/** Counted here, not before: a reply that never starts would never be uncounted. */
async function* write(
  signal: AbortSignal,
  source: StreamSource,
  hold: { place: () => (() => void) | undefined; refused: string } | undefined,
): AsyncGenerator<string> {
  const alarm = createAlarm(signal);
  const stop = source.listen(alarm.wake);
  const held = hold?.place();
  const once = !held;
  try {
    yield `retry: ${RECONNECT_MS}\n\n`;
    if (hold && !held) yield format({ name: 'crowded', data: hold.refused });
    while (!signal.aborted) {
      const events = await source.read();
      if (events.length) yield events.map(format).join('');
      if (once) {
        yield format({ name: 'end', data: null });
        return;
      }
      if ((await alarm.wait(HEARTBEAT_MS)) === 'timeout') yield ': still here\n\n';
    }
  } finally {
    stop();
    held?.();
  }
}

/** JSON has no line breaks, which would end the event. */
function format({ name, id, data }: StreamEvent): string {
  return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}

/** A generator that waits for ever cannot be ended from outside, so every wait here ends with the request. */
function createAlarm(signal: AbortSignal) {
  let rung = false;
  let notify: (() => void) | undefined;
  const wake = () => {
    rung = true;
    notify?.();
  };
  signal.addEventListener('abort', wake, { once: true });
  return {
    wake,
    async wait(limitMs: number): Promise<'woken' | 'timeout'> {
      if (!rung) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          notify = resolve;
          timer = setTimeout(resolve, limitMs);
        });
        clearTimeout(timer);
        notify = undefined;
      }
      const woken = rung;
      rung = false;
      return woken ? 'woken' : 'timeout';
    },
  };
}
