// Deletes old questions and requests. Keeps the time, topic and outcome of each for the statistics, without
// anyone's text.
import { sql, type NotNull, type Selectable } from 'kysely';
import { OUTCOMES_SUGGESTED } from '../../../bot/model/handoff/handoff-settings.js';
import { TEST_PLACE } from '../../../bot/model/handoff/test-request.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { recordOf, trueOrNull } from '../engine/columns.js';
import { nationOf } from './nation-of.js';
import { takingsOf } from '../people/takings.js';

export type TopicOf = (text: string) => string | undefined;

export interface KeptQuestion {
  topic?: string;
  jurisdiction?: string;
  outcome?: string;
  unchecked?: true;
}

export interface KeptEscalation {
  urgent: boolean;
  urgentFrom?: string;
  state: string;
  firstTakenAt?: string;
  firstRepliedAt?: string;
  outcome?: string;
  rating?: string;
}

const isTest = (person: string | null) => person?.startsWith(TEST_PLACE) ?? false;

/** Removes the text and the person from messages. Keeps a message's row as long as an answer refers to it. */
export async function emptyMessages(
  tx: Queries,
  ids: readonly string[],
  topicOf: TopicOf,
  now: string,
): Promise<void> {
  const rows = await tx
    .selectFrom('messages')
    .leftJoin('answers', (join) =>
      join.onRef('answers.message', '=', 'messages.id').onRef('answers.revision', '=', 'messages.revision'),
    )
    .select(['messages.kind', 'messages.role', 'messages.text', 'messages.received_at as at'])
    .select('messages.person_id as person')
    .select(['messages.jurisdiction as chosen', 'answers.jurisdiction as understood', 'answers.outcome'])
    .select('answers.unchecked')
    .where('messages.id', 'in', ids)
    .execute();
  const kept = rows
    .filter(({ kind, role, person }) => kind === 'question' && role !== 'adviser' && !isTest(person))
    .map(({ text, at, chosen, understood, outcome, unchecked }) => {
      const topic = text ? topicOf(text) : undefined;
      const jurisdiction = nationOf({ outcome, understood, chosen });
      const body: KeptQuestion = recordOf({
        topic,
        jurisdiction,
        outcome,
        unchecked: trueOrNull(unchecked),
      });
      return { kind: 'question', at, body: JSON.stringify(body) };
    });
  if (kept.length) await tx.insertInto('kept_figures').values(kept).execute();
  await tx.deleteFrom('received_words').where('message', 'in', ids).execute();
  await tx.deleteFrom('held_wordings').where('message', 'in', ids).execute();
  await tx.deleteFrom('deferred_erasures').where('message', 'in', ids).execute();
  await tx.updateTable('corrections').set({ message: '' }).where('message', 'in', ids).execute();
  await tx
    .updateTable('messages')
    .set((eb) => ({
      text: '',
      redacted_types: '[]',
      person_id: 'erased',
      person_name: null,
      jurisdiction: null,
      unread: 0,
      counted: 1,
      deleted_at: eb.fn.coalesce('deleted_at', eb.val(now)),
    }))
    .where('id', 'in', ids)
    .execute();
}

export async function removeAnswers(tx: Queries, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom('answer_passages').where('answer', 'in', ids).execute();
  await tx.deleteFrom('unsafe_reports').where('answer', 'in', ids).execute();
  await tx.deleteFrom('handled_questions').where('answer', 'in', ids).execute();
  await tx.deleteFrom('feedback').where('subject', 'in', ids).where('kind', '=', 'answer').execute();
  await tx.deleteFrom('answers').where('id', 'in', ids).execute();
}

