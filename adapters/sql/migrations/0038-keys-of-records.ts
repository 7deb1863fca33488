// Adds an index for finding the complaint or data request that uses a key, which we check before we delete
// the key.
import { indexBeside, type Migration } from './migration.js';

export const keysOfRecords: Migration = {
  name: '0038-keys-of-records',
  byItself: true,
  async up(db, dialect) {
    for (const table of ['complaints', 'subject_requests'])
      await indexBeside(db, dialect, { name: `${table}_by_key`, table, columns: ['key'] });
  },
};
