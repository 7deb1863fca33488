// When a backup last succeeded: at most one row. What makes backups elsewhere writes it with SQL of its own.
import { inSql, type Migration } from './migration.js';

export const lastBackup: Migration = {
  name: '0031-last-backup',
  up: inSql(`
    create table last_backup (id integer primary key, at text not null)
  `),
};
