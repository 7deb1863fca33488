// `ctac migrate`: migrates the tables, or waits for another process to migrate them.
import { setTimeout as pause } from 'node:timers/promises';
import { InputFailure, StoreFailure } from '../../knowledge/model/errors.js';
import type { Terminal } from './terminal.js';
import { TEXT, readOptions } from './read-arguments.js';
import { migrateWording as said } from './wording/migrate-wording.js';

export interface MigratePorts {
  migrate(): Promise<unknown>;
  /** Does not change the store. Throws `StoreFailure` if the store cannot be reached. */
  isMigrated(): Promise<boolean>;
  /** Does not change the store. Throws `StoreFailure` if the store cannot be reached. */
  readUpgrade(): Promise<Upgrade>;
}

/** The changes that this version would make to the store and the index files. */
export interface Upgrade {
  /** `takesAway`: the step removes something that the previous version needs, so stop that version first. */
  steps: readonly { name: string; takesAway: boolean }[];
  index:
    | { is: 'usable' | 'none' | 'unknown' }
    /**
     * `unusable`: the files must be rebuilt from the store. `of-another-model`: every passage must be
     * embedded again.
     */
    | { is: 'unusable' | 'of-another-model'; passages: number };
}

const POLL_MS = 1_000;

/**
 * `--wait SECONDS` only waits. It changes nothing and holds no lock, so it never delays the process that
 * migrates the tables. Throws `StoreFailure` when the time is up.
 */
export async function migrate(ports: MigratePorts, args: string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions(args, { wait: TEXT, check: { type: 'boolean' } });
  if (values.check) return sayUpgrade(await ports.readUpgrade(), terminal);
  if (values.wait === undefined) await ports.migrate();
  else await waitFor(ports, secondsIn(values.wait));
  terminal.say(said.upToDate);
  return 0;
}

function sayUpgrade({ steps, index }: Upgrade, terminal: Terminal): number {
  const names = steps.map(({ name }) => name);
  if (!names.length) terminal.say(said.upToDate);
  else {
    terminal.say(said.steps(names));
    const contracts = steps.filter(({ takesAway }) => takesAway).map(({ name }) => name);
    terminal.say(contracts.length ? said.stopFirst(contracts.join(', ')) : said.keepRunning);
  }
  terminal.say('passages' in index ? said.index[index.is](index.passages) : said.index[index.is]);
  return 0;
}

function secondsIn(text: string): number {
  const seconds = Number(text);
  if (text.trim() && Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw new InputFailure(...said.notSeconds);
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
  throw new StoreFailure(...said.notMigrated);
}
