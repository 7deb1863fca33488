// Repeats erasures in a restored store before the service starts, and keeps a list of erasures and legal holds
// outside the store.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bugLogger } from '../../../bot/jobs/describe-bug.js';
import { every, type Repeated } from '../../../bot/jobs/repeat.js';
import type { Log } from '../../../bot/model/ports.js';
import {
  erasureKey,
  holdLineKey,
  type Erased,
  type HoldLine,
  type KeptOutside,
  parseErasures,
} from '../../../bot/model/governance/erasure-record.js';
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import type { Database } from '../../sql/engine/open-database.js';
import type { Store } from '../../../bot/model/store.js';
import type { Settings } from '../settings/environment-settings.js';
import { appendFile, readFile } from 'node:fs/promises';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { storeWording } from '../wording/store-wording.js';
import { newHoldLines, putHoldsBack } from './listed-holds.js';

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
  stores: { store: Store; database: Pick<Database, 'sealing'> };
  log: Log;
}

const keeperOf = ({ sealing }: Pick<Database, 'sealing'>) => sealing.keys.keeper;

/**
 * Runs before the service answers anyone. Throws `ConfigurationFailure` if it fails, because people must not
 * see erased data.
 */
export async function repeatErasuresAtStart(
  { settings, stores: { store, database }, log }: Parts,
  repeat: (kept: readonly Erased[]) => Promise<number>,
): Promise<void> {
  const file = erasuresFile(settings);
  const { erased, holds } = await readList(file);
  const putBack = await putHoldsBack(store, keeperOf(database), holds);
  if (putBack)
    log.warn(
      { putBack },
      'The store was restored, so some legal holds were missing from it. They are in force again.',
    );
  const repeated = await repeat(erased);
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
  const written = new Set((await readList(file)).erased.map(erasureKey));
  await addLines(
    file,
    erasures.filter((erased) => !written.has(erasureKey(erased))),
  );
}

export function keepErasuresWritten({ settings, stores: { store, database }, log }: Parts): Repeated {
  const file = erasuresFile(settings);
  const writeHolds = writeNewHolds(file, store, keeperOf(database));
  const writeOthers = writeNewErasures(file, store);
  // List holds before erasures, so that the list never contains a delayed erasure without the hold that delays it.
  // If a hold cannot be encrypted, only list erasures that no hold delays, so that they are repeated after a
  // restore.
  const write = async () => {
    try {
      await writeHolds();
    } catch (error) {
      await writeOthers(isDone);
      throw error;
    }
    await writeOthers();
  };
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
function writeNewErasures(
  file: string,
  store: Store,
): (isListed?: (erased: Erased) => boolean) => Promise<void> {
  let written = new Set<string>();
  let since: string | undefined;
  return async (isListed) => {
    if (!existsSync(file)) since = undefined;
    const all = await store.records.erasures.all(since);
    const erasures = isListed ? all.filter(isListed) : all;
    await writeErasures(
      file,
      since === undefined ? erasures : erasures.filter((erased) => !written.has(erasureKey(erased))),
    );
    written = new Set(erasures.map(erasureKey));
    if (isListed) return;
    const newest = erasures.at(-1)?.at;
    // If a clock was ahead, the newest time can be in the future. Later erasures then have earlier times.
    if (newest !== undefined)
      since = new Date(Math.min(Date.parse(newest), Date.now()) - LATE_MS).toISOString();
  };
}

/** True for a message's erasure. A person's erasure is listed when they ask for it, even if a hold delays it. */
const isDone = ({ kind }: Erased) => kind === 'message' || kind === 'writer';

function writeNewHolds(file: string, store: Store, keeper: KeyKeeper): () => Promise<void> {
  let written: Set<string> | undefined;
  return async () => {
    if (!existsSync(file)) written = undefined;
    written ??= new Set((await readList(file)).holds.map(holdLineKey));
    const lines = await newHoldLines(store, keeper, written);
    await addLines(file, lines);
    for (const line of lines) written.add(holdLineKey(line));
  };
}

/**
 * Empty if there is no file yet. Throws `ConfigurationFailure` if the file can't be read, because erased data
 * could come back.
 */
async function readList(file: string): Promise<KeptOutside> {
  try {
    // If a crash cut off a line, that erasure is still in the store and is written to the file again.
    return parseErasures(await readFile(file, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return { erased: [], holds: [] };
    throw new ConfigurationFailure(...storeWording.erasuresUnreadable(file), { cause });
  }
}

export async function addLines(file: string, lines: readonly (Erased | HoldLine)[]): Promise<void> {
  if (!lines.length) return;
  const text = lines.map((one) => `\n${JSON.stringify(one)}`).join('');
  await appendFile(file, `${text}\n`, { mode: 0o600, flush: true });
}
