// Adds an index that finds the complaint or data request that a key seals. We check this before we drop a
// key.
import { indexBeside, type Migration } from './migration.js';

export const keysOfRecords: Migration = {
  name: '0038-keys-of-records',
  byItself: true,
  async up(db, dialect) {
    for (const table of ['complaints', 'subject_requests'])
      await indexBeside(db, dialect, { name: `${table}_by_key`, table, columns: ['key'] });
  },
};
