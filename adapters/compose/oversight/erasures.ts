// Replays erasures over a restored store before anyone is served, and keeps the list of them outside it.
import { join } from 'node:path';
import { describeBug } from '../../../bot/kernel/describe-bug.js';
import type { Log } from '../../../bot/model/ports.js';
import type { Tombstone } from '../../../bot/model/governance/subject-request.js';
import type { Store } from '../../../bot/model/store.js';
import { addTombstones, readTombstones } from '../../audit/tombstone-file.js';
import type { Settings } from '../settings/environment-settings.js';

const EVERY_MS = 10_000;

export const erasuresFile = ({ ERASURES_FILE, DATA_DIR }: Pick<Settings, 'ERASURES_FILE' | 'DATA_DIR'>) =>
  ERASURES_FILE ?? join(DATA_DIR, 'erasures.jsonl');

interface Parts {
  settings: Pick<Settings, 'ERASURES_FILE' | 'DATA_DIR'>;
  store: Store;
  log: Log;
}

/** Before the process serves anyone. Throws `ConfigurationFailure`: it must not serve what was erased. */
export async function replayErasuresAtStart(
  { settings, store, log }: Parts,
  replay: (kept: readonly Tombstone[]) => Promise<number>,
): Promise<void> {
  const file = erasuresFile(settings);
  const replayed = await replay(await readTombstones(file));
  if (replayed)
    log.warn(
      { replayed },
      'The store did not know of some erasures, because it was restored. They were done again.',
    );
  await writeErasures(file, store);
}

/** What the file does not have yet; a crash in between leaves it to the next time. */
export async function writeErasures(file: string, store: Store): Promise<void> {
  const written = new Set((await readTombstones(file)).map(({ id }) => id));
  const stored = await store.records.subjects.tombstones();
  await addTombstones(
    file,
    stored.filter(({ id }) => !written.has(id)),
  );
}

export function keepErasuresWritten({ settings, store, log }: Parts): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const write = () => {
    running = writeErasures(erasuresFile(settings), store).catch((error: unknown) =>
      log.warn({ failure: describeBug(error) }, 'The list of erasures could not be written.'),
    );
  };
  const timer = setInterval(write, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
      write();
      await running;
    },
  };
}
