// Whether the caller of a fake platform can have read its answer: one that died, or hung up, before it did has not.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Mark = () => void;
/** What the last request of each connection wants to be told. */
const latest = new WeakMap<Socket, { response: ServerResponse; mark: Mark | undefined }>();

/** At the beginning of each request: whoever asks for the next thing over the same connection has heard the last. */
export function beginHearing({ socket }: IncomingMessage, response: ServerResponse): void {
  const isNew = !latest.has(socket);
  latest.set(socket, { response, mark: undefined });
  if (!isNew) return;
  socket.once('close', (hadError) => {
    const last = latest.get(socket);
    if (hadError || !last?.response.writableFinished) last?.mark?.();
  });
}

/**
 * Before the answer is written: a caller that died right after asking is seen to have gone by then. Over a connection
 * that ends with the answer nothing would tell of it afterwards.
 */
export async function untilGoneIsSeen(): Promise<void> {
  for (let turns = 0; turns < 2; turns += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Calls `mark` where the answer to this request is not heard. */
export function ifUnheard({ socket }: IncomingMessage, mark: Mark): void {
  const last = latest.get(socket);
  if (last) last.mark = mark;
}
