// Encrypts what an earlier version stored in plain text, a few rows at a time, while the service runs.
import { sql } from 'kysely';
import { encryptPlainComplaints } from './complaint-records.js';
import { encryptPlainRequests } from './subject-requests.js';
import { keepAgain } from './pseudonym-records.js';
import type { Database, Queries } from '../engine/open-database.js';
import { transact } from '../engine/transact.js';
import type { Sealing } from '../keys/sealing.js';
import { encryptUpload } from './encrypt-upload.js';
import { keyOfMessage, openRow, encryptWords } from './encrypt-words.js';

type Step = (tx: Queries, sealing: Sealing, limit: number) => Promise<number>;

/**
 * Encrypts up to `limit` rows of each table. Returns how many were encrypted; 0 means that all rows are
 * encrypted.
 */
export async function encryptPlainRows(database: Database, limit: number): Promise<number> {
  let sealed = 0;
  for (const step of STEPS)
    sealed += await transact(database.kysely, (tx) => step(tx, database.sealing, limit));
  return sealed;
}

const NULL_IF_PLAIN = {
  received_words: 'key',
  held_wordings: 'key',
  stand_ins: 'key',
  uploads: 'key',
  complaints: 'sealed',
  subject_requests: 'sealed',
};

export async function countPlainRows({ kysely }: Pick<Database, 'kysely'>): Promise<number> {
  let plain = 0;
  for (const [table, column] of Object.entries(NULL_IF_PLAIN)) {
    const { rows } = await sql<{ plain: number | string }>`
      select count(*) as plain from ${sql.table(table)} where ${sql.ref(column)} is null`.execute(kysely);
    plain += Number(rows[0]!.plain);
  }
  return plain;
}

/** Skips a message that was edited after we read it, because the edit encrypted it. */
const sealOriginals: Step = async (tx, sealing, limit) => {
  const rows = await tx
    .selectFrom('received_words as words')
    .innerJoin('messages', 'messages.id', 'words.message')
    .select(['messages.id', 'messages.conversation', 'messages.received_at'])
    .select(['words.text', 'words.files', 'words.key'])
    .where('words.key', 'is', null)
    .limit(limit)
    .execute();
  for (const { id, text, files, ...message } of rows) {
    const plain = await openRow(tx, sealing, id, { text, files, key: null });
    const sealed = await encryptWords(tx, sealing, { id, ...message }, plain!);
    await tx
      .updateTable('received_words')
      .set(sealed)
      .where('message', '=', id)
      .where('key', 'is', null)
      .execute();
  }
  return rows.length;
};

const sealHeld: Step = async (tx, sealing, limit) => {
  const rows = await tx
    .selectFrom('held_wordings as held')
    .innerJoin('messages', 'messages.id', 'held.message')
    .select(['held.message', 'held.revision', 'held.text'])
    .select(['messages.conversation', 'messages.received_at'])
    .where('held.key', 'is', null)
    .limit(limit)
    .execute();
  for (const { message, revision, text, ...of } of rows) {
    const sealed = await sealing.seal(tx, keyOfMessage(of), placeOfHeld(message, revision), text);
    await tx
      .updateTable('held_wordings')
      .set(sealed)
      .where('message', '=', message)
      .where('revision', '=', revision)
      .execute();
  }
  return rows.length;
};

export const placeOfHeld = (message: string, revision: number): string =>
  `held_wordings text ${message} ${revision}`;

const sealPlaceholders: Step = async (tx, sealing, limit) => {
  const rows = await tx
    .selectFrom('stand_ins')
    .select('conversation')
    .where('key', 'is', null)
    .limit(limit)
    .execute();
  for (const { conversation } of rows) await keepAgain(tx, sealing, conversation);
  return rows.length;
};

/** Only one file at a time, because files can be large. */
const sealUploads: Step = async (tx, sealing) => {
  const rows = await tx
    .selectFrom('uploads')
    .select(['edition', 'bytes'])
    .where('key', 'is', null)
    .limit(1)
    .execute();
  for (const row of rows)
    await tx
      .updateTable('uploads')
      .set(await encryptUpload(tx, sealing, row))
      .where('edition', '=', row.edition)
      .execute();
  return rows.length;
};

const STEPS: readonly Step[] = [
  sealOriginals,
  sealHeld,
  sealPlaceholders,
  sealUploads,
  encryptPlainComplaints,
  encryptPlainRequests,
];
