// Sends questions to a child process. The process starts when it is needed, and restarts after a crash or a
// hang.
import type { ChildProcess } from 'node:child_process';
import { ModelFailure } from '../../knowledge/model/errors.js';
import type { ChildReply, ChildRequest } from './child-protocol.js';
import { forkChild, startChild } from './fork-child.js';
import { superviseChild } from './supervise-child.js';
import { processWording } from './wording.js';

const SILENCE_MS = 60_000;
const { reasons } = processWording;

interface AskedChildOptions<About> {
  /** The program to run, which calls `answerParent`. */
  file: string;
  /** The data that the program needs to start. */
  start?: unknown;
  /**
   * Calls `startWith`, and may call it again if the first start fails. If `begin` is absent, `startWith` is
   * called once.
   */
  begin?: (startWith: (start: unknown) => Promise<About>) => Promise<About>;
  says: ModelWords;
  log: (line: string) => void;
  /** How many times a question may be sent if the process crashes. Defaults to 1. */
  attempts?: number;
  /**
   * If a process is silent for this long, in milliseconds, we assume that it has hung, and stop the process.
   * Defaults to 60 seconds.
   */
  silenceMs?: number;
}

/**
 * The messages that people read if the model fails. Their remedies are used unless the process gives its own.
 */
interface ModelWords {
  /** The name of the process, such as “The process that reads messages”. */
  process: string;
  /** The text that comes before a colon and the reason. `cannotStart` is also followed by a reason. */
  failed: string;
  remedy: string;
  cannotStart: string;
  startRemedy: string;
}

interface AskedChild<Question, Answer, About> {
  /** Resolves when the process is ready to answer. Rejects if it cannot be started. */
  ready: () => Promise<About>;
  pid: () => number | undefined;
  /**
   * Throws `ModelFailure` if the process fails or the answer is late. The process still finishes a late
   * answer, although no one is waiting for it. While it has more than `mostLate` of these (default 0), other
   * questions fail immediately. Otherwise, questions would pile up, and each person would have to wait for
   * the whole deadline.
   */
  ask: (question: Question, deadlineMs?: number, mostLate?: number) => Promise<Answer>;
  close: () => Promise<void>;
}

interface Asked<Question, Answer> {
  id: number;
  question: Question;
  sent: number;
  resolve: (answer: Answer) => void;
  reject: (error: ModelFailure) => void;
}

const failureOf =
  (failed: string, remedy: string) =>
  (reason: string, itsOwn = remedy) =>
    new ModelFailure(processWording.failed(failed, reason), itsOwn);

const closedFailure = () => new ModelFailure(...processWording.shutDown);

export function askChild<Question, Answer, About = void>(
  options: AskedChildOptions<About>,
): AskedChild<Question, Answer, About> {
  const { says, log, attempts = 1, silenceMs = SILENCE_MS } = options;
  const failure = failureOf(says.failed, says.remedy);
  const { pending, late, ...questions } = createQuestions<Question, Answer>(failure);
  const silence = createClock(silenceMs, () => kept.current()?.kill('SIGKILL'));
  const kept = superviseAsking(options, {
    onReply,
    onCrash(reason) {
      silence.stop();
      log(processWording.stopped(says.process, reason));
      for (const asked of [...pending.values()]) void send(asked);
    },
  });

  async function send(asked: Asked<Question, Answer>): Promise<void> {
    const { id, question } = asked;
    try {
      if (late.has(id) || asked.sent >= attempts)
        throw failure(asked.sent > 1 ? reasons.endedOften(asked.sent) : reasons.ended);
      const child = await kept.running();
      if (!pending.has(id)) return;
      asked.sent++;
      // If the process has already ended, 'exit' follows, and `onCrash` sends the question again.
      child.send({ kind: 'ask', id, question } satisfies ChildRequest<unknown, Question>);
      silence.start();
    } catch (error) {
      const known = error instanceof ModelFailure ? error : failure(reasons.notReached);
      questions.settle(id)?.reject(known);
    }
  }

  function onReply(reply: ChildReply<Answer>): void {
    if (reply.kind !== 'answered' && reply.kind !== 'refused') return;
    const asked = questions.settle(reply.id);
    silence.stop();
    if (pending.size) silence.start();
    kept.worked();
    if (reply.kind === 'answered') asked?.resolve(reply.answer);
    else asked?.reject(failure(reply.message, reply.remedy));
  }

  return {
    ready: kept.ready,
    pid: () => kept.current()?.pid,
    async ask(question, deadlineMs, mostLate = 0) {
      if (kept.isClosed()) throw closedFailure();
      questions.checkLate(mostLate);
      return questions.ask(question, send, deadlineMs);
    },
    async close() {
      const ended = kept.close();
      silence.stop();
      questions.rejectAll(closedFailure());
      await ended;
    },
  };
}

