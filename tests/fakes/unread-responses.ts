// Finds out whether the caller of a fake platform could have read its response. It could not if it died or hung up
// too early.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Mark = () => void;
/** The last response on each connection, with the function to call if the response was not read. */
const latest = new WeakMap<Socket, { response: ServerResponse; mark: Mark | undefined }>();

/**
 * Tracks a new request. A caller that sends another request on the same connection must have read the last
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
 * The number of event loop turns to wait. It takes 2 to read data and notice that the caller has gone; the
 * third allows for a busy machine.
 */
const TURNS = 3;

/**
 * Waits before a response is written, and calls `mark` if the caller can no longer read it. Without this, the
 * response would count as read even if the caller had died straight after asking.
 */
export async function untilHangUpIsSeen({ socket }: IncomingMessage, mark: Mark): Promise<void> {
  for (let turns = 0; turns < TURNS; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  const last = latest.get(socket);
  if (socket.destroyed || socket.readableEnded || !last) mark();
  else last.mark = mark;
}
