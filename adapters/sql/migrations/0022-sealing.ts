// Encryption: wrapped keys, the key of each sealed row, digests to search by, and what was erased.
import type { Kysely } from 'kysely';
import type { Migration } from './migration.js';

/** Null in a row: it is plain, from before, and will be sealed. */
const SEALED = ['received_words', 'held_wordings', 'stand_ins', 'uploads'];

export const sealing: Migration = {
  name: '0022-sealing',
  async up(db) {
    await createKeys(db);
    for (const table of SEALED) {
      await db.schema
        .alterTable(table)
        .addColumn('key', 'text', (c) => c.references('data_keys.id'))
        .execute();
      await db.schema.createIndex(`${table}_by_key`).on(table).column('key').execute();
    }
    await db.schema
      .createTable('pseudonym_digests')
      .addColumn('conversation', 'text', (c) => c.notNull())
      .addColumn('digest', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('pseudonym_digests_key', ['digest', 'conversation'])
      .execute();
    await db.schema
      .createIndex('pseudonym_digests_by_conversation')
      .on('pseudonym_digests')
      .column('conversation')
      .execute();
    await db.schema
      .createTable('erased')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('digest', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('erased_key', ['kind', 'digest'])
      .execute();
    await db.schema.createIndex('erased_by_at').on('erased').column('at').execute();
  },
};

async function createKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sealing_keys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('sealing_key_copies')
    .addColumn('sealing_key', 'text', (c) => c.notNull().references('sealing_keys.id'))
    .addColumn('keeper', 'text', (c) => c.notNull())
    .addColumn('wrapped', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('sealing_key_copies_key', ['sealing_key', 'keeper'])
    .execute();
  await db.schema
    .createTable('data_keys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('sealing_key', 'text', (c) => c.notNull().references('sealing_keys.id'))
    .addColumn('wrapped', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('data_keys_of_owner', ['owner', 'period'])
    .execute();
  await db.schema.createIndex('data_keys_by_sealing_key').on('data_keys').column('sealing_key').execute();
}