/** Deletes requests with their log, cards and ratings. Their messages are then deleted like any others. */
export async function removeRequests(tx: Queries, ids: readonly string[]): Promise<void> {
  const requests = await tx.selectFrom('escalations').selectAll().where('id', 'in', ids).execute();
  const moves = await tx
    .selectFrom('escalation_transitions')
    .selectAll()
    .where('escalation', 'in', ids)
    .orderBy('version')
    .execute();
  const ratings = await tx
    .selectFrom('feedback')
    .select(['subject', 'rating'])
    .where('subject', 'in', ids)
    .where('kind', '=', 'handoff')
    .orderBy('at')
    .execute();
  const replies = await repliesIn(tx, ids);
  const counted = requests.filter(({ practitioner_id: id }) => !isTest(id));
  const kept = counted.map((row) => ({
    kind: 'request',
    at: row.opened_at,
    body: JSON.stringify(keptEscalation(row, { moves, ratings, replies })),
  }));
  const takings = counted
    .flatMap((row) =>
      takingsOf(
        moves.filter(({ escalation }) => escalation === row.id),
        { platform: row.holder_platform, id: row.holder_id, name: row.holder_name },
      ),
    )
    .filter(({ id }) => id !== null)
    .map(({ at, platform, id, name }) => ({
      kind: 'taking',
      at,
      body: JSON.stringify({ platform, id, ...(name !== null && { name }) }),
    }));
  if (kept.length)
    await tx
      .insertInto('kept_figures')
      .values([...kept, ...takings])
      .execute();
  await tx.updateTable('conversations').set({ escalation: null }).where('escalation', 'in', ids).execute();
  await tx.deleteFrom('draft_notes').where('escalation', 'in', ids).execute();
  await tx.deleteFrom('feedback').where('subject', 'in', ids).where('kind', '=', 'handoff').execute();
  await tx
    .deleteFrom('outgoing_messages')
    .where('escalation', 'in', ids)
    .where('state', '!=', 'queued')
    .execute();
  await tx.deleteFrom('relayed_messages').where('escalation', 'in', ids).execute();
  await tx.deleteFrom('escalation_transitions').where('escalation', 'in', ids).execute();
  await tx.deleteFrom('escalations').where('id', 'in', ids).execute();
}

/**
 * The time when the platform accepted a relayed message. Before that, its reader does not have it. For queries on
 * `relayed_messages`, left-joined with the outgoing message as `sent`. If that has been removed, gives the time
 * when it was queued. Null if the platform has not accepted the message.
 */
export const takenByPlatform = sql<
  string | null
>`case when sent.key is null then relayed_messages.passed_on_at else sent.sent_at end`;

/** Returns the earliest replies first. */
function repliesIn(tx: Queries, ids: readonly string[]) {
  return tx
    .selectFrom('relayed_messages')
    .innerJoin('escalations', 'escalations.id', 'relayed_messages.escalation')
    .leftJoin('outgoing_messages as sent', (join) =>
      join
        .onRef('sent.words_of', '=', 'relayed_messages.message')
        .onRef('sent.conversation', '=', 'escalations.conversation'),
    )
    .select(['relayed_messages.escalation', takenByPlatform.as('at')])
    .where('relayed_messages.escalation', 'in', ids)
    .where('direction', '=', 'to-practitioner')
    .where(takenByPlatform, 'is not', null)
    .orderBy('at')
    .$narrowType<{ at: NotNull }>()
    .execute();
}

const CHANGES_OF_URGENCY: readonly string[] = ['make-urgent', 'not-urgent', 'no-danger'];

/** Leaves out any text that the adviser added to the outcome. */
function keptEscalation(
  row: Selectable<Tables['escalations']>,
  {
    moves,
    ratings,
    replies,
  }: {
    moves: readonly Selectable<Tables['escalation_transitions']>[];
    ratings: readonly { subject: string; rating: string }[];
    replies: readonly { escalation: string; at: string }[];
  },
): KeptEscalation {
  const own = moves.filter(({ escalation }) => escalation === row.id);
  const taken = own.find(({ to_state: to }) => to === 'claimed');
  // If the first change is to not urgent, the request was urgent from the start.
  const [changed] = own.filter(({ transition }) => CHANGES_OF_URGENCY.includes(transition));
  const becameUrgent = changed?.transition === 'make-urgent' ? changed : undefined;
  const replied = replies.find(({ escalation }) => escalation === row.id);
  const rating = ratings.findLast(({ subject }) => subject === row.id)?.rating;
  const outcome = OUTCOMES_SUGGESTED.find((known) => known === row.outcome?.split(':')[0]);
  return {
    urgent: row.urgent === 1,
    ...(becameUrgent && { urgentFrom: becameUrgent.at }),
    state: row.state,
    ...(taken && { firstTakenAt: taken.at }),
    ...(replied && { firstRepliedAt: replied.at }),
    ...(outcome !== undefined && { outcome }),
    ...(rating !== undefined && { rating }),
  };
}
