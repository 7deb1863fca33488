import { sql, type ExpressionBuilder } from 'kysely';
import {
  ERASED,
  stateAfter,
  type Escalation,
  type EscalationTransition,
  type EscalationState,
  type Transition,
} from '../../../bot/model/handoff/escalation.js';
import type { Person } from '../../../bot/model/people/person.js';
import { OUTCOMES_SUGGESTED } from '../../../bot/model/handoff/handoff-settings.js';
import type { EscalationChange, EscalationRecords } from '../../../bot/model/handoff/escalation-records.js';
import { ADVISORY_LOCKS } from '../engine/advisory-locks.js';
import type { DialectName, Queries, Tables } from '../engine/open-database.js';
import { all, first } from '../engine/read-rows.js';
import { closedRecords } from './closed-request-records.js';
import { toColumns, toEscalation, toTransition } from './escalation-rows.js';
import { BY_PRACTITIONER, handedOverIn, handledBy } from './handled-by.js';
import { relayRecords } from './relay-records.js';

const OPEN: readonly EscalationState[] = ['waiting', 'claimed'];

export function escalationRecords(db: Queries, dialect: DialectName): EscalationRecords {
  const rows = () => db.selectFrom('escalations').selectAll();
  const openRows = () => rows().where('state', 'in', OPEN).orderBy('opened_at');
  const askedBy = (person: Person) =>
    rows()
      .where((eb) => isPerson(eb, 'practitioner', person))
      .orderBy('opened_at');
  return {
    add: (escalation) => add(db, escalation),
    find: (id) => first(rows().where('id', '=', id), toEscalation),
    lock(id) {
      // Locks the escalation. On PostgreSQL, even an update that changes nothing locks the row. SQLite needs
      // no lock, because it only has one writer at a time.
      const locked = db.updateTable('escalations').set((eb) => ({ version: eb.ref('version') }));
      return first(locked.where('id', '=', id).returningAll(), toEscalation);
    },
    open: () => all(openRows().orderBy('id'), toEscalation),
    lockInvolved: (person, holders, named = []) => lockInvolved(db, dialect, person, holders, named),
    heldBy(people) {
      const held = openRows().where((eb) => eb.or(people.map((one) => isPerson(eb, 'holder', one))));
      return all(held, toEscalation);
    },
    handedOverIn: (conversation, since) => handedOverIn(db, conversation, since),
    async lockOpeningFor({ platform, id }) {
      if (dialect === 'postgresql')
        await sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS.openRequest}, hashtext(${`${platform}:${id}`}))`.execute(
          db,
        );
    },
    waitedForBy: (person) => all(askedBy(person).where('state', 'in', OPEN), toEscalation),
    waitingFrom(sender) {
      const waiting = rows().where('state', '=', 'waiting').orderBy('opened_at').orderBy('id');
      return all(waiting.where('sender', '=', sender).where('urgent', '=', 1), toEscalation);
    },
    async askedForBy(person) {
      return person.id === ERASED ? [] : all(askedBy(person), toEscalation);
    },
    forget: (person, until) => forget(db, person, until),
    applyTransition: (escalation, transition, by, now, change) =>
      move(db, escalation, transition, by, now, change),
    change: (...changed) => changeOpen(db, ...changed),
    async recordFollowUp(id, { since, toldAt, steps, awaitsHolderSince, waitingSince }) {
      const values = {
        care_since: since,
        told_at: toldAt,
        steps,
        awaits_holder_since: awaitsHolderSince,
        waiting_since: waitingSince,
      };
      if (Object.values(values).some((value) => value !== undefined))
        await db.updateTable('escalations').set(values).where('id', '=', id).execute();
    },
    transitions(id) {
      const moves = db.selectFrom('escalation_transitions').selectAll().where('escalation', '=', id);
      return all(moves.orderBy('version'), toTransition);
    },
    handledBy: (person) => handledBy(db, person),
    ...closedRecords(db),
    ...relayRecords(db),
  };
}

async function lockInvolved(
  db: Queries,
  dialect: DialectName,
  person: Person,
  holders: readonly Person[],
  named: readonly string[],
): Promise<Escalation[]> {
  let rows = db
    .selectFrom('escalations')
    .selectAll()
    .where((eb) => {
      const theirs = eb.or([
        isPerson(eb, 'practitioner', person),
        ...holders.map((one) => isPerson(eb, 'holder', one)),
      ]);
      const open = eb.and([eb('state', 'in', OPEN), theirs]);
      return named.length ? eb.or([open, eb('id', 'in', named)]) : open;
    })
    // Always lock rows in this order, to avoid deadlocks.
    .orderBy('id');
  // If the row changes while we wait for the lock, PostgreSQL returns the new version. SQLite only has one
  // writer at a time.
  if (dialect === 'postgresql') rows = rows.forNoKeyUpdate();
  const taken = await all(rows, toEscalation);
  return taken.sort((one, other) => one.openedAt.localeCompare(other.openedAt));
}

function isPerson(
  eb: ExpressionBuilder<Tables, 'escalations'>,
  who: 'practitioner' | 'holder',
  { platform, id }: Person,
) {
  return eb.and([eb(`${who}_platform`, '=', platform), eb(`${who}_id`, '=', id)]);
}

async function add(db: Queries, escalation: Escalation): Promise<void> {
  await db
    .insertInto('escalations')
    .values({
      id: escalation.id,
      conversation: escalation.conversation,
      reason: escalation.reason,
      urgent: Number(escalation.urgent),
      state: escalation.state,
      reach: escalation.reach,
      practitioner_platform: escalation.practitioner.platform,
      practitioner_id: escalation.practitioner.id,
      message: escalation.message ?? null,
      answer: escalation.answer ?? null,
      share_words: Number(escalation.sharesWords),
      opened_at: escalation.openedAt,
      claims: escalation.claims,
      specialism: escalation.specialism ?? null,
      sender: escalation.sender ?? null,
      waiting_since: escalation.waitingSince ?? null,
      awaits_holder_since: escalation.awaitsHolderSince ?? null,
      care_since: escalation.followUp.since,
      told_at: escalation.followUp.toldAt,
      steps: escalation.followUp.steps,
      version: escalation.version,
    })
    .execute();
  await log(db, escalation, { transition: 'open', to: escalation.state, at: escalation.openedAt });
}

async function move(
  db: Queries,
  before: Escalation,
  transition: Transition,
  by: Person | undefined,
  now: string,
  change: EscalationChange = {},
): Promise<Escalation | undefined> {
  const state = stateAfter(before.state, transition);
  if (!state) return undefined;
  const row = await db
    .updateTable('escalations')
    .set({
      ...toColumns(change),
      state,
      version: before.version + 1,
      ...timesAfter(before.state, state, now),
      waiting_since: state === 'waiting' ? firstAsked(db, before, now) : null,
      ...(state === 'claimed' && { claims: before.claims + 1, ...UNSETTLED }),
      ...(state === 'waiting' && { ...NO_HOLDER, ...UNSETTLED, outcome: null }),
    })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  const after = toEscalation(row);
  await log(db, after, { transition, from: before.state, to: state, by, at: now });
  return after;
}

const NO_HOLDER = { holder_platform: null, holder_id: null, holder_name: null, claimed_at: null };

const UNSETTLED = { holder_conversation: null, reach: 'unsettled' } as const;

/**
 * Each transition restarts the reminders, because we tell the practitioner about the transition itself. If a
 * request was waiting and still is, its reminders continue as before.
 */
function timesAfter(before: EscalationState, state: EscalationState, now: string) {
  const closed = state === 'resolved' || state === 'withdrawn';
  const goesOn = before === 'waiting' && state === 'waiting';
  return {
    ...(!goesOn && { care_since: now, told_at: now, steps: 0 }),
    awaits_holder_since: state === 'claimed' ? now : null,
    closed_at: closed ? now : null,
    ...(closed && { sender: null }),
    ...(state === 'claimed' && { claimed_at: now }),
  };
}

/**
 * Returns the time when the wait began: when the practitioner last asked, and now if the request is being
 * reopened. If no adviser has ever replied, it is the time of the original request.
 */
function firstAsked(db: Queries, { id, state, openedAt }: Escalation, now: string) {
  const replies = db
    .selectFrom('relayed_messages')
    .select('message')
    .where('escalation', '=', id)
    .where('direction', '=', 'to-practitioner');
  const asked = db
    .selectFrom('escalation_transitions')
    .select(({ fn, val }) => fn.coalesce(fn.max('at'), val(openedAt)).as('at'))
    .where('escalation', '=', id)
    .where('transition', 'in', ['open', 'reopen']);
  return sql<string>`case when not exists ${replies} then ${openedAt} else ${state === 'resolved' ? now : asked} end`;
}

async function changeOpen(
  db: Queries,
  ...[escalation, change, now, kind, by]: Parameters<EscalationRecords['change']>
): Promise<void> {
  const row = await db
    .updateTable('escalations')
    .set((eb) => ({ ...toColumns(change), version: eb('version', '+', 1) }))
    .where('id', '=', escalation.id)
    .returningAll()
    .executeTakeFirst();
  if (!row || !kind) return;
  const after = toEscalation(row);
  await log(db, after, { transition: kind, from: after.state, to: after.state, at: now, ...(by && { by }) });
}

/** The outcome that the adviser chose from the list, without any text they added. Used for the statistics. */
const withoutDetail = sql<string | null>`case ${sql.join(
  OUTCOMES_SUGGESTED.map(
    (known) => sql`when outcome = ${known} or outcome like ${`${known}:%`} then ${known}`,
  ),
  sql` `,
)} end`;

async function forget(db: Queries, person: Person, until?: string): Promise<void> {
  let theirs = db
    .updateTable('escalations')
    .set({ practitioner_id: ERASED, outcome: withoutDetail })
    .where('practitioner_platform', '=', person.platform)
    .where('practitioner_id', '=', person.id)
    .where('state', 'in', ['resolved', 'withdrawn']);
  let steps = db
    .updateTable('escalation_transitions')
    .set({ by_id: ERASED, by_name: null })
    .where('by_platform', '=', person.platform)
    .where('by_id', '=', person.id)
    .where('transition', 'in', BY_PRACTITIONER);
  if (until !== undefined) {
    theirs = theirs.where('closed_at', '<=', until);
    steps = steps.where('at', '<=', until);
  }
  await theirs.execute();
  await steps.execute();
}

async function log(
  db: Queries,
  after: Escalation,
  entry: Omit<EscalationTransition, 'version'>,
): Promise<void> {
  await db
    .insertInto('escalation_transitions')
    .values({
      escalation: after.id,
      version: after.version,
      transition: entry.transition,
      from_state: entry.from ?? null,
      to_state: entry.to,
      by_platform: entry.by?.platform ?? null,
      by_id: entry.by?.id ?? null,
      by_name: entry.by?.name ?? null,
      at: entry.at,
    })
    .execute();
}
