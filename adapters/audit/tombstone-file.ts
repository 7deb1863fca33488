// The list of what was erased, in a file of its own: a restored store is older than the file.
import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Tombstone } from '../../bot/model/governance/subject-request.js';
import { ConfigurationFailure } from '../../knowledge/model/errors.js';

const lineSchema = z.object({
  id: z.string(),
  kind: z.enum(['person', 'message']),
  digest: z.string(),
  at: z.string(),
});

/** Empty if there is no file yet. Throws `ConfigurationFailure` if it cannot be read: someone may be remembered again. */
export async function readTombstones(file: string): Promise<Tombstone[]> {
  try {
    const text = await readFile(file, 'utf8');
    // A line that was cut off by a crash is in the store too, and is written again.
    return text.split('\n').flatMap((line) => readLine(line) ?? []);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new ConfigurationFailure(
      `The list of erasures in ${file} cannot be read.`,
      'Make it readable for the user that runs the service.',
      { cause },
    );
  }
}

function readLine(line: string): Tombstone | undefined {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

export async function addTombstones(file: string, tombstones: readonly Tombstone[]): Promise<void> {
  if (!tombstones.length) return;
  const lines = tombstones.map((one) => `\n${JSON.stringify(one)}`).join('');
  await appendFile(file, `${lines}\n`, { mode: 0o600, flush: true });
}
