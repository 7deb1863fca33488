// Sends live updates as server-sent events, and a regular signal to keep the connection open.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { textReply, type HttpExchange, type HttpReply } from '../../http/http.js';
import { toText, type Html } from '../design/markup.js';
import type { Sender } from '../security/open-streams.js';
import { checkRate } from '../security/post-guard.js';
import type { RateLimits } from '../security/rate-limits.js';

export interface StreamEvent {
  name: string;
  /**
   * The reader's position in the stream. When the browser reconnects, it sends back the last position that it
   * received.
   */
  id?: number;
  data: unknown;
}

/**
 * Tells the page why it will not get any more updates. The page then stops until someone looks at it again.
 */
export function stoppedReply(why: Html): HttpReply {
  return { status: 200, headers: STREAM_HEADERS, body: stoppedEvent(why) };
}

export function stoppedEvent(why: Html): string {
  return format({ name: 'stopped', data: toText(why) });
}

const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Without this header, nginx would hold events back until its buffer is full.
  'X-Accel-Buffering': 'no',
};

/** Shorter than 60 seconds, because common proxies close a connection that is silent for that long. */
const HEARTBEAT_MS = 20_000;
const RECONNECT_MS = 2_000;
/** An event and not a comment, because scripts do not see comments: the page notices if it stops coming. */
const BEAT = 'event: beat\ndata: null\n\n';

export interface StreamSource {
  /**
   * Returns the events to send now. Called again after each `wake`, but never while an earlier call is still
   * running.
   */
  read(): Promise<StreamEvent[]>;
  /**
   * Starts listening and returns a function that stops it. Called before the first `read`, so that no event
   * is missed.
   */
  listen(wake: () => void): () => void;
}

function crowded({ address }: Sender, { page }: PractitionerWords): string {
  return address === undefined ? page.problems.manyPages : page.problems.manyOnNetwork;
}

/**
 * With `?once`, the stream ends after the first read. Background pages use this, because they must not keep a
 * connection open. If the sender has too many streams open, the stream also ends after the first read, and
 * the page says so and checks for updates from time to time.
 */
export async function eventStreamReply(
  exchange: HttpExchange,
  source: StreamSource,
  { limits, sender, say }: { limits: RateLimits; sender: Sender; say: PractitionerWords },
): Promise<HttpReply> {
  const isHidden = exchange.query.has('once');
  const refusal = await checkRate(limits, isHidden ? 'look' : 'stream', sender);
  if (refusal) {
    const reply = textReply(429, `${refusal.problem}\n`);
    return { ...reply, headers: { ...reply.headers, 'Retry-After': String(refusal.retryAfterSeconds) } };
  }
  const hold = isHidden
    ? undefined
    : { place: () => limits.holdStream(sender), refused: crowded(sender, say) };
  return {
    status: 200,
    headers: STREAM_HEADERS,
    body: write(exchange.signal, source, hold),
  };
}

/**
 * Returns the reader's last position. It is in a header if the browser reconnects, and in the address the
 * first time.
 */
export function cursorOf(exchange: HttpExchange): number {
  const given = exchange.headers['last-event-id'] ?? exchange.query.get('after');
  const cursor = Number(Array.isArray(given) ? given[0] : given);
  return Number.isSafeInteger(cursor) && cursor > 0 ? cursor : 0;
}

/**
 * Counts the stream here and not earlier: otherwise, a reply that never started would be counted for ever.
 */
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
    // The first beat tells the page to expect more of them, even if events keep coming before the next one is due.
    yield `retry: ${RECONNECT_MS}\n\n${BEAT}`;
    if (hold && !held) yield format({ name: 'crowded', data: hold.refused });
    while (!signal.aborted) {
      const events = await source.read();
      if (events.length) yield events.map(format).join('');
      if (once) {
        yield format({ name: 'end', data: null });
        return;
      }
      if ((await alarm.wait(HEARTBEAT_MS)) === 'timeout') yield BEAT;
    }
  } finally {
    stop();
    held?.();
  }
}

/** Use JSON because it contains no line breaks, which would end the event early. */
function format({ name, id, data }: StreamEvent): string {
  return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}

/**
 * Ends any wait when the request ends, because nothing else can stop a generator that is waiting.
 */
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
