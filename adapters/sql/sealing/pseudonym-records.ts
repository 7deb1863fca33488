// Stores the text that a conversation's placeholders replace, encrypted, with digests for searching.
import { readStored, type PseudonymRecords } from '../../../bot/model/governance/placeholder-details.js';
import { hasOnlyNumbers } from '../../../bot/model/governance/prune-placeholders.js';
import type { Database, Queries } from '../engine/open-database.js';
import { dropUnusedKeys } from './destroy-keys.js';
import type { Sealing } from '../keys/sealing.js';
import {
  detailVersions,
  makeDigests,
  placeOfKnown,
  searchAgain,
  searchDigests,
  type Known,
} from './placeholder-digests.js';

export function pseudonymRecords(
  db: Queries,
  { sealing, dialect }: Pick<Database, 'sealing' | 'dialect'>,
): PseudonymRecords {
  return {
    of: async (conversation) => (await readPseudonyms(db, sealing, conversation)) ?? {},
    keep: (conversation, known) => keepPseudonyms(db, sealing, conversation, known),
    search: (form) => searchDigests(db, sealing, form),
    versions: () => detailVersions(db),
    searchAgain: (form, before) => searchAgain(db, { sealing, dialect }, form, before),
    forget: (conversation) => forgetPseudonyms(db, dialect, [conversation]),
  };
}

export async function readPseudonyms(
  db: Queries,
  sealing: Sealing,
  conversation: string,
): Promise<Readonly<Known> | undefined> {
  const row = await db
    .selectFrom('stand_ins')
    .select(['known as text', 'key'])
    .where('conversation', '=', conversation)
    .executeTakeFirst();
  const opened = row && (await sealing.open(db, row, placeOfKnown(conversation)));
  return opened === undefined ? undefined : readStored(opened);
}

export async function keepPseudonyms(
  db: Queries,
  sealing: Sealing,
  conversation: string,
  pseudonyms: Readonly<Known>,
): Promise<void> {
  const key = await sealing.keyFor(db, { owner: conversation, period: 'placeholders' });
  const known = key.seal(placeOfKnown(conversation), JSON.stringify(pseudonyms));
  const values = { known, key: key.id, ...makeDigests(key, conversation, { pseudonyms, known }) };
  await db
    .insertInto('stand_ins')
    .values({ conversation, ...values })
    .onConflict((conflict) => conflict.column('conversation').doUpdateSet(values))
    .execute();
}

/**
 * Call this before reading placeholders to write them again. Anyone else who saves a placeholder also locks
 * the conversation. Once we have the lock, they have finished.
 */
export async function lockPseudonyms(db: Queries, conversations: Iterable<string>): Promise<void> {
  // Always in the same order, so that 2 transactions never wait for each other.
  for (const conversation of [...conversations].sort())
    await db
      .updateTable('conversations')
      .set((eb) => ({ last_sequence: eb.ref('last_sequence') }))
      .where('id', '=', conversation)
      .execute();
}

/**
 * Replaces the placeholders after some values were pruned. Once no value is left, destroys the key that
 * encrypted them, and keeps the numbers under a new one.
 */
export async function keepPruned(
  db: Queries,
  { sealing, dialect }: Pick<Database, 'sealing' | 'dialect'>,
  conversation: string,
  pruned: Readonly<Known>,
): Promise<void> {
  if (hasOnlyNumbers(pruned)) await forgetPseudonyms(db, dialect, [conversation]);
  if (Object.keys(pruned).length) await keepPseudonyms(db, sealing, conversation, pruned);
}

/** Encrypts the conversation's placeholders again, in this version's format. */
export async function keepAgain(db: Queries, sealing: Sealing, conversation: string): Promise<void> {
  await lockPseudonyms(db, [conversation]);
  const known = await readPseudonyms(db, sealing, conversation);
  if (known) await keepPseudonyms(db, sealing, conversation, known);
}

export async function forgetPseudonyms(
  db: Queries,
  dialect: Database['dialect'],
  conversations: readonly string[],
): Promise<void> {
  await db.deleteFrom('pseudonym_digests').where('conversation', 'in', conversations).execute();
  const removed = await db
    .deleteFrom('stand_ins')
    .where('conversation', 'in', conversations)
    .returning('key')
    .execute();
  await dropUnusedKeys(
    db,
    dialect,
    removed.map(({ key }) => key),
  );
}
