// Sets a thread's status line, which says what the bot is doing. Sends changes in order, and clears the line
// when the question has been answered.
import { setTimeout as pause } from 'node:timers/promises';
import type { ProgressStage } from '../../../bot/model/ports.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { SlackAddress } from '../model/types.js';

/**
 * The line is cleared after this long, because another process may send the answer, or there may be no
 * answer.
 */
const LONGEST_MS = 120_000;
/**
 * How long an answer waits for a status line that is still being sent. A line that arrives later is cleared
 * when it arrives.
 */
const SETTLE_MS = 1_000;

export interface Doing {
  stage: ProgressStage;
  language: Language | undefined;
  /** The key of the answer that the status line is about. */
  answer?: string | undefined;
}

export interface StatusLines {
  show(id: string, thread: SlackAddress, doing: Doing): Promise<void>;
  /**
   * Call this before posting an answer. Any status line that is still waiting to be sent for that answer is
   * dropped.
   */
  settle(id: string, answer: string): Promise<void>;
  /**
   * Call this when the answer is posted or has failed. Does nothing if this process shows a line for a newer
   * question. Returns false if Slack did not clear the line.
   */
  clear(id: string, thread: SlackAddress): Promise<boolean>;
}

interface Line {
  /** The calls to Slack, made one at a time. Never rejects. */
  work: Promise<unknown>;
  /** The status to show. Undefined once the answer is being sent. */
  wanted?: Doing | undefined;
  /** The answers that this process has shown lines for since the thread's line was last cleared. */
  answers: Set<string>;
  expiry?: NodeJS.Timeout;
}

/** If `doing` is absent, `set` clears the line. `set` never rejects, and returns false if Slack refused. */
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
      // If this process has shown a line for the answer, a line for a different answer must be for a newer
      // question, so keep it. Otherwise, another process has shown the line for the answer, and our line
      // may be out of date.
      if (wanted && wanted.answer !== answer && answers.has(answer)) return;
      line.wanted = undefined;
      await Promise.race([line.work, pause(SETTLE_MS, undefined, { ref: false })]);
    },
    clear,
  };
}
