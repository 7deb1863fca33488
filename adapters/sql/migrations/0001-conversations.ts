// The first tables: conversations, messages both ways, answers, escalations and jobs.
import type { Kysely } from 'kysely';
import { countingKey } from './migration.js';
import type { Migration } from './migration.js';
import type { DialectName } from '../engine/open-database.js';

export const conversations: Migration = {
  name: '0001-conversations',
  async up(db, dialect) {
    await createPlaces(db);
    await createMessages(db);
    await createAnswers(db);
    await createEscalations(db);
    await createJobs(db, dialect);
  },
};

async function createPlaces(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('place_id', 'text', (c) => c.notNull())
    .addColumn('place_kind', 'text', (c) => c.notNull())
    .addColumn('place_address', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text')
    .addColumn('person_name', 'text')
    .addColumn('jurisdiction', 'text')
    .addColumn('greeted_at', 'text')
    .addColumn('escalation', 'text')
    .addColumn('left_at', 'text')
    .addColumn('last_sequence', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('conversations_place', ['platform', 'place_id'])
    .execute();
  await db.schema
    .createTable('people')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('greeted_at', 'text')
    .addPrimaryKeyConstraint('people_key', ['platform', 'id'])
    .execute();
  await db.schema
    .createTable('events')
    .addColumn('conversation', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('event_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('events_key', ['conversation', 'event_id'])
    .execute();
}

async function createMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('conversation', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('platform_message_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('person_name', 'text')
    .addColumn('text', 'text')
    .addColumn('redacted_types', 'text', (c) => c.notNull())
    .addColumn('urgent', 'integer', (c) => c.notNull())
    .addColumn('attachments', 'integer', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('thread_of', 'text')
    .addColumn('sent_at', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('deleted_at', 'text')
    .addUniqueConstraint('messages_platform_id', ['conversation', 'platform_message_id'])
    .execute();
  await index(db, 'messages', ['conversation', 'sequence']);
  await index(db, 'messages', ['platform', 'person_id']);
  await db.schema
    .createTable('received_words')
    .addColumn('message', 'text', (c) => c.primaryKey().references('messages.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('stand_ins')
    .addColumn('conversation', 'text', (c) => c.primaryKey().references('conversations.id'))
    .addColumn('known', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('outgoing_messages')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('conversation', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('answer', 'text')
    .addColumn('escalation', 'text')
    .addColumn('words_of', 'text')
    .addColumn('as_received', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('platform_message_id', 'text')
    .addColumn('queued_at', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text')
    .execute();
  await index(db, 'outgoing_messages', ['conversation', 'sequence']);
  await index(db, 'outgoing_messages', ['platform_message_id']);
  await index(db, 'outgoing_messages', ['answer']);
  await index(db, 'outgoing_messages', ['words_of']);
}

async function createAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('answers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('message', 'text', (c) => c.notNull().references('messages.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('conversation', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('urgent', 'integer', (c) => c.notNull())
    .addColumn('release', 'integer', (c) => c.notNull())
    .addColumn('confidence', 'double precision', (c) => c.notNull())
    .addColumn('jurisdiction', 'text')
    .addColumn('written_by', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('ranking', 'text', (c) => c.notNull())
    .addColumn('stages', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('superseded_at', 'text')
    .addUniqueConstraint('answers_wording', ['message', 'revision'])
    .execute();
  await index(db, 'answers', ['conversation', 'created_at']);
  await db.schema
    .createTable('answer_passages')
    .addColumn('answer', 'text', (c) => c.notNull().references('answers.id'))
    .addColumn('passage', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('answer_passages_key', ['answer', 'passage'])
    .execute();
  await index(db, 'answer_passages', ['passage']);
  await db.schema
    .createTable('feedback')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('rating', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('feedback_key', ['subject', 'platform', 'person_id'])
    .execute();
}

async function createEscalations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('escalations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('conversation', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('urgent', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('holder_platform', 'text')
    .addColumn('holder_id', 'text')
    .addColumn('holder_name', 'text')
    .addColumn('reach', 'text', (c) => c.notNull())
    .addColumn('holder_conversation', 'text', (c) => c.references('conversations.id'))
    .addColumn('practitioner_platform', 'text', (c) => c.notNull())
    .addColumn('practitioner_id', 'text', (c) => c.notNull())
    .addColumn('message', 'text', (c) => c.references('messages.id'))
    .addColumn('answer', 'text', (c) => c.references('answers.id'))
    .addColumn('outcome', 'text')
    .addColumn('share_words', 'integer', (c) => c.notNull())
    .addColumn('opened_at', 'text', (c) => c.notNull())
    .addColumn('claimed_at', 'text')
    .addColumn('claims', 'integer', (c) => c.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await index(db, 'escalations', ['state', 'opened_at']);
  await index(db, 'escalations', ['conversation']);
  await index(db, 'escalations', ['holder_platform', 'holder_id']);
  await db.schema
    .createTable('escalation_transitions')
    .addColumn('escalation', 'text', (c) => c.notNull().references('escalations.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('transition', 'text', (c) => c.notNull())
    .addColumn('from_state', 'text')
    .addColumn('to_state', 'text', (c) => c.notNull())
    .addColumn('by_platform', 'text')
    .addColumn('by_id', 'text')
    .addColumn('by_name', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('escalation_transitions_key', ['escalation', 'version'])
    .execute();
  await db.schema
    .createTable('relayed_messages')
    .addColumn('escalation', 'text', (c) => c.notNull().references('escalations.id'))
    .addColumn('message', 'text', (c) => c.notNull().references('messages.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('direction', 'text', (c) => c.notNull())
    .addColumn('passed_on_at', 'text')
    .addPrimaryKeyConstraint('relayed_messages_key', ['escalation', 'message'])
    .execute();
  await index(db, 'relayed_messages', ['message']);
  await index(db, 'escalations', ['practitioner_platform', 'practitioner_id']);
}

async function createJobs(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await db.schema
    .createTable('jobs')
    .addColumn('id', countingKey(dialect), (c) =>
      dialect === 'sqlite' ? c.primaryKey().autoIncrement() : c.primaryKey(),
    )
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('platform', 'text')
    .addColumn('lane', 'text', (c) => c.notNull())
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('leased_by', 'text')
    .addColumn('leased_until', 'text')
    .addColumn('unique_key', 'text')
    .addColumn('last_error', 'text')
    .addColumn('enqueued_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('jobs_unique_key', ['unique_key'])
    .execute();
  await index(db, 'jobs', ['state', 'due_at']);
  await index(db, 'jobs', ['lane', 'id']);
}

async function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}
