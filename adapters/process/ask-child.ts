// Sends questions to a child process of one kind. Each question has a deadline, even if the process crashes or hangs.
import { ModelFailure } from '../../knowledge/model/errors.js';
import type { ChildReply, ChildRequest } from './child-protocol.js';
import { forkChild, startChild } from './fork-child.js';
import { superviseChild } from './supervise-child.js';

const START_MS = 60_000;
const HANGS_MS = 60_000;

export interface AskedChildOptions<Start> {
  /** The program to run, which calls `answerParent`. */
  file: string;
  start: Start;
  /** Errors if a process can't be started, or a question fails. `reason` is like `its process ended.` */
  startFailure: (reason: string) => ModelFailure;
  failure: (reason: string) => ModelFailure;
  /** `reason` is a signal or an exit code. */
  onCrash: (reason: string) => void;
  /** Default 60 s. After this, we assume the answer will never come and stop the process. */
  hangsMs?: number;
}

export interface AskedChild<Question, Answer> {
  /** Resolves when the process is ready to answer. Fails if it cannot be started. */
  ready: () => Promise<void>;
  /** The id of the running process, or undefined if there is none. */
  pid: () => number | undefined;
  /** Throws `ModelFailure`, including if the answer is late. */
  ask: (question: Question, deadlineMs: number) => Promise<Answer>;
  close: () => Promise<void>;
}

/** Starts the process with the first question, and again after a crash. */
export function askChild<Start, Question, Answer>(
  options: AskedChildOptions<Start>,
): AskedChild<Question, Answer> {
  const { file, start, startFailure, failure, onCrash, hangsMs = HANGS_MS } = options;
  const asked = trackQuestions<Answer>(failure);
  const kept = superviseChild({
    async start(onFork) {
      const child = forkChild(file);
      onFork(child);
      const request: ChildRequest<Start, Question> = { kind: 'start', start };
      await startChild(child, { request, timeoutMs: START_MS, failure: startFailure });
      return child.on('message', (reply: ChildReply<Answer>) => {
        if (asked.settle(reply)) kept.worked();
      });
    },
    onCrash(reason) {
      onCrash(reason);
      asked.failAll('its process ended.');
    },
  });

  async function send(id: number, question: Question): Promise<Answer> {
    const child = await kept.running();
    const answer = asked.wait(id);
    child.send({ kind: 'ask', id, question } satisfies ChildRequest<Start, Question>);
    return answer;
  }

  return {
    ready: () => kept.running().then(() => undefined),
    pid: () => kept.current()?.pid,
    /**
     * The process still finishes a late answer, although no one is waiting for it. Until then, every other question
     * fails immediately. If questions piled up, each person would have to wait for the whole deadline.
     */
    async ask(question, deadlineMs) {
      if (asked.isLate()) throw failure('it is still busy with an earlier question that took too long.');
      const id = asked.newId();
      try {
        return await inTime(send(id, question), deadlineMs, failure);
      } catch (error) {
        // Without this, a process that has hung would look busy for ever.
        asked.followLate(id, hangsMs, () => kept.current()?.kill('SIGKILL'));
        throw error instanceof ModelFailure ? error : failure('its process cannot be reached.');
      }
    },
    async close() {
      asked.failAll('it was closed.');
      await kept.close();
    },
  };
}

/** Tracks which questions the process is working on, and which of them no one is waiting for any more. */
function trackQuestions<Answer>(failure: (reason: string) => ModelFailure) {
  const pending = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (error: ModelFailure) => void }
  >();
  const late = new Set<number>();
  let lastId = 0;
  return {
    newId: () => ++lastId,
    wait: (id: number) => new Promise<Answer>((resolve, reject) => void pending.set(id, { resolve, reject })),
    isLate: () => late.size > 0,
    /** Does nothing if the question has been answered or never reached the process. */
    followLate(id: number, hangsMs: number, onHang: () => void): void {
      if (!pending.has(id)) return;
      late.add(id);
      setTimeout(() => late.has(id) && onHang(), hangsMs).unref();
    },
    /** Returns whether the reply was the answer to a question. */
    settle(reply: ChildReply<Answer>): boolean {
      if (reply.kind !== 'answered' && reply.kind !== 'refused') return false;
      const request = pending.get(reply.id);
      pending.delete(reply.id);
      late.delete(reply.id);
      if (reply.kind === 'answered') request?.resolve(reply.answer);
      else request?.reject(failure(reply.message));
      return true;
    },
    failAll(reason: string): void {
      for (const { reject } of pending.values()) reject(failure(reason));
      pending.clear();
      late.clear();
    },
  };
}

async function inTime<T>(
  work: Promise<T>,
  deadlineMs: number,
  failure: (reason: string) => ModelFailure,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(failure(`it did not answer within ${deadlineMs} ms.`)), deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
