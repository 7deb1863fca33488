// Finds the details behind placeholders by keyed digests, and only decrypts those that match. Each
// conversation has its own key for digests, so the same name has a different digest in each conversation.
// Once that key is destroyed, its digests reveal nothing.
import { sql } from 'kysely';
import {
  placeholderDetails,
  readStored,
  type DetailVersions,
  type Mention,
  type Search,
} from '../../../bot/model/governance/placeholder-details.js';
import type { Database } from '../engine/open-database.js';
import { slices } from '../engine/slices.js';
import type { DataKey, Sealing } from '../keys/sealing.js';
import type { Queries } from '../tables/queries.js';

export interface Digests {
  digests: string;
  digests_of: string;
}

export type Known = Record<string, string>;

interface Stored {
  placeholder: string;
  /** The detail, encrypted separately from the others. */
  value: string;
  digests: string[];
}

/**
 * Earlier versions used 24 characters, and made no digests of streets and birthdays that had once been put back. A
 * longer end does not match, so those digests count as out of date and are made again.
 */
const LENGTH_OF_END = 25;
export const END_OF_KNOWN = sql<string>`substr(known, length(known) - ${sql.lit(LENGTH_OF_END - 1)})`;

/**
 * `known` contains the same details, encrypted together. The end of `known` identifies the version that the
 * digests were made from, because no 2 encrypted texts end in the same way.
 */
export function makeDigests(
  key: DataKey,
  conversation: string,
  { pseudonyms, known }: { pseudonyms: Known; known: string },
): Digests {
  const stored = placeholderDetails(pseudonyms).map(({ placeholder, value, forms }): Stored => {
    const where = placeOfDetail(conversation, placeholder);
    return {
      placeholder,
      value: key.seal(where, value),
      digests: forms.map((form) => key.digest(where, form)),
    };
  });
  return { digests: JSON.stringify(stored), digests_of: known.slice(-LENGTH_OF_END) };
}

/** Includes the placeholder, so that the digests of 2 people in a conversation always differ. */
const placeOfDetail = (conversation: string, placeholder: string) =>
  `stand_ins digests ${conversation} ${placeholder}`;

export const placeOfKnown = (conversation: string): string => `stand_ins known ${conversation}`;

const AT_ONCE = 200;

/**
 * Finds details by their digests. Decrypts any details whose digests are missing or out of date, because an
 * earlier version stored or changed them.
 */
export async function searchDigests(db: Queries, sealing: Sealing, form: string): Promise<Mention[]> {
  const found: Mention[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const rows: Row[] = await details(db)
      .where('conversation', '>', after)
      .orderBy('conversation')
      .limit(AT_ONCE)
      .execute();
    found.push(...(await soughtIn(db, sealing, rows, form)));
    after = rows.at(-1)?.conversation;
  }
  return found;
}

const details = (db: Queries) =>
  db.selectFrom('stand_ins').select(['conversation', 'known', 'key', 'digests', 'digests_of']);

export async function detailVersions(db: Queries): Promise<DetailVersions> {
  const rows = await db
    .selectFrom('stand_ins')
    .select(['conversation', END_OF_KNOWN.as('end')])
    .execute();
  return new Map(rows.map(({ conversation, end }) => [conversation, end]));
}

export async function searchAgain(
  tx: Queries,
  { sealing, dialect }: Pick<Database, 'sealing' | 'dialect'>,
  form: string,
  before: Search,
): Promise<Mention[]> {
  // On SQLite, only one transaction at a time can write.
  if (dialect === 'postgresql') await sql`lock table stand_ins in share row exclusive mode`.execute(tx);
  const now = await detailVersions(tx);
  const isSame = (conversation: string) => now.get(conversation) === before.versions.get(conversation);
  const found = before.mentions.filter(({ conversation }) => isSame(conversation));
  const changed = [...now.keys()].filter((conversation) => !isSame(conversation));
  for (const some of slices(changed, AT_ONCE)) {
    const rows = await details(tx).where('conversation', 'in', some).execute();
    found.push(...(await soughtIn(tx, sealing, rows, form)));
  }
  return found;
}

async function soughtIn(
  db: Queries,
  sealing: Sealing,
  rows: readonly Row[],
  form: string,
): Promise<Mention[]> {
  const keys = await sealing.keysNamed(
    db,
    rows.flatMap(({ key }) => key ?? []),
  );
  return rows.flatMap((row) =>
    sought(row, keys.get(row.key ?? ''), form).map((detail) => ({
      conversation: row.conversation,
      ...detail,
    })),
  );
}

interface Row {
  conversation: string;
  known: string;
  key: string | null;
  digests: string | null;
  digests_of: string | null;
}

type Found = Omit<Mention, 'conversation'>;

function sought(row: Row, key: DataKey | undefined, form: string): Found[] {
  if (row.digests === null || row.digests_of !== row.known.slice(-LENGTH_OF_END))
    return soughtByOpening(row, key, form);
  return (JSON.parse(row.digests) as Stored[]).flatMap(({ placeholder, value, digests }) => {
    const where = placeOfDetail(row.conversation, placeholder);
    const isSought = key && digests.includes(key.digest(where, form));
    return isSought ? [{ placeholder, value: key.open(where, value) }] : [];
  });
}

function soughtByOpening({ conversation, known, key: id }: Row, key: DataKey | undefined, form: string) {
  const opened = id === null ? known : key?.open(placeOfKnown(conversation), known);
  if (opened === undefined) return [];
  return placeholderDetails(readStored(opened))
    .filter(({ forms }) => forms.includes(form))
    .map(({ placeholder, value }) => ({ placeholder, value }));
}

/**
 * Deletes digests that are out of date. The previous version of the software does not update digests, so
 * there may still be digests of details that it erased.
 */
export async function dropEarlierDigests(tx: Queries): Promise<void> {
  await tx
    .updateTable('stand_ins')
    .set({ digests: null, digests_of: null })
    .where('digests_of', '<>', END_OF_KNOWN)
    .execute();
}
