import { sql, type RawBuilder, type Selectable } from 'kysely';
import {
  isInForce,
  type Covering,
  type DeferredErasure,
  type Hold,
  type HoldRecords,
  type HoldScope,
} from '../../../bot/model/governance/hold.js';
import { recordOf } from '../engine/columns.js';
import { isIn, listed } from '../engine/list-as-table.js';
import type { Database, Queries, Tables } from '../engine/open-database.js';
import { recordErasure } from '../sealing/record-erasures.js';
import { dropUnusedKeys } from '../sealing/destroy-keys.js';
import { placeOfHeld } from '../sealing/encrypt-plain-rows.js';
import { keyOfMessage } from '../sealing/encrypt-words.js';
import { readCovered, type Covered } from './rows-under-legal-hold.js';
import { all, changedOne, first } from '../engine/read-rows.js';

export function holdRecords(db: Queries, how: Pick<Database, 'sealing' | 'dialect'>): HoldRecords {
  return {
    add({ id, scope, reason, mayTell, placedBy, placedAt, endsAt }) {
      const added = db
        .insertInto('holds')
        .values({
          id,
          ...columnsOf(scope),
          reason,
          may_tell: Number(mayTell),
          placed_by: placedBy,
          placed_at: placedAt,
          ends_at: endsAt,
        })
        .onConflict((conflict) => conflict.column('id').doNothing());
      return changedOne(added);
    },
    find: (id) => first(db.selectFrom('holds').selectAll().where('id', '=', id), toHold),
    async list(now) {
      const placed = db.selectFrom('holds').selectAll().orderBy('placed_at', 'desc').orderBy('id');
      const holds = await all(placed, toHold);
      return [
        ...holds.filter((hold) => isInForce(hold, now)),
        ...holds.filter((hold) => !isInForce(hold, now)),
      ];
    },
    lift(id, { by, at, reason }) {
      const lifted = db.updateTable('holds').set({ lifted_by: by, lifted_at: at, lift_reason: reason });
      return changedOne(lifted.where('id', '=', id).where('lifted_at', 'is', null));
    },
    ...coverings(db),
    ...erasures(db, how),
  };
}

type Coverings = Pick<
  HoldRecords,
  | 'coversMessage'
  | 'coveredMessages'
  | 'coversConversation'
  | 'coversPerson'
  | 'coversComplaint'
  | 'coversUpload'
>;

function coverings(db: Queries): Coverings {
  const covering = (now: string, find: (covered: Covered) => RawBuilder<unknown>) =>
    coveringBy(db, now, find);
  const coversRow =
    (kind: 'message' | 'conversation' | 'complaint' | 'upload', column: 'id' | 'edition' = 'id') =>
    (id: string | number, now: string) =>
      covering(
        now,
        (covered) =>
          sql`select 1 from ${sql.table(`${kind}s`)} row_of where ${sql.ref(`row_of.${column}`)} = ${id} and ${covered[kind]('row_of')}`,
      );
  return {
    coversMessage: coversRow('message'),
    coversConversation: coversRow('conversation'),
    coversComplaint: coversRow('complaint'),
    coversUpload: coversRow('upload', 'edition'),
    async coveredMessages(ids, now) {
      const covered = await readCovered(db, now);
      if (!covered.any) return new Set();
      const { rows } = await sql<{ id: string }>`select m.id from messages m
        where ${isIn(sql`m.id`, listed(db, ids))} and ${covered.message('m')}`.execute(db);
      return new Set(rows.map(({ id }) => id));
    },
    coversPerson: (person, now) =>
      covering(
        now,
        (covered) => sql`select 1 where ${covered.person(sql`${person.platform}`, sql`${person.id}`)}
          or exists (select 1 from messages m where m.platform = ${person.platform} and m.person_id = ${person.id} and ${covered.message('m')})
          or exists (select 1 from escalations e where e.practitioner_platform = ${person.platform} and e.practitioner_id = ${person.id} and ${covered.escalation('e')})
          or exists (select 1 from complaints k where k.platform = ${person.platform} and k.person_id = ${person.id} and ${covered.complaint('k')})`,
      ),
  };
}

/** If one of the holds is confidential, none of them is mentioned. */
async function coveringBy(
  db: Queries,
  now: string,
  find: (covered: Covered) => RawBuilder<unknown>,
): Promise<Covering | undefined> {
  const all = await readCovered(db, now);
  if (!all.any) return undefined;
  const { rows } = await find(all).execute(db);
  if (!rows.length) return undefined;
  const quiet = await db
    .selectFrom('holds')
    .select('id')
    .where('lifted_at', 'is', null)
    .where('may_tell', '=', 0)
    .execute();
  for (const { id } of quiet) {
    const found = await find(await readCovered(db, now, id)).execute(db);
    if (found.rows.length) return { mayTell: false };
  }
  return { mayTell: true };
}

type Erasures = Pick<
  HoldRecords,
  'defer' | 'deferred' | 'settle' | 'keepWording' | 'keptWordings' | 'dropWordings'
>;

