// Stores complaints.
import type { Selectable } from 'kysely';
import type { Complaint, ComplaintRecords } from '../../../bot/model/governance/complaint.js';
import type { Person } from '../../../bot/model/people/person.js';
import { noteErasure, recordErasure } from '../sealing/erased.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { personIfAny } from '../people/person-columns.js';
import { timeAsStored } from './time-as-stored.js';
import { all, changedOne, first } from '../engine/read-rows.js';

type Row = Selectable<Tables['complaints']>;

export function complaintRecords(db: Queries): ComplaintRecords {
  const rows = () => db.selectFrom('complaints').selectAll().orderBy('received_at').orderBy('id');
  const save = ({ version, ...complaint }: Complaint) => {
    const saved = db.updateTable('complaints').set(columnsOf({ ...complaint, version: version + 1 }));
    return changedOne(saved.where('id', '=', complaint.id).where('version', '=', version));
  };
  // On PostgreSQL, an admin may save the complaint between our read and our write. An update that changes nothing locks
  // it.
  const lock = (id: string) => {
    const locked = db.updateTable('complaints').set((eb) => ({ version: eb.ref('version') }));
    return first(locked.where('id', '=', id).returningAll(), toComplaint);
  };
  const strip = async ({ id }: Pick<Complaint, 'id'>, now: string) => {
    await recordErasure(db, 'complaint', id, now);
    const latest = await lock(id);
    if (latest) await save(withoutPerson(latest));
  };
  const by = ({ platform, id }: Person) =>
    all(rows().where('platform', '=', platform).where('person_id', '=', id), toComplaint);
  return {
    add(complaint) {
      const added = db.insertInto('complaints').values(columnsOf(complaint));
      return changedOne(added.onConflict((conflict) => conflict.column('id').doNothing()));
    },
    find: (id) => first(rows().where('id', '=', id), toComplaint),
    async list() {
      const found = await all(rows(), toComplaint);
      const closed = found.filter((one) => one.closed);
      return [...found.filter((one) => !one.closed), ...closed.reverse()];
    },
    by,
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

function toComplaint({ id, conversation, message, version, ...row }: Row): Complaint {
  return recordOf(
    { id, conversation, message, version },
    {
      ...fromJson<Pick<Complaint, 'via' | 'addedBy'>>(row.body),
      receivedAt: timeAsStored(row.received_at),
      person: personIfAny(row.platform, row.person_id, null),
    },
  );
}
