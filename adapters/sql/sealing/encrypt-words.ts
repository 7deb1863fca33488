import type { Attachment } from '../../../bot/model/messages/message.js';
import type { Queries } from '../engine/open-database.js';
import type { Ownership, Sealing } from '../keys/sealing.js';

export interface ReceivedWords {
  words: string;
  files?: Attachment[];
}

export interface WordsRow {
  text: string;
  files: string | null;
  key: string | null;
}

/**
 * Messages have a separate key for each conversation and day, so that the key can be deleted when the
 * messages reach their retention period.
 */
export const keyOfMessage = (message: { conversation: string; received_at: string }): Ownership => ({
  owner: message.conversation,
  period: message.received_at.slice(0, 10),
});

const placeOf = (column: 'text' | 'files', message: string) => `received_words ${column} ${message}`;

export async function encryptWords(
  db: Queries,
  sealing: Sealing,
  message: { id: string; conversation: string; received_at: string },
  { words, files }: ReceivedWords,
): Promise<WordsRow & { key: string }> {
  const key = await sealing.keyFor(db, keyOfMessage(message));
  const seal = (column: 'text' | 'files', plain: string) => key.seal(placeOf(column, message.id), plain);
  return {
    text: seal('text', words),
    files: files ? seal('files', JSON.stringify(files)) : null,
    key: key.id,
  };
}

export async function openWords(db: Queries, sealing: Sealing, message: string): Promise<string | undefined> {
  const row = await find(db, message);
  return row && (await openRow(db, sealing, message, row))?.words;
}

export async function openFiles(db: Queries, sealing: Sealing, message: string): Promise<Attachment[]> {
  const row = await find(db, message);
  return (row && (await openRow(db, sealing, message, row))?.files) ?? [];
}

/** Undefined if the message's key has been destroyed. */
export async function openRow(
  db: Queries,
  sealing: Sealing,
  message: string,
  { text, files, key: id }: WordsRow,
): Promise<ReceivedWords | undefined> {
  if (id === null) return { words: text, ...(files !== null && parseFiles(files)) };
  const key = await sealing.keyNamed(db, id);
  if (!key) return undefined;
  return {
    words: key.open(placeOf('text', message), text),
    ...(files !== null && parseFiles(key.open(placeOf('files', message), files))),
  };
}

const parseFiles = (files: string) => ({ files: JSON.parse(files) as Attachment[] });

function find(db: Queries, message: string): Promise<WordsRow | undefined> {
  return db
    .selectFrom('received_words')
    .select(['text', 'files', 'key'])
    .where('message', '=', message)
    .executeTakeFirst();
}
