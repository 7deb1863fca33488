// Keeps a child process running: starts it when needed, and pauses longer after each crash or failed start.
import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { endChild } from './fork-child.js';

const FIRST_PAUSE_MS = 250;
/**
 * The longest pause is long enough that a crash loop does not use up a core, but short enough for a
 * practitioner who is waiting.
 */
const LONGEST_PAUSE_MS = 5_000;

export interface SupervisedChild {
  /**
   * Returns the running process, and starts or restarts it if needed. If `start` fails, so does this call.
   * Until a pause is over, further calls then fail without another attempt. Otherwise, on a machine where the
   * process can never start, every message would wait for an attempt.
   */
  running: () => Promise<ChildProcess>;
  current: () => ChildProcess | undefined;
  /** Call this when the process has done some work, so that the next crash counts as the first. */
  worked: () => void;
  close: () => Promise<void>;
}

export interface SuperviseChildOptions {
  /**
   * Calls `onFork` with each process as soon as it exists, so that `close` can end a process that is still
   * starting.
   */
  start: (onFork: (child: ChildProcess) => void) => Promise<ChildProcess>;
  /** `reason` is a signal or an exit code. Not called if the process did not start, or after `close`. */
  onCrash: (reason: string) => void;
}

export function superviseChild({ start, onCrash }: SuperviseChildOptions): SupervisedChild {
  let child: ChildProcess | undefined;
  let starting: Promise<ChildProcess> | undefined;
  /** Counts failed starts as well as crashes. */
  let crashes = 0;
  /** Only set after a failed start. Until this time, `starting` stays rejected. */
  let retryAtMs: number | undefined;
  let closed = false;

  async function startAfterPause(): Promise<ChildProcess> {
    if (crashes && retryAtMs === undefined) await wait(pauseMs(crashes));
    retryAtMs = undefined;
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
      if (retryAtMs !== undefined && performance.now() >= retryAtMs) starting = undefined;
      starting ??= startAfterPause().catch((error: unknown) => {
        child = undefined;
        retryAtMs = performance.now() + pauseMs(++crashes);
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

function pauseMs(crashes: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (crashes - 1), LONGEST_PAUSE_MS);
}
