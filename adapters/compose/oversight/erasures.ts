// Repeats erasures in a restored store before it serves anyone, and keeps a list of them outside the store.
import { join } from 'node:path';
import { describeBug } from '../../../bot/kernel/describe-bug.js';
import { every } from '../../../bot/kernel/every.js';
import type { Repeated } from '../../../bot/kernel/every.js';
import type { Log } from '../../../bot/model/ports.js';
import { erasureKey } from '../../../bot/model/governance/erasure-record.js';
import type { Erased } from '../../../bot/model/governance/erasure-record.js';
import type { Store } from '../../../bot/model/store.js';
import { addErasures, readErasures } from './erasure-file.js';
import type { Settings } from '../settings/environment-settings.js';

const EVERY_MS = 10_000;

export const erasuresFile = ({ ERASURES_FILE, DATA_DIR }: Pick<Settings, 'ERASURES_FILE' | 'DATA_DIR'>) =>
  ERASURES_FILE ?? join(DATA_DIR, 'erasures.jsonl');

interface Parts {
  settings: Pick<Settings, 'ERASURES_FILE' | 'DATA_DIR'>;
  store: Store;
  log: Log;
}

/** Runs before we serve anyone. Throws `ConfigurationFailure` if it can't run: we must not serve erased data. */
export async function repeatErasuresAtStart(
  { settings, store, log }: Parts,
  repeat: (kept: readonly Erased[]) => Promise<number>,
): Promise<void> {
  const file = erasuresFile(settings);
  const repeated = await repeat(await readErasures(file));
  if (repeated)
    log.warn(
      { repeated },
      'The store was restored, so some erasures were missing from it. They have been repeated.',
    );
  await writeErasures(file, store);
}

/** Adds the erasures that the file does not have yet. If the process crashes first, the next run adds them. */
export async function writeErasures(file: string, store: Store): Promise<void> {
  const written = new Set((await readErasures(file)).map(erasureKey));
  const stored = await store.records.erasures.all();
  await addErasures(
    file,
    stored.filter((erased) => !written.has(erasureKey(erased))),
  );
}

export function keepErasuresWritten({ settings, store, log }: Parts): Repeated {
  const write = () => writeErasures(erasuresFile(settings), store);
  const onFailure = (error: unknown) =>
    log.warn({ failure: describeBug(error) }, 'The list of erasures could not be written.');
  const writing = every(EVERY_MS, write, { onFailure });
  return {
    async stop() {
      await writing.stop();
      await write().catch(onFailure);
    },
  };
}
