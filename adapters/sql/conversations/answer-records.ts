import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Stages } from '../../../knowledge/model/answer.js';
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type {
  AskedBeside,
  StoredAnswer,
  UnansweredQuestion,
} from '../../../bot/model/messages/conversation.js';
import type { AnswerRecords } from '../../../bot/model/store.js';
import { fromJson, recordOf, trueOrNull } from '../engine/columns.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { slices } from '../engine/slices.js';
import { byTime, quotedIn, recipients, sentOn } from '../passages/answer-passages.js';
import { all, first } from '../engine/read-rows.js';
import { inAllForms } from '../passages/reworded-passages.js';

type Row = Selectable<Tables['answers']>;
type Body = Pick<StoredAnswer['answer'], 'preface' | 'claims' | 'citations' | 'clarification' | 'late'> &
  Pick<StoredAnswer, 'suggested' | 'asFollowUp'>;

export function answerRecords(db: Queries): AnswerRecords {
  return { ...answers(db), ...ratings(db), unanswered: (since, limit) => unanswered(db, since, limit) };
}

type Ratings = Pick<AnswerRecords, 'rate' | 'rating' | 'ratingsBy' | 'forget'>;

function answers(db: Queries): Omit<AnswerRecords, 'unanswered' | keyof Ratings> {
  const rows = () => db.selectFrom('answers').selectAll();
  return {
    add: (answer) => add(db, answer),
    find: (id) => first(rows().where('id', '=', id), toAnswer),
    toMessage(message, revision) {
      const of = rows().where('message', '=', message).orderBy('revision', 'desc').limit(1);
      return first(revision === undefined ? of : of.where('revision', '=', revision), toAnswer);
    },
    latestIn(conversation) {
      const asked = db.selectFrom('messages').select('id').where('conversation', '=', conversation);
      const latest = rows()
        .where((eb) => eb.or([eb('conversation', '=', conversation), eb('message', 'in', asked)]))
        .orderBy('created_at', 'desc')
        .orderBy('revision', 'desc');
      return first(latest.limit(1), toAnswer);
    },
    latest: (limit) => all(rows().orderBy('created_at', 'desc').orderBy('id').limit(limit), toAnswer),
    async supersede(id, now) {
      await db.updateTable('answers').set({ superseded_at: now }).where('id', '=', id).execute();
    },
    quoting: (passages, to) => quoting(db, passages, to),
    quotedIn: (editions) => quotedIn(db, editions),
    recipients: (passages) => recipients(db, passages),
    sentOn: (passages) => sentOn(db, passages),
  };
}

async function quoting(
  db: Queries,
  ...[passages, to]: Parameters<AnswerRecords['quoting']>
): Promise<StoredAnswer[]> {
  const found = new Map<string, Row>();
  for (const some of slices([...(await inAllForms(db, passages)).keys()])) {
    const those = db.selectFrom('answer_passages').select('answer').where('passage', 'in', some);
    let rows = db.selectFrom('answers').selectAll().where('id', 'in', those);
    if (to) {
      const { platform, id } = to.person;
      rows = rows
        .where('conversation', '=', to.conversation)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('messages')
              .select('messages.id')
              .whereRef('messages.id', '=', 'answers.message')
              .where('messages.platform', '=', platform)
              .where('messages.person_id', '=', id),
          ),
        );
    }
    for (const row of await rows.execute()) found.set(row.id, row);
  }
  return [...found.values()].sort((a, b) => byTime(a.created_at, b.created_at)).map(toAnswer);
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
      return Object.fromEntries(rows.map(({ subject, ...rating }) => [subject, recordOf(rating)]));
    },
    async rating(subject) {
      const row = await db
        .selectFrom('feedback')
        .select('rating')
        .where('subject', '=', subject)
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.rating;
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
          // Use a random id, so that the rows of different erased people never get the same one.
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
      'messages.received_at as asked_at',
      'answers.jurisdiction',
      'answers.release',
      'answers.confidence',
      'answers.ranking',
    ])
    .where('answers.outcome', '=', 'unanswerable')
    .where('answers.superseded_at', 'is', null)
    .where('messages.deleted_at', 'is', null)
    .where('messages.role', '=', 'practitioner')
    .where('messages.received_at', '>=', since)
    .whereRef('messages.revision', '=', 'answers.revision')
    .where('messages.text', 'is not', null)
    .where('messages.text', '!=', '')
    .orderBy('messages.received_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ text, ranking, ...row }) => {
    const [nearest] = fromJson<{ document: string }[]>(ranking);
    return recordOf(row, {
      nearest: nearest?.document,
      text: (text ?? '') as RedactedText,
      outcome: 'unanswerable',
    });
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
    asFollowUp: stored.asFollowUp,
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
      unchecked: Number(answer.withoutReranker ?? false),
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
  const { suggested, asFollowUp, ...body } = fromJson<Body>(row.body);
  const { id, message, revision, conversation, created_at, superseded_at } = row;
  const { outcome, confidence, jurisdiction, written_by, release, settings } = row;
  const passages = fromJson<StoredAnswer['answer']['passages']>(row.ranking);
  const answer = recordOf(
    { outcome, confidence, jurisdiction, written_by, release, settings },
    {
      ...body,
      passages,
      stages: fromJson<Stages>(row.stages),
      withoutReranker: trueOrNull(row.unchecked),
    },
  );
  return recordOf(
    { id, message, revision, conversation, created_at, superseded_at },
    { answer, asked: fromJson<AskedBeside>(row.asked), suggested, asFollowUp, urgent: row.urgent === 1 },
  );
}
