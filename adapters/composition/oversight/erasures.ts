// Repeats erasures in a restored store before the service starts, and keeps a list of erasures outside the
// store.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bugLogger } from '../../../bot/jobs/describe-bug.js';
import { every, type Repeated } from '../../../bot/jobs/repeat.js';
import type { Log } from '../../../bot/model/ports.js';
import { erasureKey, type Erased, parseErasures } from '../../../bot/model/governance/erasure-record.js';
import type { Store } from '../../../bot/model/store.js';
import type { Settings } from '../settings/environment-settings.js';
import { appendFile, readFile } from 'node:fs/promises';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { storeWording } from '../wording/store-wording.js';

const EVERY_MS = 10_000;

/**
 * An erasure may be stored up to this long after its timestamp, because transactions take a while and clocks
 * differ.
 */
const LATE_MS = 3_600_000;

export const erasuresFile = ({ ERASURES_FILE, DATA_DIR }: Pick<Settings, 'ERASURES_FILE' | 'DATA_DIR'>) =>
  ERASURES_FILE ?? join(DATA_DIR, 'erasures.jsonl');

interface Parts {
  settings: Pick<Settings, 'ERASURES_FILE' | 'DATA_DIR'>;
  store: Store;
  log: Log;
}

/**
 * Runs before the service answers anyone. Throws `ConfigurationFailure` if it fails, because people must not
 * see erased data.
 */
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
  await writeErasures(file, await store.records.erasures.all());
}

/** Adds erasures that are not in the file yet. If the process crashes first, the next run adds them. */
async function writeErasures(file: string, erasures: readonly Erased[]): Promise<void> {
  if (!erasures.length) return;
  const written = new Set((await readErasures(file)).map(erasureKey));
  await addErasures(
    file,
    erasures.filter((erased) => !written.has(erasureKey(erased))),
  );
}

export function keepErasuresWritten({ settings, store, log }: Parts): Repeated {
  const write = writeNewErasures(erasuresFile(settings), store);
  const onFailure = bugLogger(log, 'warn', 'The list of erasures could not be written.');
  const writing = every(EVERY_MS, write, { onFailure });
  return {
    async stop() {
      await writing.stop();
      await write().catch(onFailure);
    },
  };
}

/**
 * Reads the whole list the first time, and again if the file is missing. Otherwise it only reads recent
 * erasures, because the list grows for 6 years.
 */
function writeNewErasures(file: string, store: Store): () => Promise<void> {
  let written = new Set<string>();
  let since: string | undefined;
  return async () => {
    if (!existsSync(file)) since = undefined;
    const erasures = await store.records.erasures.all(since);
    await writeErasures(
      file,
      since === undefined ? erasures : erasures.filter((erased) => !written.has(erasureKey(erased))),
    );
    written = new Set(erasures.map(erasureKey));
    const newest = erasures.at(-1)?.at;
    // If a clock was ahead, the newest time can be in the future. Later erasures then have earlier times.
    if (newest !== undefined)
      since = new Date(Math.min(Date.parse(newest), Date.now()) - LATE_MS).toISOString();
  };
}

/**
 * Empty if there is no file yet. Throws `ConfigurationFailure` if the file can't be read, because erased data
 * could come back.
 */
async function readErasures(file: string): Promise<Erased[]> {
  try {
    // If a crash cut off a line, that erasure is still in the store and is written to the file again.
    return parseErasures(await readFile(file, 'utf8')).erased;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new ConfigurationFailure(...storeWording.erasuresUnreadable(file), { cause });
  }
}

export async function addErasures(file: string, erasures: readonly Erased[]): Promise<void> {
  if (!erasures.length) return;
  const lines = erasures.map((one) => `\n${JSON.stringify(one)}`).join('');
  await appendFile(file, `${lines}\n`, { mode: 0o600, flush: true });
}
