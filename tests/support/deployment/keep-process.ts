// Keeps one process of a deployment running: whatever ends it, it is started again.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ProcessPlan } from './plan.js';

export interface KeptProcess {
  readonly role: ProcessPlan['role'];
  /** Of the process that runs now. */
  pid(): number;
  /** Whether it has started up and was not killed since. */
  isReady(): boolean;
  ready(): Promise<void>;
  /** With SIGKILL; it comes back by itself. */
  kill(): void;
  /** For good, with SIGTERM. */
  stop(): Promise<void>;
}

const ASSISTANT = fileURLToPath(new URL('child.ts', import.meta.url));

/** `onLine` gets what it logs, as JSON; `program` says `ready` when it is, and ends on SIGTERM. */
export function keepProcess(
  plan: ProcessPlan,
  onLine: (line: string) => void,
  program = ASSISTANT,
): KeptProcess {
  let child: ChildProcess;
  let isReady = false;
  let stopped = false;
  let waiting: (() => void)[] = [];
  let ended: Promise<void>;

  const start = () => {
    const { PATH = '', HOME = '' } = process.env;
    child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(plan)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH, HOME },
    });
    createInterface({ input: child.stderr! }).on('line', onLine);
    child.stdout!.once('data', () => {
      isReady = true;
      for (const resolve of waiting.splice(0)) resolve();
    });
    ended = new Promise((resolve) => {
      child.once('close', () => {
        isReady = false;
        if (!stopped) start();
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
    ready: () => (isReady ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
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
