// Runs in a child process, and answers the parent's questions until the parent exits.
import { Failure } from '../../knowledge/model/errors.js';
import type { ChildReply, ChildRequest, Reason } from './child-protocol.js';

export interface Answering<Question, Answer> {
  /**
   * Several questions can be in progress at the same time. If `answer` throws, the parent gets the error's
   * message.
   */
  answer: (question: Question) => Promise<Answer>;
  /** Details of this process, sent to the parent once it is ready. */
  about?: unknown;
}

/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- what arrives has the types that the parent sends */
/** If `open` throws, the error says why this process cannot be used. */
export function answerParent<Start, Question, Answer>(
  open: (start: Start) => Promise<Answering<Question, Answer>>,
): void {
  let opened: Answering<Question, Answer> | undefined;

  async function start(request: Start): Promise<void> {
    try {
      opened = await open(request);
      reply({ kind: 'ready', about: opened.about });
    } catch (error) {
      reply({ kind: 'failed', ...reasonOf(error) });
    }
  }

  async function respond(id: number, question: Question): Promise<void> {
    try {
      if (!opened) throw new Error('it was called before it was ready.');
      reply({ kind: 'answered', id, answer: await opened.answer(question) });
    } catch (error) {
      reply({ kind: 'refused', id, ...reasonOf(error) });
    }
  }

  function reply(message: ChildReply<Answer>): void {
    // The parent may have exited while this process was working. If so, 'disconnect' ends this process. Without
    // the callback, Node would end it first, with EPIPE on standard error.
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
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

function reasonOf(error: unknown): Reason {
  if (error instanceof Failure) return { message: error.message, remedy: error.remedy };
  return { message: error instanceof Error ? error.message : String(error) };
}
