// Keeps private links back to conversations, one for each person.
import type { Selectable } from 'kysely';
import type { ChatLink, ChatLinkRecords } from '../../../bot/model/people/chat-link.js';
import type { Queries, Tables } from '../engine/open-database.js';

export function createChatLinkRecords(db: Queries): ChatLinkRecords {
  const valid = (now: string) => db.selectFrom('chat_links').selectAll().where('expires_at', '>', now);
  return {
    async keep({ person, digest, sealed, expiresAt }, now) {
      await db.deleteFrom('chat_links').where('expires_at', '<=', now).execute();
      const values = { digest, sealed, expires_at: expiresAt };
      await db
        .insertInto('chat_links')
        .values({ person_id: person, ...values })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
        .execute();
    },
    async find(digest, now) {
      const row = await valid(now).where('digest', '=', digest).executeTakeFirst();
      return row && toLink(row);
    },
    async of(person, now) {
      const row = await valid(now).where('person_id', '=', person).executeTakeFirst();
      return row && toLink(row);
    },
    async remove(person) {
      await db.deleteFrom('chat_links').where('person_id', '=', person).execute();
    },
  };
}

function toLink(row: Selectable<Tables['chat_links']>): ChatLink {
  return { person: row.person_id, digest: row.digest, sealed: row.sealed, expiresAt: row.expires_at };
}
