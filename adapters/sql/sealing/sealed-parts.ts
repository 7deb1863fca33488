// Encrypts what someone typed in a complaint or a data request. Each version has its own key, so that erasing
// a word destroys the key of every version that contained it.
import { fromJson } from '../engine/columns.js';
import type { Sealing } from '../keys/sealing.js';
import type { Queries } from '../tables/queries.js';

type SealedTable = 'complaints' | 'subject_requests';

interface Versioned {
  id: string;
  version: number;
}

interface SealedColumns {
  sealed: string;
  key: string | null;
}

/**
 * Stored in the body of a record to show that the text is encrypted. An older version, which knows nothing
 * about encryption, removes this mark when it erases the text. We then ignore the encrypted text.
 */
export const SEALED = '';

/**
 * Returns the decrypted text if the body says that the text is encrypted. Otherwise, returns the text in the
 * body.
 */
export const opened = (stored: string | undefined, typed: string | undefined) =>
  stored === SEALED ? typed : stored;

/** Needs no key if there is nothing to encrypt, so that erasing works without one. */
export async function encryptPart(
  db: Queries,
  sealing: Sealing,
  table: SealedTable,
  { id, version }: Versioned,
  part: object,
): Promise<SealedColumns> {
  const typed = JSON.stringify(part);
  if (typed === '{}') return { sealed: '', key: null };
  const of = { owner: ownerOf(table, id), period: String(version) };
  const { text: sealed, key } = await sealing.seal(db, of, placeOf(table, id), typed);
  return { sealed, key };
}

/** Returns an empty object for a row with nothing encrypted. */
export async function decryptParts<Part extends object>(
  db: Queries,
  sealing: Sealing,
  table: SealedTable,
  rows: readonly { id: string; sealed: string | null; key: string | null }[],
): Promise<Partial<Part>[]> {
  const texts = await sealing.openAll(
    db,
    rows.map(({ id, sealed, key }) => ({ text: sealed ?? '', key, where: placeOf(table, id) })),
  );
  return texts.map((typed) => (typed ? fromJson<Part>(typed) : {}));
}

/**
 * Deletes the keys of all other versions. Call this after storing a version, because nothing uses those
 * keys any more.
 */
export async function dropEarlierKeys(
  db: Queries,
  table: SealedTable,
  { id, version }: Versioned,
): Promise<void> {
  await db
    .deleteFrom('data_keys')
    .where('owner', '=', ownerOf(table, id))
    .where('period', '<>', String(version))
    .execute();
}

const ownerOf = (table: SealedTable, id: string) => `${table} ${id}`;
const placeOf = (table: SealedTable, id: string) => `${table} sealed ${id}`;
