// Whether the caller of a fake platform can have read its answer: one that died, or hung up, before it did has not.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Mark = () => void;
/** What the last request of each connection wants to be told. */
const latest = new WeakMap<Socket, { response: ServerResponse; mark: Mark | undefined }>();

/** At the beginning of each request: a caller that asks for the next thing over the same connection has read the last. */
export function trackResponse({ socket }: IncomingMessage, response: ServerResponse): void {
  const isNew = !latest.has(socket);
  latest.set(socket, { response, mark: undefined });
  if (!isNew) return;
  socket.once('close', (hadError) => {
    const last = latest.get(socket);
    if (hadError || !last?.response.writableFinished) last?.mark?.();
  });
}

/** What is read, and that the caller has gone, take two turns of the loop. The third is for a busy machine. */
const TURNS = 3;

/**
 * Before the answer is written; calls `mark` where the answer to this request is not heard. A caller that died right
 * after asking is seen to have gone by then: an answer that is written to it would count as finished afterwards.
 */
export async function untilHangUpIsSeen({ socket }: IncomingMessage, mark: Mark): Promise<void> {
  for (let turns = 0; turns < TURNS; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  const last = latest.get(socket);
  if (socket.destroyed || socket.readableEnded || !last) mark();
  else last.mark = mark;
}
