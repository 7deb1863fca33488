// Finds out whether the caller of a fake platform can have read its response. A caller that died or hung up
// before then cannot.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Mark = () => void;
/** The last response on each connection, and the function to call if it was not read. */
const latest = new WeakMap<Socket, { response: ServerResponse; mark: Mark | undefined }>();

/**
 * Tracks a new request. A caller that sends another request on the same connection has read the last
 * response.
 */
export function trackResponse({ socket }: IncomingMessage, response: ServerResponse): void {
  const isNew = !latest.has(socket);
  latest.set(socket, { response, mark: undefined });
  if (!isNew) return;
  socket.once('close', (hadError) => {
    const last = latest.get(socket);
    if (hadError || !last?.response.writableFinished) last?.mark?.();
  });
}

/**
 * The number of event loop turns to wait. Reading data and noticing that the caller has gone takes two; the
 * third is for a busy machine.
 */
const TURNS = 3;

/**
 * Waits before a response is written, and calls `mark` if the caller cannot read it. Without the wait, a
 * response to a caller that died right after asking would count as sent.
 */
export async function untilHangUpIsSeen({ socket }: IncomingMessage, mark: Mark): Promise<void> {
  for (let turns = 0; turns < TURNS; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  const last = latest.get(socket);
  if (socket.destroyed || socket.readableEnded || !last) mark();
  else last.mark = mark;
}
