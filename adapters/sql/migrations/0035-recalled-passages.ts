// Adds an index for finding passages that must not be quoted. Every question uses the index.
import { indexBeside, type Migration } from './migration.js';

export const recalledPassages: Migration = {
  name: '0035-recalled-passages',
  byItself: true,
  up: (db, dialect) =>
    indexBeside(db, dialect, {
      name: 'recalls_by_standing',
      table: 'recalls',
      columns: ['reason', 'lifted_at', 'passage', 'opened_at'],
    }),
};
