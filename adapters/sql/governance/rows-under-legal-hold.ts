// Builds query conditions for the rows covered by legal holds in force.
import { sql, type RawBuilder } from 'kysely';
import { accountOf, type Person } from '../../../bot/model/people/person.js';
import { contains } from '../engine/like.js';
import { containsOne, isIn, listed, type Listed } from '../engine/list-as-table.js';
import type { Queries } from '../engine/open-database.js';
import { signInNames } from './sign-in-names.js';

type Condition = RawBuilder<boolean>;

/** Each method returns a condition for a table with the given alias. */
export interface Covered {
  /** False if no hold is in force. */
  any: boolean;
  message(alias: string): Condition;
  outgoing(alias: string): Condition;
  answer(alias: string): Condition;
  escalation(alias: string): Condition;
  complaint(alias: string): Condition;
  /** True if a hold covers the person the request is about, or the time it was made. */
  subjectRequest(alias: string): Condition;
  /** True if a hold covers the reader, or the data they read. */
  reading(alias: string): Condition;
  sentLine(alias: string): Condition;
  conversation(alias: string): Condition;
  person(platform: RawBuilder<unknown>, id: RawBuilder<unknown>): Condition;
  /** True if a hold covers the editor who uploaded the file, or the time of the upload. */
  upload(alias: string): Condition;
  /** True if the text contains the id of a person, conversation or escalation that a hold covers. */
  naming(column: RawBuilder<unknown>): Condition;
  /**
   * True if a hold covers the event's time, or something that the event names, such as the account that
   * signed in.
   */
  event(alias: string): Condition;
  inPeriod(column: RawBuilder<unknown>): Condition;
}

interface Targets {
  people: { platform: string; id: string }[];
  periods: { from: string; to: string }[];
  conversations?: Listed;
  escalations?: Listed;
  editors?: Listed;
  ids?: Listed;
}

/** `only` is the id of a hold. If given, other holds are ignored. */
export async function readCovered(db: Queries, now: string, only?: string): Promise<Covered> {
  let holds = db
    .selectFrom('holds')
    .selectAll()
    .where('lifted_at', 'is', null)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]));
  if (only !== undefined) holds = holds.where('id', '=', only);
  const rows = await holds.execute();
  if (!rows.length) return conditions({ people: [], periods: [] });
  const targetsOf = (kind: string) => rows.flatMap((row) => (row.kind === kind ? (row.target ?? []) : []));
  const people = rows.flatMap(({ kind, platform, target: id }) =>
    kind === 'person' && platform !== null && id !== null ? [{ platform, id }] : [],
  );
  const isTheirs = (platform: string, id: string) => isOneOf(people, sql.ref(platform), sql.ref(id));
  // Requests that these people made, claimed or closed.
  const asked = [
    ...targetsOf('escalation'),
    ...(await idsOf(
      db,
      'escalations',
      anyOf([isTheirs('practitioner_platform', 'practitioner_id'), isTheirs('holder_platform', 'holder_id')]),
    )),
  ];
  const conversations = [...targetsOf('conversation'), ...(await chatsOf(db, isTheirs, listed(db, asked)))];
  const handled = sql<boolean>`id in (select t.escalation from escalation_transitions t where ${isTheirs('t.by_platform', 't.by_id')})`;
  const through = await idsOf(db, 'escalations', anyOf([handled, passedThrough(listed(db, conversations))]));
  const escalations = [...asked, ...through];
  const periods = rows.flatMap(({ covers_from: from, covers_to: to }) =>
    from !== null && to !== null ? [{ from, to }] : [],
  );
  return conditions({
    people,
    conversations: listed(db, conversations),
    escalations: listed(db, escalations),
    periods,
    editors: listed(db, await signInNames(db, people)),
    ids: listed(db, [...people.map(({ id }) => id), ...conversations, ...escalations]),
  });
}

