// Reads the counts of what retention has deleted, in the same form as counts of what is still stored.
import type { EscalationState } from '../../../bot/model/handoff/escalation.js';
import type { Person } from '../../../bot/model/people/person.js';
import type {
  Period,
  QuestionCount,
  RequestCount,
  TakingCount,
} from '../../../bot/model/tasks/desk-statistics.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { KeptQuestion, KeptRequest } from '../governance/count-and-remove.js';
import type { Queries } from '../engine/open-database.js';

function kept(db: Queries, kind: 'question' | 'request' | 'taking', { from, to }: Period) {
  return db
    .selectFrom('kept_figures')
    .select(['at', 'body'])
    .where('kind', '=', kind)
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('at', 'desc');
}

export async function keptQuestions(db: Queries, period: Period, limit: number): Promise<QuestionCount[]> {
  if (limit <= 0) return [];
  const rows = await kept(db, 'question', period).limit(limit).execute();
  return rows.map(({ at, body }) => {
    const { jurisdiction, ...rest } = JSON.parse(body) as KeptQuestion;
    return { askedAt: at, ...rest, ...(jurisdiction && { jurisdiction: jurisdiction as Jurisdiction }) };
  });
}

export async function keptRequests(db: Queries, period: Period): Promise<RequestCount[]> {
  const rows = await kept(db, 'request', period).execute();
  return rows.map(({ at, body }) => {
    const { state, rating, ...rest } = JSON.parse(body) as KeptRequest;
    return {
      openedAt: at,
      ...rest,
      state: state as EscalationState,
      ...(rating && { rating: rating as 'up' | 'down' }),
    };
  });
}

export async function keptTakings(db: Queries, period: Period): Promise<TakingCount[]> {
  const rows = await kept(db, 'taking', period).execute();
  return rows.map(({ body }) => ({ by: JSON.parse(body) as Person }));
}
