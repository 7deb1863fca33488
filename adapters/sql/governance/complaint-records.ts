// Stores complaints.
import type { Selectable } from 'kysely';
import type { Complaint, ComplaintRecords } from '../../../bot/model/governance/complaint.js';
import { noteErasure, recordErasure } from '../sealing/erased.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { present } from '../engine/present.js';
import { personIfAny } from '../people/person-columns.js';
import { timeAsStored } from './time-as-stored.js';
import { all, first } from '../engine/read-rows.js';

type Row = Selectable<Tables['complaints']>;

export function complaintRecords(db: Queries): ComplaintRecords {
  const rows = () => db.selectFrom('complaints').selectAll().orderBy('received_at').orderBy('id');
  const save = async (complaint: Complaint) => {
    const { numUpdatedRows } = await db
      .updateTable('complaints')
      .set(columnsOf({ ...complaint, version: complaint.version + 1 }))
      .where('id', '=', complaint.id)
      .where('version', '=', complaint.version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  };
  // On PostgreSQL, an admin may save the complaint between our read and our write. An update that changes nothing locks
  // it.
  const lock = async (id: string) => {
    const row = await db
      .updateTable('complaints')
      .set((eb) => ({ version: eb.ref('version') }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    return row && toComplaint(row);
  };
  const strip = async ({ id }: Pick<Complaint, 'id'>, now: string) => {
    await recordErasure(db, 'complaint', id, now);
    const latest = await lock(id);
    if (latest) await save(withoutPerson(latest));
  };
  const by = ({ platform, id }: { platform: string; id: string }) =>
    rows().where('platform', '=', platform).where('person_id', '=', id).execute();
  return {
    async add(complaint) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('complaints')
        .values(columnsOf(complaint))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    find: (id) => first(rows().where('id', '=', id), toComplaint),
    async list() {
      const found = (await rows().execute()).map(toComplaint);
      const closed = found.filter((one) => one.closed);
      return [...found.filter((one) => !one.closed), ...closed.reverse()];
    },
    by: async (person) => (await by(person)).map(toComplaint),
    between: (from, to) =>
      all(rows().where('received_at', '>=', from).where('received_at', '<', to), toComplaint),
    save,
    strip,
    async forget(person, now) {
      for (const row of await by(person)) await strip(row, now);
    },
    async forgetWords(message) {
      noteErasure(db);
      for (const { id } of await rows().where('message', '=', message).execute()) {
        const latest = await lock(id);
        if (!latest) continue;
        const { words: _, ...rest } = latest;
        await save(rest);
      }
    },
  };
}

function withoutPerson({
  id,
  receivedAt,
  via,
  addedBy,
  acknowledged,
  closed,
  version,
}: Complaint): Complaint {
  return {
    id,
    receivedAt,
    via,
    addedBy,
    ...(acknowledged && { acknowledged }),
    ...(closed && { closed: { by: closed.by, at: closed.at, outcome: closed.outcome } }),
    version,
  };
}

function columnsOf({ id, receivedAt, person, conversation, message, version, ...body }: Complaint) {
  return {
    id,
    received_at: receivedAt,
    closed_at: body.closed?.at ?? null,
    platform: person?.platform ?? null,
    person_id: person?.id ?? null,
    conversation: conversation ?? null,
    message: message ?? null,
    body: JSON.stringify(body),
    version,
  };
}

function toComplaint(row: Row): Complaint {
  const { id, received_at: receivedAt, platform, person_id: person, conversation, message, version } = row;
  return {
    ...(JSON.parse(row.body) as Pick<Complaint, 'via' | 'addedBy'>),
    id,
    receivedAt: timeAsStored(receivedAt),
    ...present({ person: personIfAny(platform, person, null), conversation, message }),
    version,
  };
}
