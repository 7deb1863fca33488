// `ctac migrate`: brings the tables up to date, or waits until another process has.
import { setTimeout as pause } from 'node:timers/promises';
import { InputFailure, StoreFailure } from '../../knowledge/model/errors.js';
import type { Terminal } from './terminal.js';
import { readArguments } from './read-arguments.js';

export interface MigratePorts {
  /** Opens the store and changes its tables where this version needs it. */
  migrate(): Promise<unknown>;
  /** Changes nothing. Throws `StoreFailure` if the store cannot be reached. */
  isMigrated(): Promise<boolean>;
}

const POLL_MS = 1_000;

/**
 * `--wait SECONDS` changes nothing and holds no lock while it waits, so the process that changes the tables never has
 * to wait for it. Throws `StoreFailure` once the time is up.
 */
export async function migrate(ports: MigratePorts, args: string[], terminal: Terminal): Promise<number> {
  const { values } = readArguments({ args, options: { wait: { type: 'string' } } });
  if (values.wait === undefined) await ports.migrate();
  else await waitFor(ports, secondsIn(values.wait));
  terminal.say('The tables are up to date.');
  return 0;
}

function secondsIn(text: string): number {
  const seconds = Number(text);
  if (text.trim() && Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw new InputFailure('--wait needs a number of seconds.', 'For example: ctac migrate --wait 300');
}

async function waitFor({ isMigrated }: MigratePorts, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  let unreachable: Error | undefined;
  for (;;) {
    try {
      if (await isMigrated()) return;
      unreachable = undefined;
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      unreachable = error;
    }
    if (Date.now() >= end) break;
    await pause(POLL_MS);
  }
  if (unreachable) throw unreachable;
  throw new StoreFailure(
    'No process has brought the tables up to date yet.',
    'Run "ctac migrate" once with this version. In Kubernetes, look at the job ctac-migrate.',
  );
}
