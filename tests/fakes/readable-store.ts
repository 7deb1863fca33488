// Makes a store that does not encrypt text, for tests that search files and rows for deleted text.
import type { Database, Queries } from '../../adapters/sql/engine/open-database.js';
import type { DataKey, Sealed, Sealing } from '../../adapters/sql/keys/sealing.js';

/**
 * Changes the given database so that keys are made, kept and destroyed as usual, but nothing is encrypted
 * with them.
 */
export function leaveReadable(database: Database): void {
  const { sealing } = database;
  const readable = (key: DataKey): DataKey => ({
    ...key,
    seal: (_where, plain) => plain,
    open: (_where, sealed) => sealed,
    encryptBytes: (_where, plain) => Buffer.from(plain),
    decryptBytes: (_where, sealed) => Buffer.from(sealed),
  });
  const open = async (db: Queries, { text, key }: Sealed) =>
    key === null || (await sealing.keyNamed(db, key)) ? text : undefined;
  const change: Sealing = {
    ...sealing,
    keyFor: async (db, of) => readable(await sealing.keyFor(db, of)),
    async keyNamed(db, id) {
      const key = await sealing.keyNamed(db, id);
      return key && readable(key);
    },
    async seal(db, of, _where, text) {
      return { text, key: (await sealing.keyFor(db, of)).id };
    },
    open,
    openAll: (db, all) => Promise.all(all.map((one) => open(db, one))),
  };
  database.sealing = change;
}
