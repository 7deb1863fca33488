// Finds whose data may be affected by a breach in a given period, and which releases and models gave answers
// in that period.
import { sql } from 'kysely';
import type { BreachRecords, PersonTouched } from '../../../bot/model/governance/breach.js';
import { ERASED } from '../../../bot/model/handoff/escalation.js';
import { TEST_PLACE } from '../../../bot/model/handoff/test-request.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Queries } from '../engine/open-database.js';

export function breachRecords(db: Queries): BreachRecords {
  return {
    people: (from, to) => peopleIn(db, from, to),
    erased: (from, to) => conversationsErased(db, from, to),
    async answers(from, to) {
      const rows = await db
        .selectFrom('answers')
        .select((e) => ['release', 'written_by', 'settings', e.fn.countAll<number | string>().as('answers')])
        .where('created_at', '>=', from)
        .where('created_at', '<', to)
        .groupBy(['release', 'written_by', 'settings'])
        .orderBy('release')
        .orderBy('written_by')
        .orderBy('settings')
        .execute();
      return rows.map((row) => recordOf(row, { answers: Number(row.answers) }));
    },
    async releases(from, to) {
      const moves = db.selectFrom('publications').select(['at', 'release', 'kind']);
      const before = await moves.where('at', '<', from).orderBy('id', 'desc').limit(1).execute();
      const within = await moves.where('at', '>=', from).where('at', '<', to).orderBy('id').execute();
      return [...before, ...within];
    },
  };
}

const TESTS = `${TEST_PLACE}%`;

async function peopleIn(db: Queries, from: string, to: string): Promise<PersonTouched[]> {
  const people = new Map<string, PersonTouched>();
  const personOf = (platform: string, id: string) => {
    const key = `${platform} ${id}`;
    const known = people.get(key) ?? {
      platform,
      id,
      messages: 0,
      originalsHeld: 0,
      requests: [],
      conversations: [],
      details: {},
    };
    people.set(key, known);
    return known;
  };
  const { rows: written } = await sql<Written>`
    select m.platform, m.person_id as person, m.conversation, m.redacted_types as types,
      case when exists (select 1 from received_words w where w.message = m.id) then 1 else 0 end as held
    from messages m where m.received_at >= ${from} and m.received_at < ${to} and m.role = 'practitioner'
      and m.person_id != ${ERASED} and m.person_id not like ${TESTS}
    order by m.received_at, m.id`.execute(db);
  for (const { platform, person: id, conversation, types, held } of written) {
    const person = personOf(platform, id);
    person.messages += 1;
    person.originalsHeld += held;
    if (!person.conversations.includes(conversation)) person.conversations.push(conversation);
    for (const type of fromJson<string[]>(types)) person.details[type] = (person.details[type] ?? 0) + 1;
  }
  const { rows: asked } = await sql<Asked>`
    select e.id, e.conversation, e.practitioner_platform as platform, e.practitioner_id as person from escalations e
    where e.opened_at < ${to} and (e.closed_at is null or e.closed_at >= ${from})
      and e.practitioner_id != ${ERASED} and e.practitioner_id not like ${TESTS}
    order by e.opened_at, e.id`.execute(db);
  for (const { id, conversation, platform, person: asker } of asked) {
    const person = personOf(platform, asker);
    person.requests.push(id);
    if (!person.conversations.includes(conversation)) person.conversations.push(conversation);
  }
  return [...people.values()];
}

async function conversationsErased(db: Queries, from: string, to: string): Promise<number> {
  const { rows } = await sql<{ conversation: string }>`
    select m.conversation from messages m
    where m.received_at >= ${from} and m.received_at < ${to} and m.role = 'practitioner' and m.person_id = ${ERASED}
    union
    select e.conversation from escalations e
    where e.opened_at < ${to} and (e.closed_at is null or e.closed_at >= ${from}) and e.practitioner_id = ${ERASED}`.execute(
    db,
  );
  return rows.length;
}

interface Written {
  platform: string;
  person: string;
  conversation: string;
  types: string;
  held: number;
}

interface Asked {
  id: string;
  conversation: string;
  platform: string;
  person: string;
}
