// When a message was last edited, and which copies of it still show an earlier wording.
import { inSql, type Migration } from './migration.js';

export const edits: Migration = {
  name: '0028-edits',
  up: inSql(`
    alter table messages add column edited_at text;
    alter table outgoing_messages add column outdated integer not null default 0
  `),
};
