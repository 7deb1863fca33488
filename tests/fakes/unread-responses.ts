// Whether the caller of a fake platform can have read its response: not if it died or hung up before then.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Mark = () => void;
/** The last response on each connection, and what to call if it was not read. */
const latest = new WeakMap<Socket, { response: ServerResponse; mark: Mark | undefined }>();

/**
 * Called at the start of each request: a caller that sends another on the same connection has read the last response.
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

/** Reading data and noticing that the caller has gone takes two turns of the loop. The third is for a busy machine. */
const TURNS = 3;

/**
 * Call it before writing the response. It calls `mark` if the caller does not hear the response to this request. The
 * wait shows if a caller died right after asking: a response written to it would otherwise count as finished.
 */
export async function untilHangUpIsSeen({ socket }: IncomingMessage, mark: Mark): Promise<void> {
  for (let turns = 0; turns < TURNS; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  const last = latest.get(socket);
  if (socket.destroyed || socket.readableEnded || !last) mark();
  else last.mark = mark;
}
