// Adds an index for finding passages that may not be quoted, which is used for every question.
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