/**
 * Matches requests made in these conversations or relayed to them. After a request is transferred, the
 * previous adviser's chat still contains what the practitioner wrote. Cards and alerts do not count.
 */
const passedThrough = (conversations: Listed): Condition =>
  anyOf([
    isIn(sql`conversation`, conversations),
    isIn(sql`holder_conversation`, conversations),
    sql`id in (select o.escalation from outgoing_messages o where o.purpose = 'relay' and ${isIn(sql`o.conversation`, conversations)})`,
  ]);

/**
 * Only finds private chats. In a shared channel, a hold covers a person's messages and the replies to them.
 */
function chatsOf(
  db: Queries,
  isTheirs: (platform: string, id: string) => Condition,
  requests: Listed,
): Promise<string[]> {
  // Leaves out advisers' chats, because these also contain other requests.
  const asking = sql<boolean>`id in (select e.conversation from escalations e where ${isIn(sql`e.id`, requests)})`;
  const theirs = anyOf([isTheirs('platform', 'person_id'), asking]);
  return idsOf(db, 'conversations', sql`place_kind = 'personal' and ${theirs}`);
}

async function idsOf(
  db: Queries,
  table: 'conversations' | 'escalations',
  where: Condition,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where ${where}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Never returns null. Most rows have no request, so a condition on the request would be null for them, and so
 * would its negation. These rows would then never be deleted.
 */
const anyOf = (conditions: readonly Condition[]): Condition =>
  conditions.length ? sql`((${sql.join(conditions, sql` or `)}) is true)` : sql`(1 = 0)`;

const isOneOf = (people: readonly Person[], platform: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
  anyOf(people.map((one) => sql`(${platform} = ${one.platform} and ${id} = ${one.id})`));

const column = (alias: string, name: string) => sql.ref(`${alias}.${name}`);

function conditions(targets: Targets): Covered {
  const { people, conversations, escalations, periods, editors, ids } = targets;
  const inPeriod: Covered['inPeriod'] = (at) =>
    anyOf(periods.map(({ from, to }) => sql`(${at} >= ${from} and ${at} < ${to})`));
  const person: Covered['person'] = (platform, id) => isOneOf(people, platform, id);
  const complaint: Covered['complaint'] = (k) =>
    anyOf([
      person(column(k, 'platform'), column(k, 'person_id')),
      isIn(column(k, 'conversation'), conversations),
      inPeriod(column(k, 'received_at')),
    ]);
  const message: Covered['message'] = (m) =>
    anyOf([
      isIn(column(m, 'conversation'), conversations),
      person(column(m, 'platform'), column(m, 'person_id')),
      inPeriod(column(m, 'received_at')),
      sql`${column(m, 'id')} in (select held_relayed.message from relayed_messages held_relayed where ${isIn(sql`held_relayed.escalation`, escalations)})`,
      sql`${column(m, 'id')} in (select held_request.message from escalations held_request where ${isIn(sql`held_request.id`, escalations)})`,
      // Erasing a message also erases its text from any complaint about it, so a hold on the complaint covers
      // the message.
      sql`${column(m, 'id')} in (select held_complaint.message from complaints held_complaint where ${complaint('held_complaint')})`,
    ]);
  const answer: Covered['answer'] = (a) =>
    anyOf([
      isIn(column(a, 'conversation'), conversations),
      inPeriod(column(a, 'created_at')),
      sql`exists (select 1 from messages held_asked where held_asked.id = ${column(a, 'message')} and ${message('held_asked')})`,
    ]);
  const outgoing: Covered['outgoing'] = (o) =>
    anyOf([
      isIn(column(o, 'conversation'), conversations),
      isIn(column(o, 'escalation'), escalations),
      inPeriod(column(o, 'queued_at')),
      sql`exists (select 1 from messages held_shown where held_shown.id = ${column(o, 'words_of')} and ${message('held_shown')})`,
      sql`exists (select 1 from answers held_said where held_said.id = ${column(o, 'answer')} and ${answer('held_said')})`,
    ]);
  const places = ofPlaces(targets, { message, person });
  return {
    ...places,
    ...ofOversight(targets, { ...places, inPeriod, person, answer }),
    any: periods.length > 0 || ids !== undefined,
    inPeriod,
    person,
    upload: (u) => anyOf([isIn(column(u, 'editor'), editors), inPeriod(column(u, 'at'))]),
    complaint,
    message,
    answer,
    outgoing,
  };
}

function ofPlaces(
  { conversations, escalations, periods, ids }: Targets,
  { message, person }: Pick<Covered, 'message' | 'person'>,
): Pick<Covered, 'escalation' | 'conversation' | 'naming'> {
  return {
    escalation: (e) =>
      anyOf([
        isIn(column(e, 'id'), escalations),
        isIn(column(e, 'conversation'), conversations),
        ...periods.map(
          ({ from, to }) =>
            sql<boolean>`(${column(e, 'opened_at')} < ${to} and coalesce(${column(e, 'closed_at')}, ${to}) >= ${from})`,
        ),
      ]),
    conversation: (c) =>
      anyOf([
        isIn(column(c, 'id'), conversations),
        person(column(c, 'platform'), column(c, 'person_id')),
        sql`exists (select 1 from messages held_in where held_in.conversation = ${column(c, 'id')} and ${message('held_in')})`,
        sql`exists (select 1 from escalations held_of where held_of.conversation = ${column(c, 'id')} and ${isIn(sql`held_of.id`, escalations)})`,
      ]),
    naming: (text) => anyOf([containsOne(text, ids)]),
  };
}

/** Conditions for the audit log, and for records of what was read, sent and requested. */
function ofOversight(
  { people, conversations }: Targets,
  {
    inPeriod,
    person,
    answer,
    escalation,
    conversation,
    naming,
  }: Pick<Covered, 'inPeriod' | 'person' | 'answer' | 'escalation' | 'conversation' | 'naming'>,
): Pick<Covered, 'event' | 'reading' | 'sentLine' | 'subjectRequest'> {
  const subjectRequest = (s: string) =>
    anyOf([
      person(column(s, 'platform'), column(s, 'person_id')),
      // If the row is not sealed yet, only its body names the person. Search for the id with its JSON key and
      // quotes, so that we do not match a longer id, or the id of the person who opened the request.
      ...people.map(
        ({ id }) =>
          sql<boolean>`(${column(s, 'sealed')} is null and ${contains(column(s, 'body'), `"id":${JSON.stringify(id)}`)})`,
      ),
      inPeriod(column(s, 'opened_at')),
    ]);
  const accounts = people.flatMap((one) => accountOf(one) ?? []);
  return {
    event: (a) =>
      anyOf([
        naming(column(a, 'record')),
        inPeriod(column(a, 'at')),
        ...accounts.map(
          (account) =>
            sql<boolean>`(${column(a, 'kind')} in ('sign-in', 'role') and ${column(a, 'record')} = ${account})`,
        ),
      ]),
    subjectRequest,
    reading: (r) =>
      anyOf([
        inPeriod(column(r, 'at')),
        ...people.map(({ id }) => sql<boolean>`${column(r, 'by_id')} = ${id}`),
        isIn(column(r, 'record'), conversations),
        sql`exists (select 1 from escalations held_read where held_read.id = ${column(r, 'record')} and ${escalation('held_read')})`,
        sql`exists (select 1 from answers held_seen where held_seen.id = ${column(r, 'record')} and ${answer('held_seen')})`,
        sql`exists (select 1 from subject_requests held_about where held_about.id = ${column(r, 'record')} and ${subjectRequest('held_about')})`,
      ]),
    sentLine: (l) =>
      anyOf([
        inPeriod(column(l, 'at')),
        sql`exists (select 1 from conversations held_from where held_from.id = ${column(l, 'conversation')} and ${conversation('held_from')})`,
      ]),
  };
}
