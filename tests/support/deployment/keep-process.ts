// Keeps one process of a deployment running, by restarting it whenever it ends.
import { spawn, type ChildProcess } from 'node:child_process';
import { isAbsolute } from 'node:path';
import { createInterface } from 'node:readline';
import type { ProcessPlan } from './plan.js';
import { transpiled } from './transpiled.js';

export interface KeptProcess {
  readonly role: ProcessPlan['role'];
  pid(): number;
  isReady(): boolean;
  /**
   * Resolves when the process is ready. Rejects if the process ends before it has ever been ready, so that it
   * is not restarted for ever.
   */
  ready(): Promise<void>;
  /** Kills the process with SIGKILL. It is then started again. */
  kill(): void;
  /** Stops the process with SIGTERM. It is not started again. */
  stop(): Promise<void>;
}

/**
 * Returns Node’s arguments to start a program. A full path means a program of another version, which runs
 * with tsx because only our own programs are transpiled.
 */
const startedWith = (program: string) =>
  isAbsolute(program) ? ['--import', 'tsx', program] : [transpiled(program)];

const ASSISTANT = 'tests/support/deployment/child.ts';

/**
 * Starts the process and keeps it running. `onLine` is called with each line of JSON that it logs. `program`
 * must print `ready` when it is ready, and must end on SIGTERM.
 */
export function keepProcess(
  plan: ProcessPlan,
  onLine: (line: string) => void,
  program = ASSISTANT,
): KeptProcess {
  let child: ChildProcess;
  let isReady = false;
  let stopped = false;
  let hasBeenReady = false;
  let waiting: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  let ended: Promise<void>;
  const lines: string[] = [];

  const start = () => {
    const { PATH = '', HOME = '' } = process.env;
    child = spawn(process.execPath, [...startedWith(program), JSON.stringify(plan)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH, HOME },
    });
    createInterface({ input: child.stderr! }).on('line', (line) => {
      if (!hasBeenReady) lines.push(line);
      onLine(line);
    });
    child.stdout!.once('data', () => {
      isReady = hasBeenReady = true;
      for (const { resolve } of waiting.splice(0)) resolve();
    });
    ended = new Promise((resolve) => {
      child.once('close', () => {
        isReady = false;
        const reason = new Error(`A process ended before it was ready: ${lines.join(' ')}`);
        if (!hasBeenReady) for (const { reject } of waiting.splice(0)) reject(reason);
        else if (!stopped) start();
        resolve();
      });
    });
  };
  start();
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);

  return {
    role: plan.role,
    pid: () => child.pid!,
    isReady: () => isReady,
    ready: () =>
      isReady ? Promise.resolve() : new Promise((resolve, reject) => waiting.push({ resolve, reject })),
    kill() {
      isReady = false;
      child.kill('SIGKILL');
    },
    async stop() {
      stopped = true;
      waiting = [];
      child.kill('SIGTERM');
      await ended;
      process.removeListener('exit', killWithUs);
    },
  };
}
