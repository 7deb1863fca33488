import type { ChatLinkRecords } from '../../../bot/model/people/chat-link.js';
import { recordOf } from '../engine/columns.js';
import type { Queries } from '../engine/open-database.js';
import { first } from '../engine/read-rows.js';

export function createChatLinkRecords(db: Queries): ChatLinkRecords {
  const valid = (now: string) =>
    db
      .selectFrom('chat_links')
      .select(['person_id as person', 'digest', 'sealed', 'expires_at'])
      .where('expires_at', '>', now);
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
    find: (digest, now) => first(valid(now).where('digest', '=', digest), recordOf),
    of: (person, now) => first(valid(now).where('person_id', '=', person), recordOf),
    async remove(person) {
      await db.deleteFrom('chat_links').where('person_id', '=', person).execute();
    },
  };
}
