// Lists what goes wrong during the half hour, and when: processes are killed, PostgreSQL restarts, the
// language model is slow, and Slack refuses every call.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Deployment } from '../../support/deployment/deployment.js';
import type { TestPostgres } from '../../support/postgres.js';
import type { Kill } from '../chaos/kills.js';

export interface Mishap {
  /** When it happens, in minutes since the start. */
  at: number;
  what: string;
  happen(): void | Promise<void>;
}

export interface Mishaps {
  deployment: Deployment;
  server: TestPostgres;
  /** Sets how long the language model takes for each reply. */
  slowDown(ms: number): void;
  kills: Kill[];
  /** The times when PostgreSQL was stopped. A message sent just before could not be recorded. */
  stops: number[];
}

/** A word in Slack’s error replies, which must not appear in the log. */
export const REFUSAL = 'platworple';
export const SLOW_MS = 20_000;
export const USUAL_MS = 200;

const EMBEDDING = 'adapters/models/minilm/child.ts';
const READING = 'adapters/models/message-reader/reader-child.ts';

/**
 * Returns mishaps that include killing each kind of process twice. The model processes are children of a
 * worker.
 */
export function mishapsOf({ deployment, server, slowDown, kills, stops }: Mishaps): Mishap[] {
  const { slack } = deployment;
  const killRole = (at: number, role: 'web' | 'worker', n: number): Mishap => ({
    at,
    what: `a ${role} process killed`,
    happen() {
      const victim = deployment.processes.filter((one) => one.role === role)[n]!;
      kills.push({ at: performance.now(), role, pid: victim.pid() });
      victim.kill();
    },
  });
  const killChild = (at: number, what: string, program: string, n: number): Mishap => ({
    at,
    what: `${what} killed`,
    async happen() {
      const worker = deployment.processes.filter(({ role }) => role === 'worker')[n]!;
      await worker.ready();
      const started = () => childrenOf(worker.pid()).find((pid) => commandOf(pid).includes(program));
      while (started() === undefined) await wait(200);
      process.kill(started()!, 'SIGKILL');
    },
  });
  return [
    killRole(3, 'web', 0),
    killRole(5, 'worker', 0),
    killChild(7, 'an embedding process', EMBEDDING, 1),
    killChild(8.5, 'a reader of messages', READING, 0),
    {
      at: 10,
      what: 'PostgreSQL restarted',
      happen() {
        stops.push(performance.now());
        return server.restart();
      },
    },
    { at: 13, what: 'the model slow', happen: () => slowDown(SLOW_MS) },
    { at: 15, what: 'the model quick again', happen: () => slowDown(USUAL_MS) },
    {
      at: 17,
      what: 'Slack refuses everything',
      happen() {
        slack.fake.trouble = () => ({ kind: 'status', status: 503, body: REFUSAL });
      },
    },
    {
      at: 19.5,
      what: 'Slack takes everything again',
      happen() {
        delete slack.fake.trouble;
      },
    },
    killRole(21, 'web', 1),
    killRole(22.5, 'worker', 1),
    killChild(24, 'an embedding process', EMBEDDING, 0),
    killChild(25.5, 'a reader of messages', READING, 1),
  ];
}

/** `minuteMs` is the length of a minute, which is shortened in a trial run. */
export async function letHappen(mishaps: readonly Mishap[], minuteMs: number, say: (line: string) => void) {
  const start = performance.now();
  for (const { at, what, happen } of mishaps.toSorted((one, other) => one.at - other.at)) {
    await wait(Math.max(0, start + at * minuteMs - performance.now()));
    say(`${at} min: ${what}`);
    await happen();
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // The process has ended.
    return undefined;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
