// In which language each person is written to, and how we know it.
import { inSql, type Migration } from './migration.js';

export const languages: Migration = {
  name: '0024-languages',
  up: inSql(`
    -- SQLite adds one column at a time.
    alter table people add column language text;
    alter table people add column language_from text;
    alter table people add column language_at text
  `),
};
