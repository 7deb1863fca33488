// Keeps the few keys that wrap the data keys. Each is stored wrapped by the keeper's key, and opened once.
import { randomBytes } from 'node:crypto';
import { SealingFailure } from '../../../knowledge/model/errors.js';
import type { KeyKeeper, Wrapped } from '../../../bot/model/governance/key-keeper.js';
import type { DialectName, Queries } from '../tables/queries.js';
import { KEY_BYTES } from './cipher.js';

export interface SealingKeys {
  keeper: KeyKeeper;
  /** The key that wraps new data keys. Makes it, and the keeper's own key, if nothing has been sealed yet. */
  current(db: Queries): Promise<{ sealingKey: string; bytes: Uint8Array }>;
  /** False if nothing has been sealed yet. Makes nothing. Throws `SealingFailure` if the current key cannot be opened. */
  isMade(db: Queries): Promise<boolean>;
  named(db: Queries, id: string): Promise<Uint8Array>;
  /** Makes a new key, which becomes the current one. */
  make(db: Queries): Promise<string>;
  /** Wraps each key we can open with all of the keeper's keys, so that a process with one of them can open them all. */
  copyToAll(db: Queries): Promise<void>;
  /** The keys that cannot be opened with what the keeper has. */
  missing(db: Queries): Promise<string[]>;
}

export function createSealingKeys(keeper: KeyKeeper, dialect: DialectName): SealingKeys {
  const opened = new Map<string, Uint8Array>();
  const open = async (db: Queries, id: string): Promise<Uint8Array | undefined> => {
    const known = opened.get(id);
    if (known) return known;
    for (const copy of await copiesOf(db, id)) {
      const bytes = await keeper.unwrap({ by: copy.keeper, wrapped: copy.wrapped });
      if (!bytes) continue;
      opened.set(id, bytes);
      return bytes;
    }
    return undefined;
  };
  const named = async (db: Queries, id: string) => {
    const bytes = await open(db, id);
    if (bytes) return bytes;
    throw new SealingFailure(
      `What people wrote is encrypted with a key that is not in ${keeper.label}.`,
      'Restore the key from your copy. See “The encryption key” in docs/operate.md.',
    );
  };
  const make = async (db: Queries): Promise<string> => {
    const { id, bytes } = await makeKey(db, keeper);
    opened.set(id, bytes);
    return id;
  };
  const currentId = async (db: Queries): Promise<string> => {
    for (;;) {
      const newest = await newestOf(db);
      if (newest === undefined) break;
      // On SQLite, one transaction writes at a time.
      if (dialect === 'sqlite' || (await isLocked(db, newest))) return newest;
    }
    if (!(await keeper.names()).length) await keeper.begin?.();
    return make(db);
  };
  return {
    keeper,
    named,
    make,
    async current(db) {
      const sealingKey = await currentId(db);
      return { sealingKey, bytes: await named(db, sealingKey) };
    },
    async isMade(db) {
      const newest = await newestOf(db);
      if (newest !== undefined) await named(db, newest);
      return newest !== undefined;
    },
    copyToAll: (db) => copyToAll(db, keeper, open),
    async missing(db) {
      const lost: string[] = [];
      for (const id of await allOf(db)) if (!(await open(db, id))) lost.push(id);
      return lost;
    },
  };
}

async function makeKey(db: Queries, keeper: KeyKeeper): Promise<{ id: string; bytes: Uint8Array }> {
  const bytes = randomBytes(KEY_BYTES);
  const copies = await keeper.wrap(bytes);
  const id = randomBytes(9).toString('base64url');
  await db
    .insertInto('sealing_keys')
    .values({ id, made_at: await laterThanAll(db) })
    .execute();
  await addCopies(db, id, copies);
  return { id, bytes };
}

async function copyToAll(
  db: Queries,
  keeper: KeyKeeper,
  open: (db: Queries, id: string) => Promise<Uint8Array | undefined>,
): Promise<void> {
  const names = await keeper.names();
  for (const id of await allOf(db)) {
    const copied = new Set((await copiesOf(db, id)).map((copy) => copy.keeper));
    if (names.every((name) => copied.has(name))) continue;
    const bytes = await open(db, id);
    if (bytes) await addCopies(db, id, await keeper.wrap(bytes));
  }
}

async function addCopies(db: Queries, id: string, copies: readonly Wrapped[]): Promise<void> {
  await db
    .insertInto('sealing_key_copies')
    .values(copies.map(({ by, wrapped }) => ({ sealing_key: id, keeper: by, wrapped })))
    .onConflict((conflict) => conflict.columns(['sealing_key', 'keeper']).doNothing())
    .execute();
}

/** Keeps a rotation from deleting a key before what it wraps is stored. False if it has just been deleted. */
async function isLocked(db: Queries, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('sealing_keys')
    .select('id')
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  return row !== undefined;
}

function copiesOf(db: Queries, id: string) {
  return db.selectFrom('sealing_key_copies').selectAll().where('sealing_key', '=', id).execute();
}

async function allOf(db: Queries): Promise<string[]> {
  const rows = await db.selectFrom('sealing_keys').select('id').orderBy('made_at').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/**
 * Returns a time later than every other key's, even if the clock was set back, because the newest key is the current
 * one.
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
