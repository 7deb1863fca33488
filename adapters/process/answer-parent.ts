// The child process's side of ask-child.ts. Answers questions until its parent exits.
import type { ChildReply, ChildRequest } from './child-protocol.js';

/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- what arrives has the types that `askChild` was called with */
/**
 * `open` returns the function that answers. If it throws, the error says why the child process cannot be
 * used.
 */
export function answerParent<Start, Question, Answer>(
  open: (start: Start) => Promise<(question: Question) => Promise<Answer>>,
): void {
  let answer: ((question: Question) => Promise<Answer>) | undefined;

  async function start(request: Start): Promise<void> {
    try {
      answer = await open(request);
      reply({ kind: 'ready' });
    } catch (error) {
      reply({ kind: 'failed', message: messageOf(error) });
    }
  }

  async function respond(id: number, question: Question): Promise<void> {
    try {
      if (!answer) throw new Error('it was called before it was ready.');
      reply({ kind: 'answered', id, answer: await answer(question) });
    } catch (error) {
      reply({ kind: 'refused', id, message: messageOf(error) });
    }
  }

  function reply(message: ChildReply<Answer>): void {
    // The parent may have exited while we were computing. If so, 'disconnect' ends this process.
    if (process.connected) process.send?.(message);
  }

  process.on('disconnect', () => process.exit(0));
  // Ctrl-C is sent to every process in the group. The parent finishes its work first, then disconnects.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  process.on('message', (request: ChildRequest<Start, Question>) => {
    if (request.kind === 'start') void start(request.start);
    else void respond(request.id, request.question);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
