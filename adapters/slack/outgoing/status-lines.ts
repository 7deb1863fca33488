// Shows the line in a thread that says what the app is doing. Sends changes in order, and clears the line
// once the question is answered.
import { setTimeout as pause } from 'node:timers/promises';
import type { ProgressStage } from '../../../bot/model/ports.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { SlackAddress } from '../model/types.js';

/** Another process may send the answer, or it may never come, so the line is cleared after this long. */
const LONGEST_MS = 120_000;
/**
 * How long an answer waits while a line is still being sent. If the line arrives after that, it is cleared
 * then.
 */
const SETTLE_MS = 1_000;

export interface Doing {
  stage: ProgressStage;
  language: Language | undefined;
  /** The key of the answer that the line is about. */
  answer?: string | undefined;
}

export interface StatusLines {
  show(id: string, thread: SlackAddress, doing: Doing): Promise<void>;
  /**
   * Call this before that answer is posted. Any line about the answer that has not been sent yet is dropped.
   */
  settle(id: string, answer: string): Promise<void>;
  /**
   * Call this once the answer is posted, or has failed. Does nothing if this process shows a line for a newer question.
   * Returns false if Slack did not clear it.
   */
  clear(id: string, thread: SlackAddress): Promise<boolean>;
}

interface Line {
  /** The calls to Slack, made one at a time. Never rejects. */
  work: Promise<unknown>;
  /** Undefined once its answer is on its way. */
  wanted?: Doing | undefined;
  /** The answers that this process has shown lines about since the thread was last clear. */
  answers: Set<string>;
  expiry?: NodeJS.Timeout;
}

/** Without `doing`, `set` clears the line. It never rejects, and returns false if Slack refused. */
export function createStatusLines(
  set: (thread: SlackAddress, doing?: Doing) => Promise<boolean>,
  longestMs = LONGEST_MS,
): StatusLines {
  const lines = new Map<string, Line>();

  function lineOf(id: string): Line {
    const line = lines.get(id) ?? { work: Promise.resolve(), answers: new Set<string>() };
    lines.set(id, line);
    return line;
  }

  function clear(id: string, thread: SlackAddress): Promise<boolean> {
    const line = lineOf(id);
    const cleared = line.work.then(async () => {
      if (line.wanted) return true;
      clearTimeout(line.expiry);
      const isClear = await set(thread);
      if (!line.wanted) lines.delete(id);
      return isClear;
    });
    line.work = cleared;
    return cleared;
  }

  return {
    async show(id, thread, doing) {
      const line = lineOf(id);
      line.wanted = doing;
      if (doing.answer !== undefined) line.answers.add(doing.answer);
      clearTimeout(line.expiry);
      line.expiry = setTimeout(() => {
        line.wanted = undefined;
        void clear(id, thread);
      }, longestMs).unref();
      line.work = line.work.then(() => line.wanted === doing && set(thread, doing));
      await line.work;
    },
    async settle(id, answer) {
      const line = lines.get(id);
      if (!line) return;
      const { wanted, answers } = line;
      // Keep the line if this process has shown one about that answer and then one about a newer question. If
      // this process has shown none about that answer, another process has, and the line here may be out of
      // date.
      if (wanted && wanted.answer !== answer && answers.has(answer)) return;
      line.wanted = undefined;
      await Promise.race([line.work, pause(SETTLE_MS, undefined, { ref: false })]);
    },
    clear,
  };
}
