// Records erasures as digests, so that they can be repeated after an older backup is restored.
import { hash } from 'node:crypto';
import type {
  Erased,
  ErasedKind,
  ErasureRecords,
  StillThere,
} from '../../../bot/model/governance/erasure-record.js';
import type { Person } from '../../../bot/model/people/person.js';
import { slices } from '../engine/slices.js';
import type { Queries } from '../engine/open-database.js';

/**
 * Only use this for our own ids, which cannot be guessed. Digests of people's ids would reveal who asked to
 * be erased.
 */
const erasureDigest = (kind: ErasedKind, id: string): string => hash('sha256', `${kind} ${id}`, 'base64url');

const erasing = new WeakSet<Queries>();

/**
 * Call this when a transaction removes text, so that old copies are also removed from the files after the
 * commit.
 */
export function noteErasure(db: Queries): void {
  erasing.add(db);
}

export const hasErased = (db: Queries): boolean => erasing.has(db);

export async function recordErasure(db: Queries, kind: ErasedKind, id: string, at: string): Promise<void> {
  noteErasure(db);
  await db
    .insertInto('erased')
    .values({ kind, digest: erasureDigest(kind, id), at })
    .onConflict((conflict) => conflict.columns(['kind', 'digest']).doUpdateSet({ at }))
    .execute();
}

const ROWS_AT_ONCE = 500;

export function erasureRecords(
  db: Queries,
  erasedAccounts: (erased: readonly Erased[]) => Promise<Person[]>,
): Omit<ErasureRecords, 'prunePlaceholders'> {
  return {
    all: (since = '') =>
      db.selectFrom('erased').selectAll().where('at', '>=', since).orderBy('at').orderBy('digest').execute(),
    async chatErasedAt(conversation) {
      const row = await db
        .selectFrom('erased')
        .select('at')
        .where('kind', '=', 'chat')
        .where('digest', '=', erasureDigest('chat', conversation))
        .executeTakeFirst();
      return row?.at;
    },
    async isMessageErased(message) {
      const digests = (['message', 'writer'] as const).map((kind) => erasureDigest(kind, message));
      const row = db.selectFrom('erased').select('at').where('digest', 'in', digests);
      return (await row.executeTakeFirst()) !== undefined;
    },
    async add(erased) {
      const latest = latestOfEach(erased);
      for (const some of slices(latest, ROWS_AT_ONCE))
        await db
          .insertInto('erased')
          .values(some)
          .onConflict((conflict) =>
            conflict
              .columns(['kind', 'digest'])
              .doUpdateSet(({ ref }) => ({ at: ref('excluded.at') }))
              .where('erased.at', '<', ({ ref }) => ref('excluded.at')),
          )
          .execute();
    },
    async stillThere(erased) {
      const messages = await erasedMessages(db, erased);
      const complaints = await erasedComplaints(db, erased);
      return {
        messages: messages.found,
        people: distinct([
          ...messages.writers,
          ...(await erasedChats(db, erased)),
          ...(await erasedAccounts(erased)),
          ...complaints.flatMap(({ platform, person_id: id }) =>
            platform !== null && id !== null ? [{ platform, id }] : [],
          ),
        ]),
        complaints: complaints
          .filter(({ person_id: person, body }) => person === null && 'from' in (JSON.parse(body) as object))
          .map(({ id }) => id),
      };
    },
  };
}

/**
 * Keeps only the latest erasure of each item. Something may have been erased twice, but a PostgreSQL
 * statement can only change a row once.
 */
function latestOfEach(erased: readonly Erased[]): Erased[] {
  const latest = new Map<string, Erased>();
  for (const { kind, digest, at } of erased) {
    const key = `${kind} ${digest}`;
    if ((latest.get(key)?.at ?? '') < at) latest.set(key, { kind, digest, at });
  }
  return [...latest.values()];
}

const distinct = (people: readonly Person[]) => [
  ...new Map(people.map((person) => [`${person.platform} ${person.id}`, person])).values(),
];

const digestsOf = (erased: readonly Erased[], kind: ErasedKind) =>
  new Set(erased.filter((one) => one.kind === kind).map(({ digest }) => digest));

/**
 * `writers`: people all of whose messages were erased. If a message was kept, for example because of a legal hold,
 * only the erased messages are erased again.
 */
async function erasedMessages(
  db: Queries,
  erased: readonly Erased[],
): Promise<{ found: StillThere['messages']; writers: Person[] }> {
  const [alone, withWriter] = [digestsOf(erased, 'message'), digestsOf(erased, 'writer')];
  const found: StillThere['messages'] = [];
  const writers = new Map<string, Person>();
  const kept = new Set<string>();
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('messages')
      .select(['id', 'platform', 'person_id', 'deleted_at'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const { id, platform, person_id: person, deleted_at: deletedAt } of rows) {
      const andWriter = withWriter.has(erasureDigest('writer', id));
      const isErased = andWriter || alone.has(erasureDigest('message', id));
      const isLinked = andWriter && person !== 'erased';
      if (isLinked || (isErased && deletedAt === null)) found.push({ id, andWriter });
      if (isLinked) writers.set(`${platform} ${person}`, { platform, id: person });
      else if (deletedAt === null) kept.add(`${platform} ${person}`);
    }
    if (rows.length < ROWS_AT_ONCE)
      return { found, writers: [...writers].flatMap(([key, writer]) => (kept.has(key) ? [] : [writer])) };
    after = rows.at(-1)!.id;
  }
}

async function erasedComplaints(db: Queries, erased: readonly Erased[]) {
  const complaints = digestsOf(erased, 'complaint');
  if (!complaints.size) return [];
  const rows = await db.selectFrom('complaints').select(['id', 'platform', 'person_id', 'body']).execute();
  return rows.filter(({ id }) => complaints.has(erasureDigest('complaint', id)));
}

export function latestErasures(erased: readonly Erased[], kind: ErasedKind) {
  const latest = new Map(
    latestOfEach(erased.filter((one) => one.kind === kind)).map(({ digest, at }) => [digest, at]),
  );
  return { size: latest.size, of: (id: string) => latest.get(erasureDigest(kind, id)) };
}

/**
 * Leaves out anyone who has used the chat since they were erased. If there is later data, the store is not an
 * old backup.
 */
async function erasedChats(db: Queries, erased: readonly Erased[]): Promise<Person[]> {
  const chats = latestErasures(erased, 'chat');
  const rows = await db
    .selectFrom('conversations')
    .select(['id', 'platform', 'person_id'])
    .where('person_id', 'is not', null)
    .where('place_kind', '=', 'personal')
    .execute();
  const people: Person[] = [];
  for (const { id, platform, person_id: person } of rows) {
    const at = chats.of(id);
    if (at !== undefined && !(await isUsedSince(db, id, at))) people.push({ platform, id: person! });
  }
  return people;
}

async function isUsedSince(db: Queries, conversation: string, at: string): Promise<boolean> {
  for (const table of ['messages', 'events'] as const) {
    const later = db
      .selectFrom(table)
      .select('conversation')
      .where('conversation', '=', conversation)
      .where('received_at', '>', at);
    if (await later.executeTakeFirst()) return true;
  }
  return false;
}
