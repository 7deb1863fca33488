// Stores answers as they were given, with the passages they quote and people's ratings.
import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Outcome, Stages } from '../../../knowledge/model/answer.js';
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { StoredAnswer, UnansweredQuestion } from '../../../bot/model/messages/conversation.js';
import type { Rating, RatingReason } from '../../../bot/model/messages/rating.js';
import type { AnswerRecords } from '../../../bot/model/store.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { slices } from '../engine/slices.js';
import { byTime, quotedIn, recipients, sentOn } from './answer-passages.js';
import { all, first } from '../engine/read-rows.js';

type Row = Selectable<Tables['answers']>;
type Body = Pick<StoredAnswer['answer'], 'preface' | 'claims' | 'citations' | 'clarification' | 'late'> &
  Pick<StoredAnswer, 'suggested'>;

export function answerRecords(db: Queries): AnswerRecords {
  return { ...answers(db), ...ratings(db), unanswered: (since, limit) => unanswered(db, since, limit) };
}

type Ratings = Pick<AnswerRecords, 'rate' | 'rating' | 'ratingsBy' | 'forget'>;

function answers(db: Queries): Omit<AnswerRecords, 'unanswered' | keyof Ratings> {
  const rows = () => db.selectFrom('answers').selectAll();
  return {
    add: (answer) => add(db, answer),
    find: (id) => first(rows().where('id', '=', id), toAnswer),
    async toMessage(message, revision) {
      const of = rows().where('message', '=', message);
      const row = await (
        revision === undefined ? of.orderBy('revision', 'desc') : of.where('revision', '=', revision)
      )
        .limit(1)
        .executeTakeFirst();
      return row && toAnswer(row);
    },
    async latestIn(conversation) {
      const row = await rows()
        .where((eb) =>
          eb.or([
            eb('conversation', '=', conversation),
            eb(
              'message',
              'in',
              eb.selectFrom('messages').select('id').where('conversation', '=', conversation),
            ),
          ]),
        )
        .orderBy('created_at', 'desc')
        .orderBy('revision', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && toAnswer(row);
    },
    latest: (limit) => all(rows().orderBy('created_at', 'desc').orderBy('id').limit(limit), toAnswer),
    async supersede(id, now) {
      await db.updateTable('answers').set({ superseded_at: now }).where('id', '=', id).execute();
    },
    async quoting(passages) {
      const found = new Map<string, Row>();
      for (const some of slices(passages)) {
        const those = db.selectFrom('answer_passages').select('answer').where('passage', 'in', some);
        for (const row of await rows().where('id', 'in', those).execute()) found.set(row.id, row);
      }
      return [...found.values()].sort((a, b) => byTime(a.created_at, b.created_at)).map(toAnswer);
    },
    quotedIn: (editions) => quotedIn(db, editions),
    recipients: (passages) => recipients(db, passages),
    sentOn: (passages) => sentOn(db, passages),
  };
}

function ratings(db: Queries): Ratings {
  return {
    async rate(subject, kind, person, { rating, reason = null }, now) {
      await db
        .insertInto('feedback')
        .values({ subject, kind, platform: person.platform, person_id: person.id, rating, reason, at: now })
        .onConflict((conflict) =>
          conflict.columns(['subject', 'platform', 'person_id']).doUpdateSet({ rating, reason, at: now }),
        )
        .execute();
    },
    async ratingsBy(person) {
      const rows = await db
        .selectFrom('feedback')
        .select(['subject', 'rating', 'reason'])
        .where('platform', '=', person.platform)
        .where('person_id', '=', person.id)
        .execute();
      return Object.fromEntries(
        rows.map(({ subject, rating, reason }) => [
          subject,
          { rating: rating as Rating['rating'], ...(reason !== null && { reason: reason as RatingReason }) },
        ]),
      );
    },
    async rating(subject) {
      const row = await db
        .selectFrom('feedback')
        .select('rating')
        .where('subject', '=', subject)
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.rating as 'up' | 'down' | undefined;
    },
    async forget(person) {
      const theirs = await db
        .selectFrom('feedback')
        .select('subject')
        .where('platform', '=', person.platform)
        .where('person_id', '=', person.id)
        .execute();
      for (const { subject } of theirs)
        await db
          .updateTable('feedback')
          // If 2 people rated the same answer, both may be erased, so each row needs its own key.
          .set({ person_id: `erased-${randomBytes(6).toString('base64url')}` })
          .where('subject', '=', subject)
          .where('platform', '=', person.platform)
          .where('person_id', '=', person.id)
          .execute();
    },
  };
}

async function unanswered(db: Queries, since: string, limit: number): Promise<UnansweredQuestion[]> {
  const rows = await db
    .selectFrom('answers')
    .innerJoin('messages', 'messages.id', 'answers.message')
    .select([
      'messages.text',
      'messages.received_at',
      'answers.outcome',
      'answers.jurisdiction',
      'answers.release',
      'answers.confidence',
      'answers.ranking',
    ])
    .where('answers.outcome', '=', 'unanswerable')
    .where('answers.superseded_at', 'is', null)
    .where('messages.deleted_at', 'is', null)
    .where('messages.received_at', '>=', since)
    .whereRef('messages.revision', '=', 'answers.revision')
    .where('messages.text', 'is not', null)
    .where('messages.text', '!=', '')
    .orderBy('messages.received_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const [nearest] = JSON.parse(row.ranking) as { document: string }[];
    return {
      text: (row.text ?? '') as RedactedText,
      askedAt: row.received_at,
      outcome: row.outcome as UnansweredQuestion['outcome'],
      ...(row.jurisdiction !== null && { jurisdiction: row.jurisdiction as Jurisdiction }),
      release: row.release,
      confidence: row.confidence,
      ...(nearest && { nearest: nearest.document }),
    };
  });
}

