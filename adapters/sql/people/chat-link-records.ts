// Keeps private links back to conversations, one for each person.
import type { Selectable } from 'kysely';
import type { ChatLink, ChatLinkRecords } from '../../../bot/model/people/chat-link.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { first } from '../engine/read-rows.js';

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
    find: (digest, now) => first(valid(now).where('digest', '=', digest), toLink),
    of: (person, now) => first(valid(now).where('person_id', '=', person), toLink),
    async remove(person) {
      await db.deleteFrom('chat_links').where('person_id', '=', person).execute();
    },
  };
}

function toLink(row: Selectable<Tables['chat_links']>): ChatLink {
  return { person: row.person_id, digest: row.digest, sealed: row.sealed, expiresAt: row.expires_at };
}
