// Who is signed in at the pages.
import { inSql, type Migration } from './migration.js';

export const people: Migration = {
  name: '0005-people',
  up: inSql(`
    create table sessions (
      id text primary key, subject text not null, name text not null, groups text not null,
      roles text not null, began_at text not null, ends_at text not null);
    create index sessions_ends_at on sessions (ends_at)
  `),
};
