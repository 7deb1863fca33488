// Messages that came in: the redacted form in one table, the original in another.
import type { Selectable } from 'kysely';
import type { PersonalDataType, RedactedText } from '../../../knowledge/model/personal-data.js';
import type {
  MessageKind,
  Role,
  StoredMessage,
  TranscriptEntry,
  Wording,
} from '../../../bot/model/messages/conversation.js';
import type { Attachment } from '../../../bot/model/messages/message.js';
import type { MessageRecords, PseudonymRecords } from '../../../bot/model/store.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { nextSequence } from './sequence.js';

type Row = Selectable<Tables['messages']>;

export function messageRecords(db: Queries): MessageRecords {
  return { ...writing(db), ...reading(db) };
}

type Writing = 'add' | 'reword' | 'setRedacted' | 'setKind' | 'askAgain' | 'erase';

function writing(db: Queries): Pick<MessageRecords, Writing> {
  const find = (id: string) => db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
  const change = async (id: string, values: Partial<Row>) => {
    const row = await find(id);
    if (!row) return;
    const sequence = await nextSequence(db, row.conversation);
    await db
      .updateTable('messages')
      .set({ ...values, sequence })
      .where('id', '=', id)
      .execute();
  };
  return {
    add: (message) => add(db, message),
    async reword(id, wording, urgent) {
      const row = await find(id);
      if (!row) return;
      await keepWords(db, id, wording.words);
      await change(id, { ...redactedColumns(wording), urgent: Number(urgent), revision: row.revision + 1 });
    },
    setRedacted: (id, { urgent, ...wording }) =>
      change(id, { ...redactedColumns(wording), urgent: Number(urgent) }),
    setKind: (id, kind) => change(id, { kind }),
    async askAgain(id) {
      const row = await find(id);
      if (row) await change(id, { revision: row.revision + 1, kind: 'question' });
    },
    async erase(id, now, andWriter = false) {
      await db.deleteFrom('received_words').where('message', '=', id).execute();
      await db.deleteFrom('held_wordings').where('message', '=', id).execute();
      await change(id, {
        text: '',
        redacted_types: '[]',
        deleted_at: now,
        ...(andWriter && { person_name: null, person_id: 'erased' }),
      });
    },
  };
}

function reading(db: Queries): Omit<MessageRecords, Writing> {
  return {
    async find(id) {
      const row = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toMessage(row);
    },
    async withPlatformId(conversation, platformMessageId) {
      const row = await db
        .selectFrom('messages')
        .selectAll()
        .where('conversation', '=', conversation)
        .where('platform_message_id', '=', platformMessageId)
        .executeTakeFirst();
      return row && toMessage(row);
    },
    async words(id) {
      const row = await db
        .selectFrom('received_words')
        .select('text')
        .where('message', '=', id)
        .executeTakeFirst();
      return row?.text;
    },
    async files(id) {
      const row = await db
        .selectFrom('received_words')
        .select('files')
        .where('message', '=', id)
        .executeTakeFirst();
      return row?.files ? (JSON.parse(row.files) as Attachment[]) : [];
    },
    async recentQuestions(conversation, limit) {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where('conversation', '=', conversation)
        .where('kind', '=', 'question')
        .where('deleted_at', 'is', null)
        .orderBy('position', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse().map(toMessage);
    },
    async of(person, conversation) {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where('conversation', '=', conversation)
        .where('person_id', '=', person.id)
        .orderBy('position')
        .execute();
      return rows.map(toMessage);
    },
  };
}

async function add(
  db: Queries,
  message: Parameters<MessageRecords['add']>[0],
): Promise<StoredMessage | undefined> {
  // Not looked up first: someone is waiting, and an unused number does no harm.
  const position = await nextSequence(db, message.conversation);
  const row = await db
    .insertInto('messages')
    .values({
      id: message.id,
      conversation: message.conversation,
      platform: message.from.platform,
      platform_message_id: message.platformMessageId,
      position,
      sequence: position,
      role: message.role,
      kind: message.kind,
      person_id: message.from.id,
      person_name: message.from.name ?? null,
      ...redactedColumns(message),
      urgent: Number(message.urgent),
      attachments: message.attachments,
      revision: 1,
      thread_of: message.threadOf ?? null,
      sent_at: message.sentAt,
      received_at: message.receivedAt,
      deleted_at: null,
    })
    .onConflict((conflict) => conflict.columns(['conversation', 'platform_message_id']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  await keepWords(db, message.id, message.words, message.files);
  return toMessage(row);
}

/** An edit says nothing about attachments, so they stay. */
async function keepWords(db: Queries, message: string, text: string, files?: Attachment[]): Promise<void> {
  await db
    .insertInto('received_words')
    .values({ message, text, files: files?.length ? JSON.stringify(files) : null })
    .onConflict((conflict) => conflict.column('message').doUpdateSet({ text }))
    .execute();
}

function redactedColumns({ text, redactedTypes, unread }: Omit<Wording, 'words'>) {
  return {
    text: text ?? null,
    redacted_types: JSON.stringify(redactedTypes),
    unread: Number(unread ?? false),
  };
}

function toMessage(row: Row): StoredMessage {
  return {
    id: row.id,
    conversation: row.conversation,
    platformMessageId: row.platform_message_id,
    role: row.role as Role,
    kind: row.kind as MessageKind,
    from: writer(row),
    ...(row.text !== null && { text: row.text as RedactedText }),
    redactedTypes: JSON.parse(row.redacted_types) as PersonalDataType[],
    urgent: row.urgent === 1,
    ...(row.unread === 1 && { unread: true }),
    attachments: row.attachments,
    revision: row.revision,
    ...(row.thread_of !== null && { threadOf: row.thread_of }),
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    ...(row.deleted_at !== null && { deletedAt: row.deleted_at }),
  };
}

function writer(row: Row) {
  return {
    platform: row.platform,
    id: row.person_id,
    ...(row.person_name !== null && { name: row.person_name }),
  };
}

export function toIncomingEntry(row: Row): TranscriptEntry {
  return {
    direction: 'in',
    id: row.id,
    position: row.position,
    sequence: row.sequence,
    at: row.received_at,
    role: row.role as Role,
    from: writer(row),
    text: (row.text ?? '') as RedactedText,
    redactedTypes: JSON.parse(row.redacted_types) as PersonalDataType[],
    edited: row.revision > 1,
    deleted: row.deleted_at !== null,
  };
}

export function pseudonymRecords(db: Queries): PseudonymRecords {
  return {
    async of(conversation) {
      const row = await db
        .selectFrom('stand_ins')
        .select('known')
        .where('conversation', '=', conversation)
        .executeTakeFirst();
      return row ? (JSON.parse(row.known) as Record<string, string>) : {};
    },
    async keep(conversation, pseudonyms) {
      const known = JSON.stringify(pseudonyms);
      await db
        .insertInto('stand_ins')
        .values({ conversation, known })
        .onConflict((conflict) => conflict.column('conversation').doUpdateSet({ known }))
        .execute();
    },
    async forget(conversation) {
      await db.deleteFrom('stand_ins').where('conversation', '=', conversation).execute();
    },
  };
}
