// The line in a thread that says what the app is doing: shown in order, and gone once the answer is there.
import { setTimeout as pause } from 'node:timers/promises';
import type { ProgressStage } from '../../../bot/model/ports.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { SlackAddress } from '../model/types.js';

/** Another process may send the answer, or it may never come, so the line is cleared after this long. */
const LONGEST_MS = 120_000;
/** An answer waits no longer than this for a line that is on its way. If that arrives later, it is cleared then. */
const SETTLE_MS = 1_000;

export interface Doing {
  stage: ProgressStage;
  language: Language | undefined;
}

export interface StatusLines {
  show(id: string, thread: SlackAddress, doing: Doing): Promise<void>;
  /**
   * Call this before the answer is posted: no line that still waits is sent. A thread has one line and does not say whose
   * it is, so if a newer question has shown its line already, that goes with the answer to the one before.
   */
  settle(id: string): Promise<void>;
  /**
   * Call this once the answer is posted, or has failed. Does nothing if a newer question has shown a line since `settle`.
   * Returns false if Slack did not clear it.
   */
  clear(id: string, thread: SlackAddress): Promise<boolean>;
}

interface Line {
  /** The calls to Slack, made one at a time. Never rejects. */
  work: Promise<unknown>;
  /** Undefined once an answer is on its way. */
  wanted?: Doing | undefined;
  expiry?: NodeJS.Timeout;
}

/** Without `doing`, `set` clears the line. It never rejects, and returns false if Slack refused. */
export function createStatusLines(
  set: (thread: SlackAddress, doing?: Doing) => Promise<boolean>,
  longestMs = LONGEST_MS,
): StatusLines {
  const lines = new Map<string, Line>();

  function lineOf(id: string): Line {
    const line = lines.get(id) ?? { work: Promise.resolve() };
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
      clearTimeout(line.expiry);
      line.expiry = setTimeout(() => {
        line.wanted = undefined;
        void clear(id, thread);
      }, longestMs).unref();
      line.work = line.work.then(() => line.wanted === doing && set(thread, doing));
      await line.work;
    },
    async settle(id) {
      const line = lines.get(id);
      if (!line) return;
      line.wanted = undefined;
      await Promise.race([line.work, pause(SETTLE_MS, undefined, { ref: false })]);
    },
    clear,
  };
}
