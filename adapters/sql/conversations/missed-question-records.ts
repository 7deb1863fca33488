// Finds questions that had no answer or an unhelpful one, and that editors have not dealt with. Leaves out
// urgent messages.
import { sql } from 'kysely';
import type { MissedQuestion, MissedQuestionRecords } from '../../../bot/model/editing/missed-question.js';
import { EXPLAINS, type DocumentRatings } from '../../../bot/model/messages/rating.js';
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Database, Queries } from '../engine/open-database.js';
import { fromJson, recordOf } from '../engine/columns.js';
import { all } from '../engine/read-rows.js';

export function createQuestionRecords({ kysely: db }: Database): MissedQuestionRecords {
  return {
    list: (since, limit) =>
      all(missed(db).where('messages.received_at', '>=', since).limit(limit), readQuestion),
    find: async (answers) =>
      answers.length ? all(missed(db).where('answers.id', 'in', [...answers]), readQuestion) : [],
    ratedDown: (since) => ratedDown(db, since),
    handle: async (answers, editor, now) => {
      if (!answers.length) return;
      await db
        .insertInto('handled_questions')
        .values([...new Set(answers)].map((answer) => ({ answer, editor, at: now })))
        .onConflict((c) => c.column('answer').doNothing())
        .execute();
    },
  };
}

function missed(db: Queries) {
  return (
    db
      .selectFrom('answers')
      .innerJoin('messages', (join) =>
        join.onRef('messages.id', '=', 'answers.message').onRef('messages.revision', '=', 'answers.revision'),
      )
      .select([
        'answers.id as answer',
        'messages.text',
        'messages.received_at as asked_at',
        'answers.outcome',
        'answers.jurisdiction',
        'answers.ranking',
        (eb) =>
          eb
            .selectFrom('feedback')
            .select('reason')
            .whereRef('feedback.subject', '=', 'answers.id')
            .where('reason', 'is not', null)
            .orderBy('at', 'desc')
            .limit(1)
            .as('reason'),
        (eb) =>
          eb
            .selectFrom('messages as explained')
            .select('explained.text')
            .whereRef('explained.conversation', '=', 'answers.conversation')
            .where(
              'explained.platform_message_id',
              'like',
              sql<string>`${EXPLAINS} || ${eb.ref('answers.id')} || ':%'`,
            )
            .where('explained.text', '!=', '')
            .where('explained.urgent', '=', 0)
            .orderBy('explained.received_at', 'desc')
            .limit(1)
            .as('said'),
      ])
      .where('answers.superseded_at', 'is', null)
      .where('messages.deleted_at', 'is', null)
      .where('messages.text', 'is not', null)
      .where('messages.text', '!=', '')
      // Do not show other people what an adviser searched for in private.
      .where('messages.role', '=', 'practitioner')
      // Leave out urgent messages, such as a call for help, because guidance is not expected to answer them.
      .where('messages.urgent', '=', 0)
      .where((eb) =>
        eb.or([eb('answers.outcome', '=', 'unanswerable'), eb('answers.id', 'in', answersRatedDown(db))]),
      )
      .where('answers.id', 'not in', (eb) => eb.selectFrom('handled_questions').select('answer'))
      .orderBy('messages.received_at', 'desc')
      .orderBy('answers.id')
  );
}

const answersRatedDown = (db: Queries) =>
  db.selectFrom('feedback').select('subject').where('kind', '=', 'answer').where('rating', '=', 'down');

/** An answer that quotes several documents counts towards each of them. */
async function ratedDown(db: Queries, since: string): Promise<DocumentRatings[]> {
  const rows = await db
    .selectFrom('feedback')
    .innerJoin('answer_passages', 'answer_passages.answer', 'feedback.subject')
    .select((eb) => [
      'answer_passages.document',
      'feedback.reason',
      eb.fn.count('feedback.subject').distinct().as('count'),
    ])
    .where('feedback.kind', '=', 'answer')
    .where('feedback.rating', '=', 'down')
    .where('feedback.at', '>=', since)
    .groupBy(['answer_passages.document', 'feedback.reason'])
    .execute();
  const byDocument = new Map<string, DocumentRatings['reasons']>();
  for (const { document, reason, count } of rows) {
    const reasons = byDocument.get(document) ?? {};
    reasons[reason ?? 'none'] = Number(count);
    byDocument.set(document, reasons);
  }
  const total = ({ reasons }: DocumentRatings) =>
    Object.values(reasons).reduce((sum, count) => sum + count, 0);
  return [...byDocument]
    .map(([document, reasons]) => ({ document, reasons }))
    .sort((one, other) => total(other) - total(one) || one.document.localeCompare(other.document));
}

type Row = Awaited<ReturnType<ReturnType<typeof missed>['execute']>>[number];

function readQuestion(row: Row): MissedQuestion {
  const { text, outcome, ranking, said, ...question } = row;
  const [nearest] = fromJson<{ document: string }[]>(ranking);
  return recordOf(question, {
    nearest: nearest?.document,
    text: (text ?? '') as RedactedText,
    said: (said ?? undefined) as RedactedText | undefined,
    why: outcome === 'unanswerable' ? 'not-found' : 'low-rated',
  });
}
