// How often a process ended while it ran a job. A version that does not know this leaves it as it is.
import { inSql, type Migration } from './migration.js';

export const interruptedJobs: Migration = {
  name: '0026-interrupted-jobs',
  up: inSql(`
    alter table jobs add column interrupted integer not null default 0
  `),
};
