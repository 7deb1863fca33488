// Keeps the list of what was erased in its own file, because a restored store does not have the latest list.
import { appendFile, readFile } from 'node:fs/promises';
import { parseErasures, type Erased } from '../../../bot/model/governance/erasure-record.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';

/** Empty if there is no file yet. Throws `ConfigurationFailure` if it can't be read: erased data could come back. */
export async function readErasures(file: string): Promise<Erased[]> {
  try {
    // If a crash cut off a line, the store still has that erasure, so it is written again.
    return parseErasures(await readFile(file, 'utf8')).erased;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new ConfigurationFailure(
      `The list of erasures in ${file} cannot be read.`,
      'Make it readable by the user that runs the service.',
      { cause },
    );
  }
}

export async function addErasures(file: string, erasures: readonly Erased[]): Promise<void> {
  if (!erasures.length) return;
  const lines = erasures.map((one) => `\n${JSON.stringify(one)}`).join('');
  await appendFile(file, `${lines}\n`, { mode: 0o600, flush: true });
}
