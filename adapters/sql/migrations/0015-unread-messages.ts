// Which messages the reader has not read yet: the rules alone took personal details out of them.
import { inSql, type Migration } from './migration.js';

export const unreadMessages: Migration = {
  name: '0015-unread-messages',
  up: inSql(`
    alter table messages add column unread integer not null default 0
  `),
};
