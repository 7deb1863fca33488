// Adds an index that finds the newest messages we sent to a place without reading the others. Older versions
// do not need to know about it.
import { indexBeside, type Migration } from './migration.js';

export const newestMessages: Migration = {
  name: '0027-newest-messages',
  byItself: true,
  up: (db, dialect) =>
    indexBeside(db, dialect, {
      name: 'outgoing_messages_by_conversation_position',
      table: 'outgoing_messages',
      columns: ['conversation', 'position'],
    }),
};
