// Keeps who is signed in, for every process that serves pages.
import type { UserRole } from '../../../bot/model/people/roles.js';
import type { SessionRecords } from '../../../bot/model/people/session.js';
import type { Queries } from '../engine/database.js';

export function createSessionRecords(db: Queries): SessionRecords {
  return {
    async add({ id, subject, name, groups, roles, beganAt, endsAt }) {
      await db
        .insertInto('sessions')
        .values({
          id,
          subject,
          name,
          groups: JSON.stringify(groups),
          roles: JSON.stringify(roles),
          began_at: beganAt,
          ends_at: endsAt,
        })
        .execute();
    },
    async find(id, now) {
      const row = await db
        .selectFrom('sessions')
        .selectAll()
        .where('id', '=', id)
        .where('ends_at', '>', now)
        .executeTakeFirst();
      return (
        row && {
          id: row.id,
          subject: row.subject,
          name: row.name,
          groups: JSON.parse(row.groups) as string[],
          roles: JSON.parse(row.roles) as UserRole[],
          beganAt: row.began_at,
          endsAt: row.ends_at,
        }
      );
    },
    async remove(id) {
      await db.deleteFrom('sessions').where('id', '=', id).execute();
    },
    async removeEnded(now) {
      await db.deleteFrom('sessions').where('ends_at', '<=', now).execute();
    },
  };
}
