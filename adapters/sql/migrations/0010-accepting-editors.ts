// Who accepted a change, beside the name by which people know them: names can be changed, and two people can share one.
import { inSql, type Migration } from './migration.js';

export const acceptingEditors: Migration = {
  name: '0010-accepting-editors',
  up: inSql(`
    alter table changes add column accepted_by_id text
  `),
};