async function add(db: Queries, stored: StoredAnswer): Promise<boolean> {
  const { answer } = stored;
  const body: Body = {
    preface: answer.preface,
    claims: answer.claims,
    citations: answer.citations,
    clarification: answer.clarification,
    late: answer.late,
    suggested: stored.suggested,
  };
  const result = await db
    .insertInto('answers')
    .values({
      id: stored.id,
      message: stored.message,
      revision: stored.revision,
      conversation: stored.conversation,
      outcome: answer.outcome,
      urgent: Number(stored.urgent),
      release: answer.release,
      confidence: answer.confidence,
      jurisdiction: answer.jurisdiction ?? null,
      written_by: answer.writtenBy,
      body: JSON.stringify(body),
      ranking: JSON.stringify(answer.passages),
      stages: JSON.stringify(answer.stages),
      settings: answer.settings ?? null,
      asked: stored.asked ? JSON.stringify(stored.asked) : null,
      created_at: stored.createdAt,
    })
    .onConflict((conflict) => conflict.columns(['message', 'revision']).doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  const quoted = new Map(answer.citations.map(({ passage }) => [passage.id, passage.document]));
  if (quoted.size)
    await db
      .insertInto('answer_passages')
      .values([...quoted].map(([passage, document]) => ({ answer: stored.id, passage, document })))
      .execute();
  return true;
}

function toAnswer(row: Row): StoredAnswer {
  const { suggested, ...body } = JSON.parse(row.body) as Body;
  return {
    id: row.id,
    message: row.message,
    revision: row.revision,
    conversation: row.conversation,
    answer: {
      ...body,
      outcome: row.outcome as Outcome,
      passages: JSON.parse(row.ranking) as StoredAnswer['answer']['passages'],
      confidence: row.confidence,
      ...(row.jurisdiction !== null && { jurisdiction: row.jurisdiction as Jurisdiction }),
      writtenBy: row.written_by as StoredAnswer['answer']['writtenBy'],
      release: row.release,
      stages: JSON.parse(row.stages) as Stages,
      ...(row.settings !== null && { settings: row.settings }),
    },
    ...(row.asked !== null && { asked: JSON.parse(row.asked) as StoredAnswer['asked'] }),
    ...(suggested && { suggested }),
    urgent: row.urgent === 1,
    createdAt: row.created_at,
    ...(row.superseded_at !== null && { supersededAt: row.superseded_at }),
  };
}
