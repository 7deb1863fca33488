// Server-sent events: sends updates as they happen, and regular signals to keep the connection open.
import { wordsIn } from '../../../bot/copy/words-in.js';
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';
import { textReply, type HttpExchange, type HttpReply } from '../../http/http.js';
import { toText, type Html } from '../design/markup.js';
import type { Sender } from '../security/open-streams.js';
import { checkRate } from '../security/post-guard.js';
import type { RateLimits } from '../security/rate-limits.js';

export interface StreamEvent {
  name: string;
  /** The reader's cursor. When the browser reconnects, it sends back the last one. */
  id?: number;
  data: unknown;
}

/**
 * Tells the page that it will get no more updates, and why, in our own wording. The page then stops until someone looks
 * at it again.
 */
export function stoppedReply(why: Html): HttpReply {
  return { status: 200, headers: STREAM_HEADERS, body: stoppedEvent(why) };
}

export function stoppedEvent(why: Html): string {
  return format({ name: 'stopped', data: toText(why) });
}

const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Otherwise, nginx would hold events back until its buffer is full.
  'X-Accel-Buffering': 'no',
};

/** Common proxies close a connection after 60 seconds of silence, so this is shorter. */
const HEARTBEAT_MS = 20_000;
const RECONNECT_MS = 2_000;

export interface StreamSource {
  /** Returns what to send now. Called again after each `wake`, but never while a call is still running. */
  read(): Promise<StreamEvent[]>;
  /** Starts listening, and returns a function that stops it. Called before the first `read`, so nothing is missed. */
  listen(wake: () => void): () => void;
}

function crowded({ address }: Sender, { page }: PractitionerWords): string {
  return address === undefined ? page.problems.manyPages : page.problems.manyOnNetwork;
}

/**
 * `?once` ends the stream after the first read. Pages in the background use it, because they must not keep a
 * connection open. If a sender has too many streams open, we also end the stream, and the page says why and
 * then checks for updates from time to time.
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
    headers: STREAM_HEADERS,
    body: write(exchange.signal, source, hold),
  };
}

/**
 * Where the reader left off. When the browser reconnects, this is in a header. The first time, it is in the address.
 */
export function cursorOf(exchange: HttpExchange): number {
  const given = exchange.headers['last-event-id'] ?? exchange.query.get('after');
  const cursor = Number(Array.isArray(given) ? given[0] : given);
  return Number.isSafeInteger(cursor) && cursor > 0 ? cursor : 0;
}

/** Count the stream here, not earlier: if the reply never started, the count would never go down again. */
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

/** JSON has no line breaks. A line break would end the event. */
function format({ name, id, data }: StreamEvent): string {
  return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}

/** Nothing outside can end a generator that waits for ever, so every wait here ends when the request does. */
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
