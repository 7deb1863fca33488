// The posts that continue a long message, so that they can be changed with it. Older versions leave them as they are.
import { inSql, type Migration } from './migration.js';

export const furtherPages: Migration = {
  name: '0029-further-pages',
  up: inSql('alter table outgoing_messages add column further_pages text'),
};
