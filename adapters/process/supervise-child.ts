// Keeps one child process running: starts it when needed, and waits longer after each crash.
import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { endChild } from './fork-child.js';

const FIRST_PAUSE_MS = 250;
/** Long enough that a crash loop does not use up a core, but no longer, because a practitioner is waiting. */
const LONGEST_PAUSE_MS = 5_000;

export interface SupervisedChild {
  /** Returns the running process, and starts or restarts it if needed. Fails if `start` fails. */
  running: () => Promise<ChildProcess>;
  current: () => ChildProcess | undefined;
  /** Call this when the process has worked, so that the next crash counts as the first again. */
  worked: () => void;
  close: () => Promise<void>;
}

export interface SuperviseChildOptions {
  /** Calls `onFork` with each process as soon as it exists, so that closing can end one that is still starting. */
  start: (onFork: (child: ChildProcess) => void) => Promise<ChildProcess>;
  /** `reason` is a signal or an exit code. Not called if the process did not start, or after `close`. */
  onCrash: (reason: string) => void;
}

export function superviseChild({ start, onCrash }: SuperviseChildOptions): SupervisedChild {
  let child: ChildProcess | undefined;
  let starting: Promise<ChildProcess> | undefined;
  let crashes = 0;
  let closed = false;

  async function startAfterPause(): Promise<ChildProcess> {
    if (crashes) await wait(Math.min(FIRST_PAUSE_MS * 2 ** (crashes - 1), LONGEST_PAUSE_MS));
    if (closed) throw new Error('closed');
    const started = await start((forked) => (child = forked));
    started.once('exit', (code, signal) => {
      child = starting = undefined;
      if (closed) return;
      crashes++;
      onCrash(signal ?? `code ${code ?? 'unknown'}`);
    });
    return started;
  }

  return {
    running() {
      starting ??= startAfterPause().catch((error: unknown) => {
        child = starting = undefined;
        throw error;
      });
      return starting;
    },
    current: () => child,
    worked: () => void (crashes = 0),
    async close() {
      closed = true;
      if (child) await endChild(child);
    },
  };
}
