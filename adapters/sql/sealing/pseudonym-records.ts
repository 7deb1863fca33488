// Stores, in sealed form, what a conversation's placeholders stand for.
import type { PseudonymRecords } from '../../../bot/model/store.js';
import type { Database, Queries } from '../engine/open-database.js';
import { dropUnusedKeys } from './destroy-keys.js';
import type { Sealing } from '../keys/sealing.js';

type Known = Record<string, string>;

export function pseudonymRecords(
  db: Queries,
  { sealing, dialect }: Pick<Database, 'sealing' | 'dialect'>,
): PseudonymRecords {
  return {
    of: async (conversation) => (await readPseudonyms(db, sealing, conversation)) ?? {},
    keep: (conversation, known) => keepPseudonyms(db, sealing, conversation, known),
    async after(id, limit) {
      const rows = await db
        .selectFrom('stand_ins')
        .select(['conversation', 'known as text', 'key'])
        .where('conversation', '>', id)
        .orderBy('conversation')
        .limit(limit)
        .execute();
      const opened = await sealing.openAll(
        db,
        rows.map((row) => ({ ...row, where: placeOf(row.conversation) })),
      );
      return rows.map(({ conversation }, at) => ({ conversation, known: parsed(opened[at]) ?? {} }));
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
  return row && parsed(await sealing.open(db, row, placeOf(conversation)));
}

const parsed = (known: string | undefined) =>
  known === undefined ? undefined : (JSON.parse(known) as Known);

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
