// Escalations, the log of their moves, and the messages that were written for a handoff.
import type { Selectable } from 'kysely';
import { stateAfter } from '../../../bot/escalation/escalation.js';
import type {
  Escalation,
  EscalationMove,
  EscalationReason,
  EscalationState,
  HolderReach,
  Transition,
} from '../../../bot/escalation/escalation.js';
import type { Specialism } from '../../../bot/escalation/specialism.js';
import type { Person, PlatformName } from '../../../bot/person.js';
import type { EscalationChange, EscalationRecords } from '../../../bot/store.js';
import type { Queries, Tables } from '../database.js';
import { relayRecords } from './relay-records.js';

type Row = Selectable<Tables['escalations']>;

export function escalationRecords(db: Queries): EscalationRecords {
  const rows = () => db.selectFrom('escalations').selectAll();
  const openRows = () => rows().where('state', 'in', ['waiting', 'claimed']).orderBy('opened_at');
  return {
    add: (escalation) => add(db, escalation),
    async find(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row && toEscalation(row);
    },
    async take(id) {
      // An update that changes nothing locks the row in PostgreSQL; SQLite has one writer at a time anyway.
      const row = await db
        .updateTable('escalations')
        .set((eb) => ({ version: eb.ref('version') }))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row && toEscalation(row);
    },
    async open() {
      return (await openRows().orderBy('id').execute()).map(toEscalation);
    },
    async heldBy(person) {
      const held = await openRows()
        .where('holder_platform', '=', person.platform)
        .where('holder_id', '=', person.id)
        .execute();
      return held.map(toEscalation);
    },
    async waitedForBy(person) {
      const waited = await openRows()
        .where('practitioner_platform', '=', person.platform)
        .where('practitioner_id', '=', person.id)
        .execute();
      return waited.map(toEscalation);
    },
    async askedForBy(person) {
      const asked = await rows()
        .where('practitioner_platform', '=', person.platform)
        .where('practitioner_id', '=', person.id)
        .orderBy('opened_at')
        .execute();
      return asked.map(toEscalation);
    },
    forget: (person) => forget(db, person),
    move: (escalation, transition, by, now, change) => move(db, escalation, transition, by, now, change),
    change: (escalation, change, now, log) => changeOpen(db, escalation, change, now, log),
    async attended(id, { since, toldAt, steps, awaitsHolderSince }) {
      const values = {
        ...(since !== undefined && { care_since: since }),
        ...(toldAt !== undefined && { told_at: toldAt }),
        ...(steps !== undefined && { steps }),
        ...(awaitsHolderSince !== undefined && { awaits_holder_since: awaitsHolderSince }),
      };
      if (Object.keys(values).length)
        await db.updateTable('escalations').set(values).where('id', '=', id).execute();
    },
    async moves(id) {
      const moves = await db
        .selectFrom('escalation_transitions')
        .selectAll()
        .where('escalation', '=', id)
        .orderBy('version')
        .execute();
      return moves.map(toMove);
    },
    ...relayRecords(db),
  };
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
      holder_platform: null,
      holder_id: null,
      holder_name: null,
      reach: escalation.reach,
      holder_conversation: null,
      practitioner_platform: escalation.practitioner.platform,
      practitioner_id: escalation.practitioner.id,
      message: escalation.message ?? null,
      answer: escalation.answer ?? null,
      outcome: null,
      share_words: Number(escalation.sharesWords),
      opened_at: escalation.openedAt,
      claimed_at: null,
      claims: escalation.claims,
      closed_at: null,
      specialism: escalation.specialism ?? null,
      waiting_since: escalation.waitingSince ?? null,
      awaits_holder_since: escalation.awaitsHolderSince ?? null,
      care_since: escalation.care.since,
      told_at: escalation.care.toldAt,
      steps: escalation.care.steps,
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
      ...timesAfter(before, state, now),
      ...(state === 'claimed' && { claims: before.claims + 1, ...UNSETTLED }),
      ...(state === 'waiting' && { ...NO_HOLDER, ...UNSETTLED }),
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

/** Each holder is reached anew. */
const UNSETTLED = { holder_conversation: null, reach: 'unsettled' };

/** Each move begins the care anew: whoever waits is told of the move itself. */
function timesAfter(before: Escalation, state: EscalationState, now: string) {
  const closed = state === 'resolved' || state === 'withdrawn';
  return {
    care_since: now,
    told_at: now,
    steps: 0,
    // What was waiting and goes on waiting, now for another specialism, has waited since it began to.
    waiting_since: state === 'waiting' ? (before.waitingSince ?? now) : null,
    awaits_holder_since: state === 'claimed' ? now : null,
    closed_at: closed ? now : null,
    ...(state === 'claimed' && { claimed_at: now }),
  };
}

async function changeOpen(
  db: Queries,
  escalation: Escalation,
  change: EscalationChange,
  now: string,
  kind?: 'make-urgent' | 'move-place',
): Promise<void> {
  const row = await db
    .updateTable('escalations')
    .set((eb) => ({ ...toColumns(change), version: eb('version', '+', 1) }))
    .where('id', '=', escalation.id)
    .returningAll()
    .executeTakeFirst();
  if (!row || !kind) return;
  const after = toEscalation(row);
  await log(db, after, { transition: kind, from: after.state, to: after.state, at: now });
}

const ERASED = 'erased';

async function forget(db: Queries, person: Person): Promise<void> {
  await db
    .updateTable('escalations')
    .set({ practitioner_id: ERASED })
    .where('practitioner_platform', '=', person.platform)
    .where('practitioner_id', '=', person.id)
    .where('state', 'in', ['resolved', 'withdrawn'])
    .execute();
  await db
    .updateTable('escalation_transitions')
    .set({ by_id: ERASED, by_name: null })
    .where('by_platform', '=', person.platform)
    .where('by_id', '=', person.id)
    .where('transition', 'in', ['withdraw', 'reopen'])
    .execute();
}

async function log(db: Queries, after: Escalation, entry: Omit<EscalationMove, 'version'>): Promise<void> {
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

function toColumns(change: EscalationChange) {
  return {
    ...(change.holder && {
      holder_platform: change.holder.platform,
      holder_id: change.holder.id,
      holder_name: change.holder.name ?? null,
    }),
    ...(change.reach && { reach: change.reach }),
    ...(change.holderConversation !== undefined && { holder_conversation: change.holderConversation }),
    ...(change.conversation !== undefined && { conversation: change.conversation }),
    ...(change.outcome !== undefined && { outcome: change.outcome }),
    ...(change.urgent !== undefined && { urgent: Number(change.urgent) }),
    ...(change.sharesWords !== undefined && { share_words: Number(change.sharesWords) }),
    ...(change.specialism !== undefined && { specialism: change.specialism }),
  };
}

function person(platform: string, id: string, name: string | null): Person {
  return { platform: platform as PlatformName, id, ...(name !== null && { name }) };
}

function toEscalation(row: Row): Escalation {
  const { holder_platform: holderPlatform, holder_id: holderId } = row;
  return {
    id: row.id,
    conversation: row.conversation,
    reason: row.reason as EscalationReason,
    urgent: row.urgent === 1,
    state: row.state as EscalationState,
    practitioner: person(row.practitioner_platform, row.practitioner_id, null),
    ...(holderPlatform !== null &&
      holderId !== null && { holder: person(holderPlatform, holderId, row.holder_name) }),
    reach: row.reach as HolderReach,
    ...(row.holder_conversation !== null && { holderConversation: row.holder_conversation }),
    ...(row.message !== null && { message: row.message }),
    ...(row.answer !== null && { answer: row.answer }),
    ...(row.outcome !== null && { outcome: row.outcome }),
    sharesWords: row.share_words === 1,
    openedAt: row.opened_at,
    ...(row.claimed_at !== null && { claimedAt: row.claimed_at }),
    claims: row.claims,
    ...(row.closed_at !== null && { closedAt: row.closed_at }),
    ...(row.specialism !== null && { specialism: row.specialism as Specialism }),
    ...(row.waiting_since !== null && { waitingSince: row.waiting_since }),
    ...(row.awaits_holder_since !== null && { awaitsHolderSince: row.awaits_holder_since }),
    care: { since: row.care_since, toldAt: row.told_at, steps: row.steps },
    version: row.version,
  };
}

function toMove(row: Selectable<Tables['escalation_transitions']>): EscalationMove {
  return {
    version: row.version,
    transition: row.transition as EscalationMove['transition'],
    ...(row.from_state !== null && { from: row.from_state as EscalationState }),
    to: row.to_state as EscalationState,
    ...(row.by_platform !== null &&
      row.by_id !== null && { by: person(row.by_platform, row.by_id, row.by_name) }),
    at: row.at,
  };
}
