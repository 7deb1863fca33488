// What is urgent goes before everything else of its place. A version that does not know this writes and reads jobs as before.
import { inSql, type Migration } from './migration.js';

export const urgentJobs: Migration = {
  name: '0013-urgent-jobs',
  up: inSql(`
    alter table jobs add column urgent integer not null default 0
  `),
};
