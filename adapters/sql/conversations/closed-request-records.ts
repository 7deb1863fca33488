import type { ExpressionBuilder } from 'kysely';
import type { ClosedFilter, ClosedRecords } from '../../../bot/model/handoff/closed-requests.js';
import type { Escalation } from '../../../bot/model/handoff/escalation.js';
import { TEST_PLACE } from '../../../bot/model/handoff/test-request.js';
import { OUTCOMES_SUGGESTED } from '../../../bot/model/handoff/handoff-settings.js';
import { contains } from '../engine/like.js';
import { all } from '../engine/read-rows.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { toEscalation } from './escalation-rows.js';

/** How many requests to read at a time. We check the nation after reading, because SQL cannot work it out. */
const BATCH = 200;

export function closedRecords(db: Queries): ClosedRecords {
  return {
    async closed(filter, { limit, offset }, isFor) {
      const found = matching(db, filter).orderBy('closed_at', 'desc').orderBy('escalations.id');
      const whole = found.selectAll('escalations');
      if (filter.nation === undefined) return all(whole.limit(limit).offset(offset), toEscalation);
      const rows = whole.select(['conversations.jurisdiction', 'messages.text']);
      const kept: Escalation[] = [];
      for (let from = 0; kept.length < offset + limit; from += BATCH) {
        const batch = await rows.limit(BATCH).offset(from).execute();
        for (const { jurisdiction, text, ...row } of batch) {
          const request = toEscalation(row);
          if (jurisdiction !== null || (await isFor?.(request, text ?? undefined))) kept.push(request);
        }
        if (batch.length < BATCH) break;
      }
      return kept.slice(offset, offset + limit);
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
  if (nation !== undefined)
    rows = rows.where((e) =>
      e.or([e('conversations.jurisdiction', '=', nation), e('conversations.jurisdiction', 'is', null)]),
    );
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