/**
 * Creates a timer. Starting it again while it runs does not extend it. Otherwise, a hung process would
 * survive for as long as people ask questions.
 */
function createClock(ms: number, onEnd: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    start(): void {
      timer ??= setTimeout(onEnd, ms).unref();
    },
    stop(): void {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

/** The questions that the process has not answered yet. */
function createQuestions<Question, Answer>(failure: (reason: string) => ModelFailure) {
  const pending = new Map<number, Asked<Question, Answer>>();
  /** The questions that the process is still working on, although no one is waiting for the answers. */
  const late = new Set<number>();
  let lastId = 0;
  return {
    pending,
    late,
    ask(
      question: Question,
      send: (asked: Asked<Question, Answer>) => Promise<void>,
      deadlineMs?: number,
    ): Promise<Answer> {
      let timer: NodeJS.Timeout | undefined;
      const answer = new Promise<Answer>((resolve, reject) => {
        const asked = { id: ++lastId, question, sent: 0, resolve, reject };
        pending.set(asked.id, asked);
        void send(asked);
        if (deadlineMs === undefined) return;
        timer = setTimeout(() => {
          if (asked.sent) late.add(asked.id);
          else pending.delete(asked.id);
          reject(failure(reasons.late(deadlineMs)));
        }, deadlineMs);
      });
      return answer.finally(() => clearTimeout(timer));
    },
    checkLate(most: number): void {
      if (late.size > most) throw failure(reasons.busy);
    },
    settle(id: number): Asked<Question, Answer> | undefined {
      const asked = pending.get(id);
      pending.delete(id);
      late.delete(id);
      return asked;
    },
    rejectAll(error: ModelFailure): void {
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
      late.clear();
    },
  };
}

interface ChildListeners<Answer> {
  onReply: (reply: ChildReply<Answer>) => void;
  onCrash: (reason: string) => void;
}

/** Keeps one process running, and stores what it reported about itself when it started. */
function superviseAsking<Answer, About>(
  options: AskedChildOptions<About>,
  { onReply, onCrash }: ChildListeners<Answer>,
) {
  const { file, start, says, silenceMs = SILENCE_MS } = options;
  const { begin = (startWith: (start: unknown) => Promise<About>) => startWith(start) } = options;
  let about: About;
  let closed = false;
  const kept = superviseChild({
    async start(onFork) {
      let child!: ChildProcess;
      about = await begin(async (given) => {
        if (closed) throw closedFailure();
        child = forkChild(file);
        onFork(child);
        return startChild<About>(child, {
          start: given,
          timeoutMs: silenceMs,
          failure: failureOf(says.cannotStart, says.startRemedy),
        });
      });
      return child.on('message', onReply);
    },
    onCrash,
  });
  return {
    ...kept,
    isClosed: () => closed,
    ready: () =>
      kept.running().then(
        () => about,
        (error: unknown) => {
          throw closed ? closedFailure() : error;
        },
      ),
    close() {
      closed = true;
      return kept.close();
    },
  };
}
