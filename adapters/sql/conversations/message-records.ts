// Stores received messages: redacted text in one table, original text in another.
import type { Selectable } from 'kysely';
import type { PersonalDataType, RedactedText } from '../../../knowledge/model/personal-data.js';
import type { StoredMessage, Wording } from '../../../bot/model/messages/conversation.js';
import type { Attachment } from '../../../bot/model/messages/message.js';
import type { MessageRecords } from '../../../bot/model/store.js';
import { fromJson, recordOf, trueOrNull } from '../engine/columns.js';
import type { Database, Queries, Tables } from '../engine/open-database.js';
import { toPerson } from '../people/person-columns.js';
import { noteErasure, recordErasure } from '../sealing/record-erasures.js';
import { destroyConversation, dropUnusedKeys } from '../sealing/destroy-keys.js';
import { openFiles, openWords, encryptWords } from '../sealing/encrypt-words.js';
import { nextSequence } from '../order/sequence.js';
import { all, first } from '../engine/read-rows.js';

type Row = Selectable<Tables['messages']>;

type How = Pick<Database, 'sealing' | 'dialect'>;

export function messageRecords(db: Queries, how: How): MessageRecords {
  return { ...writing(db, how), ...reading(db, how) };
}

type Writing =
  'setPractitioners' | 'add' | 'reword' | 'setRedacted' | 'setKind' | 'askAgain' | 'erase' | 'destroyWords';

function writing(db: Queries, how: How): Pick<MessageRecords, Writing> {
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
    add: (message) => add(db, how, message),
    async reword(id, wording, urgent, editedAt) {
      const row = await find(id);
      if (!row) return;
      noteErasure(db);
      await keepWords(db, how, row, wording.words);
      await change(id, {
        ...redactedColumns(wording),
        urgent: Number(urgent),
        revision: row.revision + 1,
        edited_at: editedAt,
      });
    },
    setRedacted: (id, { urgent, ...wording }) =>
      change(id, { ...redactedColumns(wording), urgent: Number(urgent) }),
    setKind: (id, kind) => change(id, { kind }),
    setPractitioners: (id, { urgent, unread }) =>
      change(id, { role: 'practitioner', urgent: Number(urgent), unread: Number(unread) }),
    async askAgain(id) {
      const row = await find(id);
      if (row) await change(id, { revision: row.revision + 1, kind: 'question' });
    },
    async erase(id, now, andWriter = false) {
      await removeWords(db, how, id);
      await recordErasure(db, andWriter ? 'writer' : 'message', id, now);
      await change(id, {
        text: '',
        redacted_types: '[]',
        deleted_at: now,
        ...(andWriter && { person_name: null, person_id: 'erased' }),
      });
    },
    async destroyWords(conversation) {
      // Locks the conversation, so that we wait for anyone who is encrypting part of it.
      await nextSequence(db, conversation);
      await destroyConversation(db, conversation);
    },
  };
}

function reading(db: Queries, how: How): Omit<MessageRecords, Writing> {
  const rowsIn = (conversation: string) =>
    db.selectFrom('messages').selectAll().where('conversation', '=', conversation);
  return {
    find: (id) => first(db.selectFrom('messages').selectAll().where('id', '=', id), toMessage),
    withPlatformId: (conversation, platformMessageId) =>
      first(rowsIn(conversation).where('platform_message_id', '=', platformMessageId), toMessage),
    words: (id) => openWords(db, how.sealing, id),
    files: (id) => openFiles(db, how.sealing, id),
    async recentQuestions(conversation, limit, before) {
      let recent = rowsIn(conversation)
        .where('kind', '=', 'question')
        .where('deleted_at', 'is', null)
        .orderBy('position', 'desc')
        .limit(limit);
      if (before)
        recent =
          before.conversation === conversation
            ? recent.where('position', '<', (eb) =>
                eb.selectFrom('messages').select('position').where('id', '=', before.id),
              )
            : recent.where('received_at', '<=', before.receivedAt);
      return (await all(recent, toMessage)).reverse();
    },
    of: (person, conversation) =>
      all(rowsIn(conversation).where('person_id', '=', person.id).orderBy('position'), toMessage),
  };
}

async function add(
  db: Queries,
  how: How,
  message: Parameters<MessageRecords['add']>[0],
): Promise<StoredMessage | undefined> {
  // Use the next number even if the message turns out not to be new. Checking first would take another query
  // while someone waits, and an unused number does no harm.
  const position = await nextSequence(db, message.conversation);
  const row = await db
    .insertInto('messages')
    .values((eb) => ({
      id: message.id,
      conversation: message.conversation,
      jurisdiction: eb
        .selectFrom('conversations')
        .select('conversations.jurisdiction')
        .where('conversations.id', '=', message.conversation),
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
    }))
    .onConflict((conflict) => conflict.columns(['conversation', 'platform_message_id']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  await keepWords(db, how, row, message.words, message.files);
  return toMessage(row);
}

/** Encrypts and stores the text. Keeps the earlier attachments, because an edit does not include them. */
async function keepWords(
  db: Queries,
  { sealing }: How,
  row: Row,
  words: string,
  files?: Attachment[],
): Promise<void> {
  const sealed = await encryptWords(db, sealing, row, { words, ...(files?.length && { files }) });
  const { text, key } = sealed;
  await db
    .insertInto('received_words')
    .values({ message: row.id, ...sealed })
    .onConflict((conflict) => conflict.column('message').doUpdateSet({ text, key }))
    .execute();
}

/** Deletes the text, and its key if nothing else is encrypted with that key. */
async function removeWords(db: Queries, { dialect }: How, message: string): Promise<void> {
  const words = await db
    .deleteFrom('received_words')
    .where('message', '=', message)
    .returning('key')
    .execute();
  const held = await db.deleteFrom('held_wordings').where('message', '=', message).returning('key').execute();
  await dropUnusedKeys(
    db,
    dialect,
    [...words, ...held].map(({ key }) => key),
  );
}

function redactedColumns({ text, redactedTypes, unread }: Omit<Wording, 'words'>) {
  return {
    text: text ?? null,
    redacted_types: JSON.stringify(redactedTypes),
    unread: Number(unread ?? false),
  };
}

function toMessage({ position, sequence, jurisdiction, counted, ...row }: Row): StoredMessage {
  const { platform, person_id, person_name, ...columns } = row;
  return recordOf(columns, {
    from: toPerson(platform, person_id, person_name),
    text: row.text as RedactedText | null,
    redactedTypes: fromJson<PersonalDataType[]>(row.redacted_types),
    urgent: row.urgent === 1,
    unread: trueOrNull(row.unread),
  });
}
