// Reads the records behind the statistics, with the same queries on SQLite and PostgreSQL. Durations are
// calculated in TypeScript, because the databases handle dates differently.
import type { ExpressionBuilder } from 'kysely';
import type { EscalationState } from '../../../bot/model/handoff/escalation.js';
import { TEST_PLACE } from '../../../bot/model/handoff/test-request.js';
import type {
  StatisticsRecords,
  Period,
  QuestionCount,
  RequestCount,
  TakingCount,
  WaitingCount,
} from '../../../bot/model/statistics/desk-statistics.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { fromJson, recordOf, trueOrNull } from '../engine/columns.js';
import { personIfAny } from '../people/person-columns.js';
import { nationOf } from '../governance/nation-of.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import {
  takenByPlatform,
  type KeptQuestion,
  type KeptEscalation,
} from '../governance/delete-questions-and-requests.js';
import { takingsOf } from '../people/takings.js';
import { all } from '../engine/read-rows.js';

/** The places that test requests from the guided set-up come from. They are left out of all statistics. */
const TESTS = `${TEST_PLACE}%`;

export function createStatisticsRecords(db: Queries): StatisticsRecords {
  return {
    questions: (period, limit) => countQuestions(db, period, limit),
    requests: (period) => countRequests(db, period),
    takings: (period) => countTakings(db, period),
    holders: () => readHolders(db),
    waiting: () => readWaiting(db),
  };
}

async function countQuestions(db: Queries, { from, to }: Period, limit: number): Promise<QuestionCount[]> {
  const rows = await db
    .selectFrom('messages')
    .leftJoin('answers', (join) =>
      join.onRef('answers.message', '=', 'messages.id').onRef('answers.revision', '=', 'messages.revision'),
    )
    .select([
      'messages.received_at as asked_at',
      'messages.text',
      'messages.jurisdiction as chosen',
      'answers.jurisdiction as understood',
      'answers.outcome',
      'answers.unchecked',
    ])
    .where('messages.kind', '=', 'question')
    // Leaves out advisers' private searches.
    .where('messages.role', '!=', 'adviser')
    .where('messages.counted', '=', 0)
    .where('messages.person_id', 'not like', TESTS)
    .where('messages.received_at', '>=', from)
    .where('messages.received_at', '<', to)
    .orderBy('messages.received_at', 'desc')
    .limit(limit)
    .execute();
  const questions = rows.map(({ asked_at, text, chosen, understood, outcome, unchecked }) => {
    const jurisdiction = nationOf({ outcome, understood, chosen });
    return recordOf({
      asked_at,
      text: text === '' ? null : text,
      jurisdiction,
      outcome,
      unchecked: trueOrNull(unchecked),
    });
  });
  const kept = await keptQuestions(db, { from, to }, limit - questions.length);
  return kept.length ? [...questions, ...kept].sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1)) : questions;
}

async function countRequests(db: Queries, { from, to }: Period): Promise<RequestCount[]> {
  const rows = await db
    .selectFrom('escalations')
    .select((eb) => [
      'opened_at',
      'urgent',
      'state',
      'outcome',
      'waiting_since',
      eb
        .selectFrom('escalation_transitions')
        .select((inner) => inner.fn.min('at').as('at'))
        .whereRef('escalation_transitions.escalation', '=', 'escalations.id')
        .where('escalation_transitions.to_state', '=', 'claimed')
        .as('first_taken_at'),
      eb
        .selectFrom('relayed_messages')
        .leftJoin('outgoing_messages as sent', (join) =>
          join
            .onRef('sent.words_of', '=', 'relayed_messages.message')
            .onRef('sent.conversation', '=', 'escalations.conversation'),
        )
        .select((inner) => inner.fn.min(takenByPlatform).as('at'))
        .whereRef('relayed_messages.escalation', '=', 'escalations.id')
        .where('relayed_messages.direction', '=', 'to-practitioner')
        .as('first_replied_at'),
      eb
        .selectFrom('escalation_transitions as made')
        .select((inner) => inner.fn.min('made.at').as('at'))
        .whereRef('made.escalation', '=', 'escalations.id')
        .where('made.transition', '=', 'make-urgent')
        .where((inner) => inner.not(inner.exists(loweredBefore(inner))))
        .as('urgent_from'),
      eb
        .selectFrom('feedback')
        .select('rating')
        .whereRef('feedback.subject', '=', 'escalations.id')
        .where('feedback.kind', '=', 'handoff')
        .orderBy('feedback.at', 'desc')
        .limit(1)
        .as('rating'),
    ])
    .where('practitioner_id', 'not like', TESTS)
    .where('opened_at', '>=', from)
    .where('opened_at', '<', to)
    .execute();
  const requests = rows.map((row) => {
    const waitingSince = row.state === 'waiting' ? row.waiting_since : null;
    return recordOf(row, { urgent: row.urgent === 1, waitingSince });
  });
  return [...requests, ...(await keptEscalations(db, { from, to }))];
}

