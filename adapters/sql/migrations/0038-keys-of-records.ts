// Finds the complaint or data request that a key seals, because each key is checked before it is dropped.
import { indexBeside, type Migration } from './migration.js';

export const keysOfRecords: Migration = {
  name: '0038-keys-of-records',
  byItself: true,
  async up(db, dialect) {
    for (const table of ['complaints', 'subject_requests'])
      await indexBeside(db, dialect, { name: `${table}_by_key`, table, columns: ['key'] });
  },
};
