// Records who reads personal data, before the reply that shows it is sent.
import type { NewAccessEntry, AccessKind } from '../../../bot/model/governance/access-log.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import type { SignedIn } from '../model/signed-in.js';
import { isEventStream } from '../server/background-requests.js';
import { purposeOf, type Showing } from './access-table.js';

/** Stores a line in the access log. `unlessSince` has the same meaning as in `AccessLogRecords`. */
export type Reader = (reading: NewAccessEntry, unlessSince?: string) => Promise<void>;

export interface ReadMark {
  what?: AccessKind;
  record?: string;
  reason?: string;
  purpose?: string;
}

interface Read extends Showing {
  visitor: SignedIn;
  exchange: HttpExchange;
  mark: () => ReadMark | undefined;
}

/** All refreshes of an open page within this time count as one view. */
const SAME_READING_MS = 15 * 60_000;

/**
 * Does not record replies that show no one's data: a redirect, a missing record, a JSON refusal, or a refused
 * export, which only shows its form. Any other refused form is recorded, because the page with the data is
 * shown again.
 */
export async function recordAccess(store: Reader, read: Read, reply: HttpReply): Promise<void> {
  const type = String(reply.headers?.['Content-Type'] ?? '');
  const isRedirect = reply.status >= 300 && reply.status < 400;
  const isRefusedExport = read.shows === 'export' && reply.status >= 400;
  const showsNothing = isRedirect || reply.status === 404 || type.includes('json') || isRefusedExport;
  if (!showsNothing) await store(lineOf(read, new Date()));
}

export async function* recordWhileRead(
  store: Reader,
  read: Read,
  pieces: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array> {
  const recordedAt = new Map<AccessKind, number>();
  for await (const piece of pieces) {
    const now = new Date();
    const line = { ...lineOf(read, now), ...(isEventStream(read.exchange) && { refreshed: true as const }) };
    const isDue = now.getTime() - (recordedAt.get(line.what) ?? 0) >= SAME_READING_MS;
    // A handler only says what an event shows when it creates the event, so nothing is recorded before the
    // first event.
    if (isDue && hasData(piece)) {
      await store(line, new Date(now.getTime() - SAME_READING_MS).toISOString());
      recordedAt.set(line.what, now.getTime());
    }
    yield piece;
  }
}

/** Returns false for the retry setting that starts a stream, and for the beats that only keep it open. */
function hasData(piece: string | Uint8Array): boolean {
  return typeof piece !== 'string' || !/^(?:retry:|event: beat\n)/.test(piece);
}

function lineOf({ shows, right, visitor, exchange, mark: markOf }: Read, now: Date): NewAccessEntry {
  const mark = markOf() ?? {};
  const record = mark.record ?? Object.values(exchange.params).join(' ');
  const { person } = visitor;
  return {
    at: now.toISOString(),
    by: { id: person.id, name: person.name },
    what: mark.what ?? shows,
    ...(record !== '' && { record }),
    purpose: mark.purpose ?? purposeOf(right),
    ...(mark.reason !== undefined && { reason: mark.reason }),
  };
}