/** A request that was first made not urgent was urgent from the start, whatever happened later. */
const loweredBefore = (
  eb: ExpressionBuilder<Tables & Record<'made', Tables['escalation_transitions']>, 'made'>,
) =>
  eb
    .selectFrom('escalation_transitions as lowered')
    .select('lowered.version')
    .whereRef('lowered.escalation', '=', 'made.escalation')
    .whereRef('lowered.version', '<', 'made.version')
    .where('lowered.transition', 'in', ['not-urgent', 'no-danger']);

async function countTakings(db: Queries, { from, to }: Period): Promise<TakingCount[]> {
  const taken = db
    .selectFrom('escalation_transitions')
    .select('escalation')
    .where('transition', 'in', ['claim', 'reassign'])
    .where('at', '>=', from)
    .where('at', '<', to);
  const rows = await db
    .selectFrom('escalation_transitions')
    .innerJoin('escalations', 'escalations.id', 'escalation_transitions.escalation')
    .select(['escalation', 'transition', 'at', 'by_platform', 'by_id', 'by_name'])
    .select(['holder_platform as platform', 'holder_id as id', 'holder_name as name'])
    .where('escalation', 'in', taken)
    .where('practitioner_id', 'not like', TESTS)
    .orderBy('escalation_transitions.version')
    .execute();
  const requests = new Map<string, typeof rows>();
  for (const row of rows) requests.set(row.escalation, [...(requests.get(row.escalation) ?? []), row]);
  const takings = [...requests.values()]
    .flatMap((moves) => takingsOf(moves, moves[0]!))
    .filter(({ at }) => at >= from && at < to)
    .sort((one, other) => one.at.localeCompare(other.at))
    .flatMap(({ platform, id, name }) => {
      const by = personIfAny(platform, id, name);
      return by ? [{ by }] : [];
    });
  const earlier = kept(db, 'taking', { from, to });
  return [...takings, ...(await all(earlier, ({ body }) => ({ by: fromJson<Person>(body) })))];
}

async function readHolders(db: Queries): Promise<Person[]> {
  const rows = await db
    .selectFrom('escalations')
    .select(['holder_platform as platform', 'holder_id as id', 'holder_name as name'])
    .where('state', '=', 'claimed')
    .where('practitioner_id', 'not like', TESTS)
    .execute();
  return rows.flatMap(({ platform, id, name }) => personIfAny(platform, id, name) ?? []);
}

async function readWaiting(db: Queries): Promise<WaitingCount[]> {
  const rows = await db
    .selectFrom('escalations')
    .select(['opened_at', 'waiting_since', 'urgent'])
    .where('state', '=', 'waiting')
    .where('practitioner_id', 'not like', TESTS)
    .execute();
  return rows.map((row) => ({ since: row.waiting_since ?? row.opened_at, urgent: row.urgent === 1 }));
}

/** Reads the counts that were kept when old records were deleted. */
function kept(db: Queries, kind: 'question' | 'request' | 'taking', { from, to }: Period) {
  return db
    .selectFrom('kept_figures')
    .select(['at', 'body'])
    .where('kind', '=', kind)
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('at', 'desc');
}

async function keptQuestions(db: Queries, period: Period, limit: number): Promise<QuestionCount[]> {
  if (limit <= 0) return [];
  const rows = await kept(db, 'question', period).limit(limit).execute();
  return rows.map(({ at, body }) => {
    const { jurisdiction, ...rest } = fromJson<KeptQuestion>(body);
    return { askedAt: at, ...rest, ...(jurisdiction && { jurisdiction: jurisdiction as Jurisdiction }) };
  });
}

async function keptEscalations(db: Queries, period: Period): Promise<RequestCount[]> {
  const rows = await kept(db, 'request', period).execute();
  return rows.map(({ at, body }) => {
    const { state, rating, ...rest } = fromJson<KeptEscalation>(body);
    return {
      openedAt: at,
      ...rest,
      state: state as EscalationState,
      ...(rating && { rating: rating as 'up' | 'down' }),
    };
  });
}
