import { sql, type ExpressionBuilder } from 'kysely';
import type { PersonalDataType, RedactedText } from '../../../knowledge/model/personal-data.js';
import type { DeliveryState, TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { toPerson } from '../people/person-columns.js';

/**
 * Uses one statement, so that it sees either all or nothing of each transaction. If we read each table
 * separately, a message and its reply could be saved in between. We would then return only the reply, the
 * reader would continue from there, and never see the message.
 */
export async function transcript(db: Queries, id: string, after: number): Promise<TranscriptEntry[]> {
  const rows = await received(db)
    .where('conversation', '=', id)
    .where('sequence', '>', after)
    .unionAll(sent(db).where('conversation', '=', id).where('sequence', '>', after))
    .orderBy('position')
    .execute();
  return rows.map((row) => (row.message === null ? toIncoming(row) : toOutgoing(row, row.message)));
}

type Row = Awaited<ReturnType<ReturnType<typeof received>['execute']>>[number];

const received = (db: Queries) =>
  db
    .selectFrom('messages')
    .select(['id', 'position', 'sequence', 'received_at as at'])
    .select(['role', 'platform', 'person_id', 'person_name', 'text', 'redacted_types'])
    .select(['edited_at', 'deleted_at', 'platform_message_id'])
    .select((e) => e.exists(sentToAdviser(e)).as('to_adviser'))
    .select((e) => e.and([e('kind', '<>', 'question'), e.exists(withoutOffer(e))]).as('offers_guidance'))
    .select([absent.as('message'), absent.as('state'), absent.as('answer'), absent.as('escalation')]);

/** Advisers see a saved message once one of them claims the request. */
const sentToAdviser = (e: ExpressionBuilder<Tables, 'messages'>) =>
  e
    .selectFrom('relayed_messages as relayed')
    .innerJoin('escalations', 'escalations.id', 'relayed.escalation')
    .select('relayed.message')
    .whereRef('relayed.message', '=', 'messages.id')
    .where('relayed.direction', '=', 'to-adviser')
    .where('escalations.claims', '>', 0);

/** The reply that says where a message goes may have a button that asks the guidance. */
const withoutOffer = (e: ExpressionBuilder<Tables, 'messages'>) =>
  sentToAdviser(e)
    .leftJoin('outgoing_messages as offer', (join) =>
      join
        .on('offer.key', '=', sql`'handoff:' || relayed.escalation || ':kept:' || relayed.message`)
        .on('offer.message', 'like', '%"ask-guidance"%'),
    )
    .where('escalations.state', '=', 'claimed')
    .where('offer.key', 'is', null);

const absent = sql<string | null>`null`;

const sent = (db: Queries) =>
  db
    .selectFrom('outgoing_messages')
    .select(['key as id', 'position', 'sequence', 'queued_at as at'])
    .select([unused.as('role'), unused.as('platform'), unused.as('person_id'), unused.as('person_name')])
    .select([unused.as('text'), unused.as('redacted_types'), unused.as('edited_at'), unused.as('deleted_at')])
    .select([unused.as('platform_message_id'), unused.as('to_adviser'), unused.as('offers_guidance')])
    .select(['message', 'state', 'answer', 'escalation']);

/** Fills the columns that only received messages have, so that both selects have the same columns. */
const unused = sql<never>`null`;

function toIncoming(row: Row): TranscriptEntry {
  return {
    direction: 'in',
    ...shared(row),
    role: row.role,
    from: toPerson(row.platform, row.person_id, row.person_name),
    text: (row.text ?? '') as RedactedText,
    redactedTypes: fromJson<PersonalDataType[]>(row.redacted_types),
    edited: row.edited_at !== null,
    deleted: row.deleted_at !== null,
    calledThere: row.platform_message_id,
    ...(row.to_adviser && { toAdviser: true }),
    ...(row.offers_guidance && { offersGuidance: true }),
  };
}

function toOutgoing(row: Row, message: string): TranscriptEntry {
  const { id, position, sequence, at, state, answer, escalation } = row;
  return recordOf(
    { id, position, sequence, at, answer, escalation },
    { direction: 'out', message: fromJson<OutgoingMessage>(message), state: state as DeliveryState },
  );
}

const shared = ({ id, position, sequence, at }: Row) => ({ id, position, sequence, at });
