import type { ExpressionBuilder } from 'kysely';
import type { ClosedFilter, ClosedRecords } from '../../../bot/model/handoff/closed-requests.js';
import { TEST_PLACE } from '../../../bot/model/handoff/test-request.js';
import { OUTCOMES_SUGGESTED } from '../../../bot/model/handoff/handoff-settings.js';
import { contains } from '../engine/like.js';
import { all } from '../engine/read-rows.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { toEscalation } from './escalation-rows.js';

export function closedRecords(db: Queries): ClosedRecords {
  return {
    closed(filter, { limit, offset }) {
      const found = matching(db, filter).selectAll('escalations');
      const page = found.orderBy('closed_at', 'desc').orderBy('escalations.id').limit(limit).offset(offset);
      return all(page, toEscalation);
    },
    cancelledUrgent(since) {
      const found = db
        .selectFrom('escalations')
        .selectAll()
        .where('state', '=', 'withdrawn')
        .where('urgent', '=', 1)
        .where('closed_at', '>=', since)
        .where((eb) => eb.not(eb.exists(markedAsSeen(eb))));
      return all(found.orderBy('closed_at').orderBy('id'), toEscalation);
    },
    opened() {
      const found = db.selectFrom('escalations').select(['id', 'opened_at as openedAt']);
      return found.orderBy('opened_at', 'desc').execute();
    },
    async closedBy() {
      const rows = await db
        .selectFrom('escalations')
        .select('holder_name')
        .distinct()
        .where('state', '=', 'resolved')
        .where('holder_name', 'is not', null)
        .orderBy('holder_name')
        .execute();
      return rows.flatMap(({ holder_name: name }) => name ?? []);
    },
  };
}

type OfRequest = ExpressionBuilder<Tables, 'escalations'>;

const markedAsSeen = (eb: OfRequest) =>
  eb
    .selectFrom('escalation_transitions')
    .select('at')
    .whereRef('escalation', '=', 'escalations.id')
    .where('transition', '=', 'seen');

/** More words would not make a search more precise, and each one adds a condition to the query. */
const MOST_WORDS = 10;

function wordsIn(words = ''): string[] {
  return words
    .toLowerCase()
    .split(/[\s,;]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

function matching(db: Queries, { words, from, to, nation, adviser, outcome, test }: ClosedFilter) {
  let rows = db
    .selectFrom('escalations')
    .leftJoin('conversations', 'conversations.id', 'escalations.conversation')
    .leftJoin('messages', 'messages.id', 'escalations.message')
    .where('state', 'in', ['resolved', 'withdrawn']);
  for (const word of wordsIn(words))
    rows = rows.where((e) =>
      e.or(
        [e.fn<string>('lower', ['messages.text']), e.fn<string>('lower', ['outcome'])].map((text) =>
          contains(text, word),
        ),
      ),
    );
  if (test) rows = rows.where('practitioner_id', 'like', `${TEST_PLACE}%`);
  if (from !== undefined) rows = rows.where('closed_at', '>=', from);
  if (to !== undefined) rows = rows.where('closed_at', '<', to);
  if (nation !== undefined) rows = rows.where('conversations.jurisdiction', '=', nation);
  if (adviser !== undefined) rows = rows.where('holder_name', '=', adviser);
  if (outcome === 'cancelled') return rows.where('state', '=', 'withdrawn');
  if (outcome === undefined) return rows;
  const resolved = rows.where('state', '=', 'resolved');
  if (outcome !== 'other')
    return resolved.where((eb) => eb.or(named(outcome).map(([op, value]) => eb('outcome', op, value))));
  return resolved.where((eb) =>
    eb.or([
      eb('outcome', 'is', null),
      eb.not(eb.or(OUTCOMES_SUGGESTED.flatMap(named).map(([op, value]) => eb('outcome', op, value)))),
    ]),
  );
}

/** The outcome may be followed by a colon and the adviser's own text. */
const named = (outcome: string): ['=' | 'like', string][] => [
  ['=', outcome],
  ['like', `${outcome}:%`],
];
