// Stores complaints: when each one arrived, what was done about it and, encrypted, what people typed.
import type { Selectable } from 'kysely';
import type {
  Complaint,
  ComplaintProgress,
  ComplaintRecords,
} from '../../../bot/model/governance/complaint.js';
import type { Person } from '../../../bot/model/people/person.js';
import { SealingFailure } from '../../../knowledge/model/errors.js';
import { noteErasure, recordErasure } from './record-erasures.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Database, Queries, Tables } from '../engine/open-database.js';
import type { Sealing } from '../keys/sealing.js';
import { personIfAny } from '../people/person-columns.js';
import { dropEarlierKeys, opened, decryptParts, SEALED, encryptPart } from './sealed-parts.js';
import { timeAsStored } from '../engine/time-as-stored.js';
import { all, changedOne } from '../engine/read-rows.js';

type Row = Selectable<Tables['complaints']>;
type How = Pick<Database, 'sealing'>;

interface Typed {
  words: string;
  from: string;
  answer: string;
}

type Body = Pick<Complaint, 'via' | 'addedBy' | 'words' | 'from' | 'closed'>;

export function complaintRecords(db: Queries, { sealing }: How): ComplaintRecords {
  const rows = () => db.selectFrom('complaints').selectAll().orderBy('received_at').orderBy('id');
  const open = async (found: readonly Row[]) => {
    const typed = await decryptParts<Typed>(db, sealing, 'complaints', found);
    return found.map((row, at) => toComplaint(row, typed[at]));
  };
  const save = async ({ version, ...complaint }: Complaint) => {
    const next = { ...complaint, version: version + 1 };
    const saved = db.updateTable('complaints').set(await columnsOf(db, sealing, next));
    const isSaved = await changedOne(saved.where('id', '=', next.id).where('version', '=', version));
    if (isSaved) await dropEarlierKeys(db, 'complaints', next);
    return isSaved;
  };
  // Locks the complaint, because on PostgreSQL someone may save it between our read and our write. Even an
  // update that changes nothing locks the row.
  const lock = (id: string) => {
    const locked = db.updateTable('complaints').set((eb) => ({ version: eb.ref('version') }));
    return locked.where('id', '=', id).returningAll().execute();
  };
  const removePerson = async ({ id }: Pick<Complaint, 'id'>, now: string) => {
    await recordErasure(db, 'complaint', id, now);
    for (const row of await lock(id)) await save(withoutPerson(toComplaint(row)));
  };
  const forgetWordsIn = async (row: Row) => {
    try {
      for (const { words: _, ...rest } of await open([row])) await save(rest);
    } catch (error) {
      if (!(error instanceof SealingFailure)) throw error;
      // Erasing must work even if the key is missing. Our answer is encrypted together with the person's
      // text, so it is then deleted too.
      await save(withoutTyped(toComplaint(row)));
    }
  };
  const by = ({ platform, id }: Person) =>
    rows().where('platform', '=', platform).where('person_id', '=', id).execute();
  return {
    async add(complaint) {
      const added = db.insertInto('complaints').values(await columnsOf(db, sealing, complaint));
      return changedOne(added.onConflict((conflict) => conflict.column('id').doNothing()));
    },
    find: async (id) => (await open(await rows().where('id', '=', id).execute()))[0],
    list: async () => openFirst(await open(await rows().execute())),
    progress: async () => openFirst(await all(rows(), toProgress)),
    by: async (person) => open(await by(person)),
    between: (from, to) =>
      all(rows().where('received_at', '>=', from).where('received_at', '<', to), toProgress),
    save,
    removePerson,
    async forget(person, now) {
      for (const row of await by(person)) await removePerson(row, now);
    },
    async forgetWords(message) {
      noteErasure(db);
      for (const { id } of await rows().where('message', '=', message).execute())
        for (const row of await lock(id)) await forgetWordsIn(row);
    },
  };
}

/**
 * Encrypts up to `limit` complaints that an earlier version stored in plain text. Returns how many there
 * were.
 */
export async function encryptPlainComplaints(db: Queries, sealing: Sealing, limit: number): Promise<number> {
  const plain = db.selectFrom('complaints').selectAll().where('sealed', 'is', null);
  const found = await plain.limit(limit).execute();
  for (const row of found) {
    const { body, sealed, key } = await columnsOf(db, sealing, toComplaint(row));
    const changed = db.updateTable('complaints').set({ body, sealed, key });
    await changed.where('id', '=', row.id).where('version', '=', row.version).execute();
  }
  return found.length;
}

const openFirst = <T extends { closed?: object }>(found: readonly T[]) => [
  ...found.filter(({ closed }) => !closed),
  ...found.filter(({ closed }) => closed).reverse(),
];

function withoutTyped({ words: _, from: __, closed, ...rest }: Complaint): Complaint {
  return { ...rest, ...(closed && { closed: { by: closed.by, at: closed.at, outcome: closed.outcome } }) };
}

function withoutPerson(complaint: Complaint): Complaint {
  const { person: _, conversation: __, message: ___, ...rest } = withoutTyped(complaint);
  return rest;
}

async function columnsOf(db: Queries, sealing: Sealing, complaint: Complaint) {
  const { id, receivedAt, person, conversation, message, version, words, from, closed, ...rest } = complaint;
  const typed: Partial<Typed> = { words, from, answer: closed?.answer };
  const body = {
    ...rest,
    ...(words !== undefined && { words: SEALED }),
    ...(from !== undefined && { from: SEALED }),
    closed: closed && { ...closed, ...(closed.answer !== undefined && { answer: SEALED }) },
  };
  return {
    id,
    received_at: receivedAt,
    closed_at: closed?.at ?? null,
    platform: person?.platform ?? null,
    person_id: person?.id ?? null,
    conversation: conversation ?? null,
    message: message ?? null,
    body: JSON.stringify(body),
    version,
    ...(await encryptPart(db, sealing, 'complaints', { id, version }, typed)),
  };
}

function toComplaint(
  { id, conversation, message, version, ...row }: Row,
  typed: Partial<Typed> = {},
): Complaint {
  const { closed, words, from, ...body } = fromJson<Body>(row.body);
  return recordOf(
    { id, conversation, message, version },
    {
      ...body,
      words: opened(words, typed.words),
      from: opened(from, typed.from),
      closed: closed && { ...closed, answer: opened(closed.answer, typed.answer) },
      receivedAt: timeAsStored(row.received_at),
      person: personIfAny(row.platform, row.person_id, null),
    },
  );
}

const toProgress = (row: Row): ComplaintProgress => {
  const complaint = toComplaint(row);
  return { ...withoutPerson(complaint), ...(complaint.person && { person: complaint.person }) };
};
