// Stores what a conversation's placeholders stand for: sealed, and only found again by keyed digests.
import type { PseudonymRecords } from '../../../bot/model/store.js';
import type { Database, Queries } from '../engine/open-database.js';
import { DIGESTS, dropUnusedKeys } from './destroy.js';
import type { Sealing } from '../keys/sealing.js';

type Known = Record<string, string>;

export function pseudonymRecords(
  db: Queries,
  { sealing, dialect }: Pick<Database, 'sealing' | 'dialect'>,
): PseudonymRecords {
  return {
    of: async (conversation) => (await readPseudonyms(db, sealing, conversation)) ?? {},
    keep: (conversation, known) => keepPseudonyms(db, sealing, conversation, known),
    async holding(keys) {
      if (!keys.length) return [];
      const { digest } = await sealing.keyFor(db, DIGESTS);
      const rows = await db
        .selectFrom('pseudonym_digests')
        .select('conversation')
        .distinct()
        .where(
          'digest',
          'in',
          keys.map((key) => digest(key)),
        )
        .orderBy('conversation')
        .execute();
      return rows.map(({ conversation }) => conversation);
    },
    forget: (conversation) => forgetPseudonyms(db, dialect, [conversation]),
  };
}

const placeOf = (conversation: string) => `stand_ins known ${conversation}`;

export async function readPseudonyms(
  db: Queries,
  sealing: Sealing,
  conversation: string,
): Promise<Known | undefined> {
  const row = await db
    .selectFrom('stand_ins')
    .select(['known as text', 'key'])
    .where('conversation', '=', conversation)
    .executeTakeFirst();
  const known = row && (await sealing.open(db, row, placeOf(conversation)));
  return known === undefined ? undefined : (JSON.parse(known) as Known);
}

export async function keepPseudonyms(
  db: Queries,
  sealing: Sealing,
  conversation: string,
  pseudonyms: Readonly<Known>,
): Promise<void> {
  const owned = { owner: conversation, period: 'placeholders' };
  const { text: known, key } = await sealing.seal(
    db,
    owned,
    placeOf(conversation),
    JSON.stringify(pseudonyms),
  );
  await db
    .insertInto('stand_ins')
    .values({ conversation, known, key })
    .onConflict((conflict) => conflict.column('conversation').doUpdateSet({ known, key }))
    .execute();
  const { digest } = await sealing.keyFor(db, DIGESTS);
  const digests = [...new Set(Object.keys(pseudonyms).flatMap(searchedBy))].map((value) => digest(value));
  await db.deleteFrom('pseudonym_digests').where('conversation', '=', conversation).execute();
  if (digests.length)
    await db
      .insertInto('pseudonym_digests')
      .values(digests.map((one) => ({ conversation, digest: one })))
      .execute();
}

/** A name can also be found by each of its words. */
function searchedBy(key: string): string[] {
  const [, value] = /^name:(.*)$/s.exec(key) ?? [];
  return value === undefined ? [key] : [key, ...value.split(' ').map((word) => `name:${word}`)];
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
