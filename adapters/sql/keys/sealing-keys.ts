// Manages the sealing keys, which encrypt the data keys. The key keeper encrypts each sealing key, and each
// process only asks it to decrypt a key once.
import { randomBytes } from 'node:crypto';
import { SealingFailure } from '../../../knowledge/model/errors.js';
import type { KeyKeeper, Wrapped } from '../../../bot/model/governance/key-keeper.js';
import type { DialectName, Queries } from '../tables/queries.js';
import { KEY_BYTES } from './cipher.js';
import { KeyNotOpened, whyUnopened } from './key-not-opened.js';
import { openWithAny } from './open-with-any.js';
import { keysWording as said } from '../wording/keys-wording.js';

/**
 * The key keeper may be a network service, so no method calls it while a transaction is open. Instead, a
 * method throws `KeyNotOpened` inside a transaction. When the transaction runs again, the method throws
 * `SealingFailure` if the key could not be unwrapped.
 */
export interface SealingKeys {
  keeper: KeyKeeper;
  /**
   * The key that wraps new data keys. If nothing has been sealed yet, makes this key and the keeper's own
   * key.
   */
  current(tx: Queries): Promise<{ sealingKey: string; bytes: Uint8Array }>;
  /**
   * False if nothing has been sealed yet. Never makes a key. Throws `SealingFailure` if the current key
   * cannot be unwrapped.
   */
  isMade(db: Queries): Promise<boolean>;
  named(db: Queries, id: string): Promise<Uint8Array>;
  /** Do not call this in a transaction. */
  make(): Promise<NewKey>;
  add(tx: Queries, made: NewKey): Promise<string>;
  /**
   * Makes copies of each key that we can decrypt: one copy for each of the keeper's keys, so that a process
   * with any of those can use every key. Do not call this in a transaction: store the result with
   * `addCopies`.
   */
  wrapForAll(db: Queries): Promise<Copies[]>;
  /** Stores the copies from `wrapForAll`. Skips keys that have been deleted since then. */
  addCopies(tx: Queries, all: readonly Copies[]): Promise<void>;
  /** Returns the keys that the keeper cannot unwrap. Do not call this in a transaction. */
  missing(db: Queries): Promise<string[]>;
}

interface Copies {
  id: string;
  copies: Wrapped[];
}

interface NewKey extends Copies {
  bytes: Uint8Array;
}

export function createSealingKeys(keeper: KeyKeeper, dialect: DialectName): SealingKeys {
  const { opened, open } = createOpener(keeper);
  /** The first key of a new store. It is made outside the transaction that will store it. */
  let first: NewKey | undefined;
  const named = async (db: Queries, id: string): Promise<Uint8Array> => {
    if (!opened.has(id)) {
      const copies = await copiesOf(db, id);
      await outside(db, id, async () => {
        if (!(await open(id, copies))) throw notHere(keeper);
      });
    }
    return opened.get(id)!;
  };
  const find = async (db: Queries, id: string) => open(id, await copiesOf(db, id));
  const add: SealingKeys['add'] = async (tx, { id, bytes, copies }) => {
    await tx
      .insertInto('sealing_keys')
      .values({ id, made_at: await laterThanAll(tx) })
      .execute();
    await insertCopies(tx, { id, copies });
    opened.set(id, bytes);
    return id;
  };
  const currentId = async (tx: Queries): Promise<string> => {
    for (let newest = await newestOf(tx); newest !== undefined; newest = await newestOf(tx))
      // SQLite needs no lock, because it only has one writer at a time.
      if (dialect === 'sqlite' || (await isKept(tx, dialect, newest))) return newest;
    if (!first) await outside(tx, FIRST, async () => void (first = await makeFirst(keeper)));
    const made = first!;
    first = undefined;
    return add(tx, made);
  };
  return {
    keeper,
    named,
    make: () => makeKey(keeper),
    add,
    async current(tx) {
      const sealingKey = await currentId(tx);
      return { sealingKey, bytes: await named(tx, sealingKey) };
    },
    async isMade(db) {
      const newest = await newestOf(db);
      if (newest !== undefined) await named(db, newest);
      return newest !== undefined;
    },
    wrapForAll: (db) => wrapForAll(db, keeper, find),
    async addCopies(tx, all) {
      for (const one of all) if (await isKept(tx, dialect, one.id)) await insertCopies(tx, one);
    },
    async missing(db) {
      const lost: string[] = [];
      for (const id of await allOf(db)) if (!(await find(db, id))) lost.push(id);
      return lost;
    },
  };
}

