import { randomBytes } from 'node:crypto';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Conversation } from '../../../bot/model/messages/conversation.js';
import type { Json, Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { ConversationChange, ConversationRecords } from '../../../bot/model/store.js';
import { recordErasure } from '../sealing/record-erasures.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { fromJson, recordOf } from '../engine/columns.js';
import { slices } from '../engine/slices.js';
import { createChatLinkRecords } from '../people/chat-link-records.js';
import { languageRecords } from '../people/language-records.js';
import { personIfAny } from '../people/person-columns.js';
import { toPlace } from './place-columns.js';
import { transcript } from './transcript.js';
import { all, changedOne, first } from '../engine/read-rows.js';

type Row = Selectable<Tables['conversations']>;

const HEARD = 20;

export function conversationRecords(db: Queries): ConversationRecords {
  const byPlace = (place: Pick<Place, 'platform' | 'id'>) =>
    db
      .selectFrom('conversations')
      .selectAll()
      .where('platform', '=', place.platform)
      .where('place_id', '=', place.id);
  return {
    open: (place, person, now) => open(db, place, person, now),
    find: (id) => first(db.selectFrom('conversations').selectAll().where('id', '=', id), toConversation),
    at: (place) => first(byPlace(place), toConversation),
    async change(id, change) {
      const values = toColumns(change);
      if (Object.values(values).some((value) => value !== undefined))
        await db.updateTable('conversations').set(values).where('id', '=', id).execute();
    },
    leftUnder: ({ platform, id }) =>
      left(db, platform, sql`substr(place_id, 1, ${sql.lit(Array.from(id).length)}) = ${id}`),
    leftChannels: (platform) => left(db, platform, sql`place_kind = 'channel'`),
    channelAt: (platform, address) =>
      first(
        db
          .selectFrom('conversations')
          .select(['platform', 'place_id', 'place_kind', 'place_address'])
          .where('platform', '=', platform)
          .where('place_kind', '=', 'channel')
          .where('place_address', '=', JSON.stringify(address))
          .orderBy('created_at', 'desc')
          .limit(1),
        toPlace,
      ),
    async heardAddresses(platform) {
      const rows = await db
        .selectFrom('conversations')
        .select('place_address')
        .where('platform', '=', platform)
        .where('person_id', 'is not', null)
        .orderBy('created_at', 'desc')
        .limit(HEARD)
        .execute();
      return rows.map((row) => fromJson<Json>(row.place_address));
    },
    heardOn: (platform, limit) => heardOn(db, platform, limit),
    lastSequences: (places) => lastSequences(db, places),
    transcript: (id, after) => transcript(db, id, after),
    recordEvent: (conversation, event, kind, now) =>
      changedOne(
        db
          .insertInto('events')
          .values({ conversation, event_id: event, kind, received_at: now })
          .onConflict((conflict) => conflict.columns(['conversation', 'event_id']).doNothing()),
      ),
    ...personRecords(db),
    ...languageRecords(db),
  };
}

function left(db: Queries, platform: Place['platform'], where: RawBuilder<boolean>) {
  return all(
    db
      .selectFrom('conversations')
      .selectAll()
      .where('platform', '=', platform)
      .where('left_at', 'is not', null)
      .where(where),
    toConversation,
  );
}

function personRecords(
  db: Queries,
): Pick<ConversationRecords, 'greeted' | 'recordGreeting' | 'of' | 'forget'> {
  return {
    async greeted(person) {
      const row = await db
        .selectFrom('people')
        .select('greeted_at')
        .where('platform', '=', person.platform)
        .where('id', '=', person.id)
        .executeTakeFirst();
      return row?.greeted_at != null;
    },
    async recordGreeting(person, now) {
      await db
        .insertInto('people')
        .values({ platform: person.platform, id: person.id, greeted_at: now })
        .onConflict((conflict) => conflict.columns(['platform', 'id']).doUpdateSet({ greeted_at: now }))
        .execute();
    },
    of({ platform, id }) {
      const written = db
        .selectFrom('messages')
        .select('conversation')
        .where('platform', '=', platform)
        .where('person_id', '=', id);
      const theirs = db
        .selectFrom('conversations')
        .selectAll()
        .where('platform', '=', platform)
        .where((eb) => eb.or([eb('person_id', '=', id), eb('id', 'in', written)]));
      return all(theirs, toConversation);
    },
    async forget(person, now) {
      if (person.platform === 'web') await createChatLinkRecords(db).remove(person.id);
      const chats = await db
        .selectFrom('conversations')
        .select('id')
        .where('place_kind', '=', 'personal')
        .where('platform', '=', person.platform)
        .where('person_id', '=', person.id)
        .execute();
      for (const { id } of chats) await recordErasure(db, 'chat', id, now);
      await db
        .deleteFrom('people')
        .where('platform', '=', person.platform)
        .where('id', '=', person.id)
        .execute();
      await db
        .updateTable('conversations')
        .set({ person_id: null, person_name: null, jurisdiction: null, agency: null })
        .where('platform', '=', person.platform)
        .where('person_id', '=', person.id)
        .execute();
    },
  };
}

async function heardOn(db: Queries, platform: string, limit: number) {
  const received = db
    .selectFrom('conversations as c')
    .leftJoin('events as e', 'e.conversation', 'c.id')
    .where('c.platform', '=', platform);
  const last = await received.select(({ fn }) => fn.max('e.received_at').as('at')).executeTakeFirst();
  const chats = await received
    .select('c.id')
    .where('c.place_kind', '=', 'personal')
    .where('c.person_id', 'is not', null)
    .where('c.left_at', 'is', null)
    .groupBy('c.id')
    .orderBy(({ fn }) => fn.coalesce(fn.max('e.received_at'), sql.lit('')), 'desc')
    .limit(limit)
    .execute();
  return recordOf({ last: last?.at, chats: chats.map(({ id }) => id) });
}

type PlaceKey = Pick<Place, 'platform' | 'id'>;

/** SQLite allows 32,766 values in one statement. */
const PLACES_A_STATEMENT = 10_000;

async function lastSequences(db: Queries, places: readonly PlaceKey[]): Promise<number[]> {
  const keyOf = (platform: string, id: string) => `${platform} ${id}`;
  const found = new Map<string, number>();
  for (const platform of new Set(places.map((place) => place.platform))) {
    const ids = [...new Set(places.filter((place) => place.platform === platform).map(({ id }) => id))];
    for (const some of slices(ids, PLACES_A_STATEMENT)) {
      const rows = await db
        .selectFrom('conversations')
        .select(['place_id', 'last_sequence'])
        .where('platform', '=', platform)
        .where('place_id', 'in', some)
        .execute();
      for (const row of rows) found.set(keyOf(platform, row.place_id), row.last_sequence);
    }
  }
  return places.map(({ platform, id }) => found.get(keyOf(platform, id)) ?? 0);
}

async function open(
  db: Queries,
  place: Place,
  person: Person | undefined,
  now: string,
): Promise<Conversation> {
  const known = {
    place_kind: place.kind,
    place_address: JSON.stringify(place.address),
    ...(person && { person_id: person.id, person_name: person.name ?? null }),
  };
  const row = await db
    .insertInto('conversations')
    .values({
      id: randomBytes(12).toString('base64url'),
      platform: place.platform,
      place_id: place.id,
      ...known,
      last_sequence: 0,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'place_id']).doUpdateSet((eb) => ({
        ...known,
        empty_since: null,
        // If this address was made from the settings, do not let it replace one that came with an event
        // from the platform.
        ...(!person && {
          place_address: eb
            .case()
            .when('conversations.person_id', 'is', null)
            .then(eb.ref('excluded.place_address'))
            .else(eb.ref('conversations.place_address'))
            .end(),
        }),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toConversation(row);
}

function toConversation(row: Row): Conversation {
  const { notice_version: version, notice_at: at } = row;
  const { id, jurisdiction, agency, heard_at, greeted_at, left_at, escalation } = row;
  const columns = { id, jurisdiction, agency, heard_at, greeted_at, left_at, escalation };
  return recordOf(columns, {
    place: toPlace(row),
    person: personIfAny(row.platform, row.person_id, row.person_name),
    notice: version !== null && at !== null ? { version, at } : null,
  });
}

function toColumns(change: ConversationChange) {
  return {
    jurisdiction: change.jurisdiction,
    agency: change.agency,
    heard_at: change.heardAt,
    greeted_at: change.greetedAt,
    notice_version: change.notice?.version,
    notice_at: change.notice?.at,
    escalation: change.escalation,
    left_at: change.leftAt,
    ...(change.person === null && { person_id: null, person_name: null }),
  };
}
