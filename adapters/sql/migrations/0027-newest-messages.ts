// Adds an index for finding the newest messages sent to a place. Older versions still work with it.
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
