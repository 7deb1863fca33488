// Encrypts what people wrote, with a data key for each conversation and day. A key from the keeper protects
// the data keys.
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { SealingFailure } from '../../../knowledge/model/errors.js';
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import type { DialectName, Queries } from '../tables/queries.js';
import { KEY_BYTES, decryptBytes, encryptBytes } from './cipher.js';
import { createSealingKeys, type SealingKeys } from './sealing-keys.js';
import { keysWording as said } from '../wording/keys-wording.js';

/**
 * Identifies a data key, for example by conversation and day. A data key is deleted with the last row it
 * encrypts.
 */
export interface Ownership {
  owner: string;
  period: string;
}

export interface Sealed {
  text: string;
  /** The id of the data key. Null for a row that is not encrypted. */
  key: string | null;
}

/** Each method uses the given transaction, and throws `SealingFailure` if the key cannot be found. */
export interface Sealing {
  keys: SealingKeys;
  keyFor(db: Queries, of: Ownership): Promise<DataKey>;
  /** Undefined if the key has been destroyed. */
  keyNamed(db: Queries, id: string): Promise<DataKey | undefined>;
  /** Returns keys by id, with one query. Leaves out keys that have been destroyed. */
  keysNamed(db: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, DataKey>>;
  /** `where` names the table, row and column. */
  seal(db: Queries, of: Ownership, where: string, text: string): Promise<Sealed>;
  /** Undefined if the key has been destroyed. */
  open(db: Queries, sealed: Sealed, where: string): Promise<string | undefined>;
  openAll(db: Queries, all: readonly (Sealed & { where: string })[]): Promise<(string | undefined)[]>;
}

export interface DataKey {
  id: string;
  seal(where: string, plain: string): string;
  open(where: string, sealed: string): string;
  encryptBytes(where: string, plain: Uint8Array): Buffer;
  decryptBytes(where: string, sealed: Uint8Array): Buffer;
  /**
   * The same text and place always give the same digest. Without this key, a digest reveals nothing about the
   * text.
   */
  digest(where: string, plain: string): string;
}

export function createSealing(keeper: KeyKeeper, dialect: DialectName): Sealing {
  const keys = createSealingKeys(keeper, dialect);
  const keyFor: Sealing['keyFor'] = async (db, of) => {
    const known = await findKey(db, of);
    if (known) return unwrap(keys, db, known);
    const id = randomBytes(12).toString('base64url');
    const { sealingKey, bytes: outer } = await keys.current(db);
    const wrapped = encryptBytes(outer, randomBytes(KEY_BYTES), id).toString('base64');
    await db
      .insertInto('data_keys')
      .values({ id, ...of, sealing_key: sealingKey, wrapped, made_at: new Date().toISOString() })
      .onConflict((conflict) => conflict.columns(['owner', 'period']).doNothing())
      .execute();
    // Another transaction may have added the key first.
    return unwrap(keys, db, (await findKey(db, of))!);
  };
  const keysNamed: Sealing['keysNamed'] = async (db, ids) => {
    if (!ids.length) return new Map();
    const rows = await db
      .selectFrom('data_keys')
      .select(COLUMNS)
      .where('id', 'in', ids)
      .where('wrapped', '<>', DESTROYED)
      .execute();
    const named = new Map<string, DataKey>();
    for (const row of rows) named.set(row.id, await unwrap(keys, db, row));
    return named;
  };
  const openAll: Sealing['openAll'] = async (db, all) => {
    const named = await keysNamed(
      db,
      all.flatMap(({ key }) => key ?? []),
    );
    return all.map(({ text, key, where }) => (key === null ? text : named.get(key)?.open(where, text)));
  };
  return {
    keys,
    keyFor,
    keyNamed: async (db, id) => (await keysNamed(db, [id])).get(id),
    keysNamed,
    openAll,
    async seal(db, of, where, text) {
      const key = await keyFor(db, of);
      return { text: key.seal(where, text), key: key.id };
    },
    open: async (db, sealed, where) => (await openAll(db, [{ ...sealed, where }]))[0],
  };
}

/** Stored in place of a destroyed key, until the rows it encrypted have been deleted. */
export const DESTROYED = '';

const COLUMNS = ['id', 'sealing_key', 'wrapped'] as const;
interface KeyRow {
  id: string;
  sealing_key: string;
  wrapped: string;
}

function findKey(db: Queries, { owner, period }: Ownership): Promise<KeyRow | undefined> {
  return db
    .selectFrom('data_keys')
    .select(COLUMNS)
    .where('owner', '=', owner)
    .where('period', '=', period)
    .where('wrapped', '<>', DESTROYED)
    .executeTakeFirst();
}

async function unwrap(
  keys: SealingKeys,
  db: Queries,
  { id, sealing_key: by, wrapped }: KeyRow,
): Promise<DataKey> {
  const bytes = decryptBytes(await keys.named(db, by), Buffer.from(wrapped, 'base64'), id);
  if (!bytes) throw new SealingFailure(...said.keyChanged);
  return dataKey(id, bytes);
}

/** The label used to derive a separate key for digests. */
const FOR_DIGESTS = 'digests';

function dataKey(id: string, bytes: Buffer): DataKey {
  let ofDigests: Uint8Array | undefined;
  const open = (where: string, sealed: Uint8Array): Buffer => {
    const plain = decryptBytes(bytes, sealed, where);
    if (plain) return plain;
    throw new SealingFailure(...said.contentChanged);
  };
  return {
    id,
    seal: (where, plain) => encryptBytes(bytes, Buffer.from(plain), where).toString('base64'),
    open: (where, sealed) => open(where, Buffer.from(sealed, 'base64')).toString(),
    encryptBytes: (where, plain) => encryptBytes(bytes, plain, where),
    decryptBytes: open,
    digest(where, plain) {
      ofDigests ??= new Uint8Array(hkdfSync('sha256', bytes, '', FOR_DIGESTS, KEY_BYTES));
      return createHmac('sha256', ofDigests).update(`${where}\n${plain}`).digest('base64url');
    },
  };
}
