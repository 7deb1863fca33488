// Keeps one process of a deployment running: whatever ends it, it is started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { isAbsolute } from 'node:path';
import { createInterface } from 'node:readline';
import type { ProcessPlan } from './plan.js';
import { transpiled } from './transpiled.js';

export interface KeptProcess {
  readonly role: ProcessPlan['role'];
  /** Of the process that runs now. */
  pid(): number;
  /** Whether it has started, and has not been killed since. */
  isReady(): boolean;
  /** Rejects where it ends before it has ever been ready: it would be started for ever. */
  ready(): Promise<void>;
  /** With SIGKILL; it comes back by itself. */
  kill(): void;
  /** For good, with SIGTERM. */
  stop(): Promise<void>;
}

/** A program of another version, by its whole path, is not among what we transpile. */
const startedWith = (program: string) =>
  isAbsolute(program) ? ['--import', 'tsx', program] : [transpiled(program)];

const ASSISTANT = 'tests/support/deployment/child.ts';

/** `onLine` gets what it logs, as JSON; `program` says `ready` when it is, and ends on SIGTERM. */
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
