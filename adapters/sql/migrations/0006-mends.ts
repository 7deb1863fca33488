// Where the words of a passage are not printed in the file as they stand here.
import { inSql, type Migration } from './migration.js';

export const mends: Migration = {
  name: '0006-mends',
  up: inSql(`
    alter table edition_passages add column mends text
  `),
};