/** Calls the keeper once for each key, even if several callers need the key at the same time. */
function createOpener(keeper: KeyKeeper) {
  const opened = new Map<string, Uint8Array>();
  const opening = new Map<string, Promise<Uint8Array | undefined>>();
  const ask = async (id: string, copies: readonly CopyRow[]) => {
    const bytes = await openWithAny(copies, ({ keeper: by, wrapped }) => keeper.unwrap({ by, wrapped }));
    if (bytes) opened.set(id, bytes);
    return bytes;
  };
  return {
    opened,
    async open(id: string, copies: readonly CopyRow[]): Promise<Uint8Array | undefined> {
      const known = opened.get(id);
      if (known) return known;
      const asking = opening.get(id) ?? ask(id, copies).finally(() => opening.delete(id));
      opening.set(id, asking);
      return asking;
    },
  };
}

interface CopyRow {
  keeper: string;
  wrapped: string;
}

/** Used as the id of the first key, which has no id until it is made. */
const FIRST = '';

async function outside(db: Queries, id: string, work: () => Promise<void>): Promise<void> {
  const failure = whyUnopened(db, id);
  if (failure) throw failure;
  if (db.isTransaction) throw new KeyNotOpened(id, work);
  await work();
}

const notHere = ({ label, ifMissing }: KeyKeeper) => new SealingFailure(...said.otherKey(label, ifMissing));

async function makeFirst(keeper: KeyKeeper): Promise<NewKey> {
  if (!(await keeper.names()).length) await keeper.begin?.();
  return makeKey(keeper);
}

async function makeKey(keeper: KeyKeeper): Promise<NewKey> {
  const bytes = randomBytes(KEY_BYTES);
  return { id: randomBytes(9).toString('base64url'), bytes, copies: await keeper.wrap(bytes) };
}

async function wrapForAll(
  db: Queries,
  keeper: KeyKeeper,
  find: (db: Queries, id: string) => Promise<Uint8Array | undefined>,
): Promise<Copies[]> {
  const names = await keeper.names();
  const all: Copies[] = [];
  for (const id of await allOf(db)) {
    const copied = new Set((await copiesOf(db, id)).map((copy) => copy.keeper));
    if (names.every((name) => copied.has(name))) continue;
    const bytes = await find(db, id);
    if (bytes) all.push({ id, copies: await keeper.wrap(bytes) });
  }
  return all;
}

async function insertCopies(tx: Queries, { id, copies }: Copies): Promise<void> {
  await tx
    .insertInto('sealing_key_copies')
    .values(copies.map(({ by, wrapped }) => ({ sealing_key: id, keeper: by, wrapped })))
    .onConflict((conflict) => conflict.columns(['sealing_key', 'keeper']).doNothing())
    .execute();
}

/**
 * Locks a key, so that a rotation cannot delete it before a data key wrapped with it is stored. Returns false
 * if the key has just been deleted.
 */
async function isKept(tx: Queries, dialect: DialectName, id: string): Promise<boolean> {
  const row = tx.selectFrom('sealing_keys').select('id').where('id', '=', id);
  return (await (dialect === 'sqlite' ? row : row.forKeyShare()).executeTakeFirst()) !== undefined;
}

function copiesOf(db: Queries, id: string) {
  return db
    .selectFrom('sealing_key_copies')
    .selectAll()
    .where('sealing_key', '=', id)
    .orderBy('keeper')
    .execute();
}

async function allOf(db: Queries): Promise<string[]> {
  const rows = await db.selectFrom('sealing_keys').select('id').orderBy('made_at').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/**
 * Returns a time later than that of any other key, even if the clock was set back, because the newest key is
 * the current one.
 */
async function laterThanAll(db: Queries): Promise<string> {
  const { newest } = await db
    .selectFrom('sealing_keys')
    .select((eb) => eb.fn.max('made_at').as('newest'))
    .executeTakeFirstOrThrow();
  return new Date(Math.max(Date.now(), newest ? Date.parse(newest) + 1 : 0)).toISOString();
}

async function newestOf(db: Queries): Promise<string | undefined> {
  return (await allOf(db)).at(-1);
}