function erasures(db: Queries, { sealing, dialect }: Pick<Database, 'sealing' | 'dialect'>): Erasures {
  return {
    async defer(erasure) {
      await recordDeferred(db, erasure);
      await db
        .insertInto('deferred_erasures')
        .values(rowOf(erasure))
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet(({ ref, fn }) => ({
              conversation: fn.coalesce(
                sql<string>`nullif(${ref('deferred_erasures.conversation')}, '')`,
                ref('excluded.conversation'),
              ),
              asked_at: ref('excluded.asked_at'),
            }))
            .where('deferred_erasures.asked_at', '<=', ({ ref }) => ref('excluded.asked_at')),
        )
        .execute();
    },
    deferred: () =>
      all(db.selectFrom('deferred_erasures').selectAll().orderBy('asked_at').orderBy('id'), toErasure),
    async settle(erasure) {
      await db.deleteFrom('deferred_erasures').where('id', '=', rowOf(erasure).id).execute();
    },
    async dropWordings(now) {
      const covered = await readCovered(db, now);
      const { rows } = await sql<{ key: string | null }>`delete from held_wordings where message in (
        select m.id from messages m where not ${covered.message('m')}) returning key`.execute(db);
      await dropUnusedKeys(
        db,
        dialect,
        rows.map(({ key }) => key),
      );
    },
    async keptWordings(message) {
      const held = db.selectFrom('held_wordings').select(['text', 'key', 'revision']);
      const rows = await held.where('message', '=', message).orderBy('revision').execute();
      const sealed = rows.map(({ revision, ...row }) => ({ ...row, where: placeOfHeld(message, revision) }));
      return (await sealing.openAll(db, sealed)).filter((text) => text !== undefined);
    },
    async keepWording(message, revision, words, now) {
      const row = await db
        .selectFrom('messages')
        .select(['conversation', 'received_at'])
        .where('id', '=', message)
        .executeTakeFirstOrThrow();
      const place = placeOfHeld(message, revision);
      const { text, key } = await sealing.seal(db, keyOfMessage(row), place, words);
      await db
        .insertInto('held_wordings')
        .values({ message, revision, text, key, at: now })
        .onConflict((conflict) => conflict.columns(['message', 'revision']).doNothing())
        .execute();
    },
  };
}

/** Records the erasure that was asked for, because an older backup does not know about it. */
async function recordDeferred(db: Queries, erasure: DeferredErasure): Promise<void> {
  const { askedAt } = erasure;
  if (erasure.kind === 'message') await recordErasure(db, 'message', erasure.message, askedAt);
  if (erasure.kind === 'complaint') await recordErasure(db, 'complaint', erasure.complaint, askedAt);
  if (erasure.kind !== 'person') return;
  const { platform, id: person } = erasure.person;
  const theirs = (table: 'conversations' | 'messages' | 'complaints') =>
    sql<{
      id: string;
    }>`select id from ${sql.table(table)} where platform = ${platform} and person_id = ${person}
      ${table === 'conversations' ? sql`and place_kind = 'personal'` : sql``}`
      .execute(db)
      .then(({ rows }) => rows);
  const chats = await theirs('conversations');
  for (const { id } of chats) await recordErasure(db, 'chat', id, askedAt);
  // Someone who only wrote in shared places can only be found by their messages.
  if (!chats.length)
    for (const { id } of await theirs('messages')) await recordErasure(db, 'writer', id, askedAt);
  for (const { id } of await theirs('complaints')) await recordErasure(db, 'complaint', id, askedAt);
}

function rowOf(erasure: DeferredErasure): Selectable<Tables['deferred_erasures']> {
  const { kind, askedAt } = erasure;
  const about = { platform: null, person_id: null, message: null, record: null, conversation: '' };
  const row = { ...about, kind, asked_at: askedAt };
  switch (erasure.kind) {
    case 'person': {
      const { conversation = '', person } = erasure;
      const { platform, id } = person;
      return { ...row, id: `person ${platform} ${id}`, platform, person_id: id, conversation };
    }
    case 'message': {
      const { conversation, message } = erasure;
      return { ...row, id: `message ${message}`, message, conversation };
    }
    case 'complaint':
      return { ...row, id: `complaint ${erasure.complaint}`, record: erasure.complaint };
    case 'upload':
      return { ...row, id: `upload ${erasure.edition}`, record: String(erasure.edition) };
  }
}

function toErasure(row: Selectable<Tables['deferred_erasures']>): DeferredErasure {
  const { kind, conversation, asked_at: askedAt } = row;
  if (kind === 'complaint') return { kind, complaint: row.record!, askedAt };
  if (kind === 'upload') return { kind, edition: Number(row.record), askedAt };
  if (kind === 'message') return { kind, message: row.message!, conversation, askedAt };
  const person = { platform: row.platform!, id: row.person_id! };
  return { kind: 'person', person, ...(conversation !== '' && { conversation }), askedAt };
}

function columnsOf(scope: HoldScope) {
  return {
    kind: scope.kind,
    platform: scope.kind === 'person' ? scope.platform : null,
    target: scope.kind === 'period' ? null : scope.target,
    covers_from: scope.kind === 'period' ? scope.from : null,
    covers_to: scope.kind === 'period' ? scope.to : null,
  };
}

function scopeOf(row: Selectable<Tables['holds']>): HoldScope {
  if (row.kind === 'period') return { kind: 'period', from: row.covers_from!, to: row.covers_to! };
  if (row.kind === 'person') return { kind: 'person', platform: row.platform!, target: row.target! };
  return { kind: row.kind as 'conversation' | 'escalation', target: row.target! };
}

function toHold(row: Selectable<Tables['holds']>): Hold {
  const { id, reason, placed_by, placed_at, ends_at, lifted_by: by, lifted_at: at } = row;
  return recordOf(
    { id, reason, placed_by, placed_at, ends_at },
    {
      scope: scopeOf(row),
      mayTell: row.may_tell === 1,
      lifted: by !== null && at !== null ? { by, at, reason: row.lift_reason ?? '' } : null,
    },
  );
}
