// Makes digests of personal details that an earlier version stored or changed, so that searching for a name
// need not decrypt them.
import type { Database } from '../engine/open-database.js';
import { transact } from '../engine/transact.js';
import { END_OF_KNOWN } from './placeholder-digests.js';
import { keepAgain } from './pseudonym-records.js';

/**
 * Makes missing digests for up to `limit` conversations, starting after the id `after`. Returns the id of the
 * last conversation, or undefined if there were none. Skips details in plain text, which get digests when
 * they are encrypted. If one conversation fails, continues with the others.
 */
export async function makeMissingDigests(
  { kysely, sealing }: Database,
  { after, limit, failed }: { after: string; limit: number; failed: (id: string, error: unknown) => void },
): Promise<string | undefined> {
  const rows = await kysely
    .selectFrom('stand_ins')
    .select('conversation')
    .where('conversation', '>', after)
    .where('key', 'is not', null)
    .where((eb) => eb.or([eb('digests', 'is', null), eb('digests_of', '<>', END_OF_KNOWN)]))
    .orderBy('conversation')
    .limit(limit)
    .execute();
  for (const { conversation } of rows)
    await transact(kysely, (tx) => keepAgain(tx, sealing, conversation)).catch((error: unknown) =>
      failed(conversation, error),
    );
  return rows.at(-1)?.conversation;
}
