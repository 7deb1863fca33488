// Where an open request was sent from, so that one sender who makes up many people does not fill the advisers' queue.
import { inSql, type Migration } from './migration.js';

export const senders: Migration = {
  name: '0014-senders',
  up: inSql(`
    alter table escalations add column sender text;
    create index escalations_by_sender on escalations (sender, state)
  `),
};
