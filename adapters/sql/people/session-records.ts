import type { Selectable } from 'kysely';
import type { UserRole } from '../../../bot/model/people/roles.js';
import type { Identity, Session, SessionRecords } from '../../../bot/model/people/session-record.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { all, changedOne, first } from '../engine/read-rows.js';

export function createSessionRecords(db: Queries): SessionRecords {
  return {
    async add({ id, subject, beganAt, endsAt, usedAt, renewal, ...said }) {
      await db
        .insertInto('sessions')
        .values({
          id,
          subject,
          ...columnsOf(said),
          began_at: beganAt,
          ends_at: endsAt,
          used_at: usedAt ?? null,
          refresh_token: renewal?.refreshToken ?? null,
          renewal_due_at: renewal?.dueAt ?? null,
        })
        .execute();
    },
    find: (id, now) =>
      first(db.selectFrom('sessions').selectAll().where('id', '=', id).where('ends_at', '>', now), toSession),
    list(now) {
      const open = db.selectFrom('sessions').selectAll().where('ends_at', '>', now);
      return all(open.orderBy('began_at', 'desc'), toSession);
    },
    async remove(id) {
      await db.deleteFrom('sessions').where('id', '=', id).execute();
    },
    async removeOf(subject) {
      const theirs = db.deleteFrom('sessions').where('subject', '=', subject);
      return Number((await theirs.executeTakeFirst()).numDeletedRows);
    },
    async removeEnded(now) {
      await db.deleteFrom('sessions').where('ends_at', '<=', now).execute();
    },
    async used(id, now) {
      await db.updateTable('sessions').set({ used_at: now }).where('id', '=', id).execute();
    },
    takeRenewal(id, dueAt, until) {
      const taken = db.updateTable('sessions').set({ renewal_due_at: until }).where('id', '=', id);
      return changedOne(taken.where('renewal_due_at', '=', dueAt));
    },
    async renew(id, said, { refreshToken, dueAt }) {
      await db
        .updateTable('sessions')
        .set({ ...columnsOf(said), refresh_token: refreshToken, renewal_due_at: dueAt })
        .where('id', '=', id)
        .execute();
    },
  };
}

function columnsOf({ name, groups, roles }: Omit<Identity, 'subject'>) {
  return { name, groups: JSON.stringify(groups), roles: JSON.stringify(roles) };
}

function toSession(row: Selectable<Tables['sessions']>): Session {
  const { refresh_token: refreshToken, renewal_due_at: dueAt, ...columns } = row;
  return recordOf(columns, {
    groups: fromJson<string[]>(row.groups),
    roles: fromJson<UserRole[]>(row.roles),
    renewal: refreshToken !== null && dueAt !== null ? { refreshToken, dueAt } : null,
  });
}
