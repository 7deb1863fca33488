// Tells other processes that use the same store which streams are open, because one process may write an
// answer and another may send it.
import LruCache from 'lru-cache';
import { z } from 'zod';
import type { Broadcast } from '../../../bot/model/ports.js';

/** An open stream. The next message in the same chat completes it. */
export interface OpenStream {
  id: string;
  /** The sentences shown so far. Absent if only the progress of the work has been shown. */
  text?: string;
}

export interface SharedStreams {
  /** Call this when a stream opens, and each time more text is added. */
  opened(conversation: string, stream: OpenStream): void;
  /** Tells the other processes that this process is completing the stream. */
  closed(conversation: string): void;
  /**
   * Takes over a stream that another process opened, if there is one, and tells that process. `grewAt` is
   * when we last heard that text was added.
   */
  take(conversation: string): { stream: OpenStream; grewAt: number } | undefined;
  onTaken(listener: (conversation: string) => void): void;
}

const STREAM = 'teams-stream ';
/** PostgreSQL limits a notification to 8,000 bytes. */
const LONGEST_BYTES = 7_500;
const MOST = 1_000;

const noticeSchema = z.object({
  conversation: z.string(),
  /** Absent if the stream can no longer be used. */
  id: z.string().optional(),
  text: z.string().optional(),
});

/**
 * If a notification is lost, the message is sent without the stream. `longestMs` is the longest that a stream
 * can last.
 */
export function shareStreams(broadcast: Broadcast, longestMs: number): SharedStreams {
  const elsewhere = new LruCache<string, { stream: OpenStream; grewAt: number }>({ max: MOST });
  const listeners = new Set<(conversation: string) => void>();
  const send = (notice: z.infer<typeof noticeSchema>) => broadcast.send(STREAM + JSON.stringify(notice));

  broadcast.listen((sent) => {
    const notice = sent?.startsWith(STREAM) ? readNotice(sent.slice(STREAM.length)) : undefined;
    if (!notice) return;
    const { conversation, id, text } = notice;
    elsewhere.delete(conversation);
    if (id === undefined) return listeners.forEach((listener) => listener(conversation));
    const stream = { id, ...(text !== undefined && { text }) };
    elsewhere.set(conversation, { stream, grewAt: Date.now() });
  });

  return {
    opened(conversation, stream) {
      const notice = { conversation, ...stream };
      // Another process must know the text shown so far, because its message must begin with that text. If
      // the text is too long to send, tell the others not to use this stream.
      const fits = Buffer.byteLength(JSON.stringify(notice)) <= LONGEST_BYTES;
      send(fits ? notice : { conversation });
    },
    closed: (conversation) => send({ conversation }),
    take(conversation) {
      const known = elsewhere.get(conversation);
      elsewhere.delete(conversation);
      if (!known) return undefined;
      send({ conversation });
      return known.grewAt + longestMs > Date.now() ? known : undefined;
    },
    onTaken: (listener) => void listeners.add(listener),
  };
}

/**
 * Returns undefined if the notification cannot be read. Another version may have sent it, and anyone can send
 * notifications.
 */
function readNotice(text: string): z.infer<typeof noticeSchema> | undefined {
  try {
    return noticeSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
