// Stores people's requests about their own data: who each request is about, its dates, its progress and,
// encrypted, what people typed.
import type { Selectable } from 'kysely';
import type { SubjectRecords, SubjectRequest } from '../../../bot/model/governance/subject-request.js';
import { samePerson, type Person } from '../../../bot/model/people/person.js';
import { fromJson } from '../engine/columns.js';
import { all, changedOne } from '../engine/read-rows.js';
import { timeAsStored } from '../engine/time-as-stored.js';
import type { Sealing } from '../keys/sealing.js';
import type { Queries, Tables } from '../tables/queries.js';
import { dropEarlierKeys, opened, decryptParts, SEALED, encryptPart } from './sealed-parts.js';

type Row = Selectable<Tables['subject_requests']>;

interface Typed {
  sought: string;
  own: string[];
  leftOut: string[];
  whys: string[];
  outcome: string;
}

type Requests = Pick<SubjectRecords, 'add' | 'find' | 'list' | 'forget' | 'openTimes' | 'save'>;

type Body = Omit<SubjectRequest, 'own' | 'leftOut' | 'pauses'> &
  Partial<Pick<SubjectRequest, 'own' | 'pauses'>>;

export function subjectRequests(db: Queries, sealing: Sealing): Requests {
  const rows = () => db.selectFrom('subject_requests').selectAll().orderBy('opened_at');
  const open = async (found: readonly Row[]) => {
    const typed = await decryptParts<Typed>(db, sealing, 'subject_requests', found);
    return found.map((row, at) => toRequest(row, typed[at]));
  };
  return {
    async add(request) {
      await db
        .insertInto('subject_requests')
        .values(await columnsOf(db, sealing, request))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    find: async (id) => (await open(await rows().where('id', '=', id).execute()))[0],
    async list() {
      const found = await open(await rows().execute());
      const closed = found.filter(({ closed }) => closed);
      return [...found.filter((one) => !one.closed), ...closed.reverse()];
    },
    forget: (person) => forgetClosed(db, person),
    openTimes: () =>
      all(rows().where('closed_at', 'is', null), (row) => {
        const { openedAt, pauses } = toRequest(row);
        return { openedAt, pauses };
      }),
    async save({ version, ...request }) {
      const next = { ...request, version: version + 1 };
      const saved = db.updateTable('subject_requests').set(await columnsOf(db, sealing, next));
      const isSaved = await changedOne(saved.where('id', '=', next.id).where('version', '=', version));
      if (isSaved) await dropEarlierKeys(db, 'subject_requests', next);
      return isSaved;
    },
  };
}

/**
 * Does not change the encrypted part, because that needs the key. In a closed request, this part only
 * contains the outcome and the reasons for any pauses.
 */
async function forgetClosed(db: Queries, person: Person): Promise<void> {
  // Locks the request, because on PostgreSQL it may be encrypted between our read and our write. Even an
  // update that changes nothing locks the row.
  const locked = db.updateTable('subject_requests').set((eb) => ({ version: eb.ref('version') }));
  const found = locked.where('closed_at', 'is not', null).where((e) =>
    e.or([
      e.and([e('platform', '=', person.platform), e('person_id', '=', person.id)]),
      // If a row is not encrypted yet, only its body names the person.
      e('sealed', 'is', null),
    ]),
  );
  for (const { id, version, body } of await found.returning(['id', 'version', 'body']).execute()) {
    const { subject, ...rest } = fromJson<Body>(body);
    if (subject?.by !== 'identity' || !samePerson(subject.person, person)) continue;
    const left = { platform: null, person_id: null, body: JSON.stringify({ ...rest, own: [] }) };
    const changed = db.updateTable('subject_requests').set({ ...left, version: version + 1 });
    await changed.where('id', '=', id).execute();
  }
}

/**
 * Encrypts up to `limit` requests that an earlier version stored in plain text. Returns how many there were.
 */
export async function encryptPlainRequests(db: Queries, sealing: Sealing, limit: number): Promise<number> {
  const plain = db.selectFrom('subject_requests').selectAll().where('sealed', 'is', null);
  const found = await plain.limit(limit).execute();
  for (const row of found) {
    const { platform, person_id, body, sealed, key } = await columnsOf(db, sealing, toRequest(row));
    const changed = db.updateTable('subject_requests').set({ platform, person_id, body, sealed, key });
    await changed.where('id', '=', row.id).where('version', '=', row.version).execute();
  }
  return found.length;
}

async function columnsOf(db: Queries, sealing: Sealing, request: SubjectRequest) {
  const { id, kind, openedAt, subject, own: _, leftOut: __, pauses, closed, version, ...rest } = request;
  const person = subject?.by === 'identity' ? subject.person : undefined;
  const body = {
    ...rest,
    subject: subject?.by === 'name' ? { ...subject, sought: SEALED } : subject,
    own: [],
    pauses: pauses.map((one) => ({ ...one, why: SEALED })),
    closed: closed && { ...closed, outcome: SEALED },
  };
  return {
    id,
    kind,
    opened_at: openedAt,
    closed_at: closed?.at ?? null,
    platform: person?.platform ?? null,
    person_id: person?.id ?? null,
    body: JSON.stringify(body),
    version,
    ...(await encryptPart(db, sealing, 'subject_requests', { id, version }, typedIn(request))),
  };
}

/** Empty if nothing was typed, so that no key is needed. */
function typedIn({ subject, own, leftOut, pauses, closed }: SubjectRequest): Partial<Typed> {
  return {
    ...(subject?.by === 'name' && { sought: subject.sought }),
    ...(own.length && { own }),
    ...(leftOut.length && { leftOut }),
    ...(pauses.length && { whys: pauses.map(({ why }) => why) }),
    ...(closed && { outcome: closed.outcome }),
  };
}

function toRequest(row: Row, typed: Partial<Typed> = {}): SubjectRequest {
  const { id, kind, opened_at: openedAt, version } = row;
  const { subject, own = [], pauses = [], closed, ...body } = fromJson<Body>(row.body);
  return {
    ...body,
    id,
    kind: kind as SubjectRequest['kind'],
    subject:
      subject?.by === 'name' ? { ...subject, sought: opened(subject.sought, typed.sought) ?? '' } : subject,
    openedAt: timeAsStored(openedAt),
    // For a closed request, the encrypted part has no `own`, because closing the request deletes it.
    own: closed ? own : (typed.own ?? own),
    leftOut: typed.leftOut ?? [],
    pauses: pauses.map((one, at) => ({ ...one, why: opened(one.why, typed.whys?.[at]) ?? '' })),
    ...(closed && { closed: { ...closed, outcome: opened(closed.outcome, typed.outcome) ?? '' } }),
    version,
  };
}
