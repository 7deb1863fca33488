// `ctac migrate`: brings the tables up to date, or waits until another process has.
import { setTimeout as pause } from 'node:timers/promises';
import { InputFailure, StoreFailure } from '../../knowledge/model/errors.js';
import type { Terminal } from './terminal.js';
import { TEXT, readOptions } from './read-arguments.js';

export interface MigratePorts {
  /** Opens the store and makes the changes to its tables that this version needs. */
  migrate(): Promise<unknown>;
  /** Changes nothing. Throws `StoreFailure` if the store cannot be reached. */
  isMigrated(): Promise<boolean>;
  /** Changes nothing. Throws `StoreFailure` if the store cannot be reached. */
  readUpgrade(): Promise<Upgrade>;
}

/** What this version would do to the store and the index files. */
export interface Upgrade {
  /** `takesAway`: the step removes something that the previous version needs, so stop that version first. */
  steps: readonly { name: string; takesAway: boolean }[];
  index:
    | { is: 'usable' | 'none' | 'unknown' }
    /** The files will be rebuilt from the store, or every passage will be embedded again. */
    | { is: 'unusable' | 'of-another-model'; passages: number };
}

const POLL_MS = 1_000;

/**
 * `--wait SECONDS` changes nothing and holds no lock while it waits, so the process that changes the tables never has
 * to wait for it. Throws `StoreFailure` once the time is up.
 */
export async function migrate(ports: MigratePorts, args: string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions(args, { wait: TEXT, check: { type: 'boolean' } });
  if (values.check) return sayUpgrade(await ports.readUpgrade(), terminal);
  if (values.wait === undefined) await ports.migrate();
  else await waitFor(ports, secondsIn(values.wait));
  terminal.say('The tables are up to date.');
  return 0;
}

function sayUpgrade({ steps, index }: Upgrade, terminal: Terminal): number {
  const names = steps.map(({ name }) => name);
  if (!names.length) terminal.say('The tables are up to date.');
  else {
    const count = `${names.length} step${names.length === 1 ? '' : 's'}`;
    terminal.say(`This would change the tables in ${count}: ${names.join(', ')}.`);
    const contracts = steps.filter(({ takesAway }) => takesAway).map(({ name }) => name);
    terminal.say(
      contracts.length
        ? `First stop every process running the earlier version. This upgrade removes something that the earlier version still needs: ${contracts.join(', ')}.`
        : 'The earlier version can keep running while you do this.',
    );
  }
  terminal.say(sayIndex(index));
  return 0;
}

function sayIndex(index: Upgrade['index']): string {
  switch (index.is) {
    case 'usable':
      return 'The search index can be used as it is.';
    case 'none':
      return 'No guidance has been published, so there is no search index.';
    case 'unknown':
      return 'The search index could not be read because it does not match these tables. It will be checked when the service starts.';
    case 'unusable':
      return `The search index would have to be rebuilt from the store: ${shown(index.passages)} passages. The first questions would not be answered until it is ready.`;
    case 'of-another-model':
      return `This version uses a different search model: ${shown(index.passages)} passages would have to be embedded again. Questions would use the earlier model until that is done.`;
  }
}

const shown = (count: number) => count.toLocaleString('en-GB');

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
    'The tables have not been migrated yet.',
    'Run "ctac migrate" once with this version. In Kubernetes, check the job ctac-migrate.',
  );
}
