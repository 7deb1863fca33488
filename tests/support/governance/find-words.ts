// Searches for planted words in every place where a store could keep them.
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '../../../adapters/sql/engine/open-database.js';
import { countRows } from '../../../adapters/sql/engine/count-rows.js';
import { withoutTimeLimit } from '../../../adapters/sql/engine/time-limit.js';
import type { Store } from '../../../bot/model/store.js';
import { pathOf } from '../requirements.js';

/** The words found in each table or file, in lower case. */
export type FoundWords = Map<string, Set<string>>;

export interface Searched {
  database: Database;
  /** If given, also searches encrypted text, unless its keys can no longer be decrypted. */
  store?: Store;
  /**
   * The folder of the store’s files. Leave it out on PostgreSQL, unless the server’s own files should be
   * searched.
   */
  dataDir?: string | undefined;
}

/** Finds words in all tables, and in the files of `dataDir`. `words` must have the `g` flag. */
export async function findWords(words: RegExp, { database, store, dataDir }: Searched): Promise<FoundWords> {
  const found: FoundWords = new Map();
  const look: Look = (place, text) => {
    const matches = text.match(words);
    if (!matches) return;
    const known = found.get(place) ?? new Set();
    for (const match of matches) known.add(match.toLowerCase());
    found.set(place, known);
  };
  for (const { name } of await countRows(database)) {
    const { rows } = await withoutTimeLimit(database, (free) =>
      sql<object>`select * from ${sql.table(name)}`.execute(free),
    );
    for (const row of rows) look(`table ${name}`, JSON.stringify(row, asText));
  }
  if (store) await lookIntoSealed(database, store, look);
  if (dataDir !== undefined) lookIntoFiles(dataDir, look);
  return found;
}

type Look = (place: string, text: string) => void;

/**
 * Files are read in pieces of this many bytes, because a string can only hold about half a gigabyte and a
 * store can be larger.
 */
const PIECE = 2 ** 26;
/**
 * The number of bytes by which two pieces overlap. It is longer than any word, so that a word across the
 * boundary is found.
 */
const OVERLAP = 1_000;

/**
 * Searches all files in a folder. Ignores files that disappear, because a server may remove its own files at
 * any time.
 */
function lookIntoFiles(folder: string, look: Look): void {
  const piece = Buffer.alloc(PIECE);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !existsSync(path)) continue;
    const file = openSync(path, 'r');
    for (let at = 0, read = PIECE; read === PIECE; at += PIECE - OVERLAP) {
      read = readSync(file, piece, { position: at });
      look(`file ${entry.name}`, piece.toString('latin1', 0, read));
    }
    closeSync(file);
  }
}

/** Turns bytes into text, because uploads are stored as bytes. */
const asText = (_: string, value: unknown) =>
  value instanceof Uint8Array
    ? Buffer.from(value).toString('latin1')
    : (value as { type?: string } | null)?.type === 'Buffer'
      ? Buffer.from((value as { data: number[] }).data).toString('latin1')
      : value;

async function lookIntoSealed(database: Database, { records }: Store, look: Look): Promise<void> {
  const { kysely } = database;
  const { rows } = await sql<{ id: string }>`select message as id from received_words`.execute(kysely);
  look('complaints', JSON.stringify(await records.complaints.list()));
  look('data requests', JSON.stringify(await records.subjects.list()));
  for (const { id } of rows) look('original messages', (await records.messages.words(id)) ?? '');
  const { rows: chats } = await sql<{ id: string }>`select conversation as id from stand_ins`.execute(kysely);
  for (const { id } of chats) look('placeholders', JSON.stringify(await records.pseudonyms.of(id)));
  await lookIntoSingleDetails(database, look);
}

/**
 * Searches the value of each placeholder, which is encrypted separately from the text and stored with its
 * digests.
 */
async function lookIntoSingleDetails({ kysely, sealing }: Database, look: Look): Promise<void> {
  const rows = await kysely.selectFrom('stand_ins').select(['conversation', 'key', 'digests']).execute();
  for (const { conversation, key: id, digests } of rows) {
    const key = id === null ? undefined : await sealing.keyNamed(kysely, id);
    for (const { placeholder, value } of JSON.parse(digests ?? '[]') as Record<string, string>[])
      look(
        'placeholders by themselves',
        key?.open(`stand_ins digests ${conversation} ${placeholder}`, value!) ?? '',
      );
  }
}

/** Finds words in the output of pg_dump, which is what a backup would contain. */
export function findInDump(words: RegExp, databaseUrl: string): string[] {
  const program = join(dirname(pathOf('postgresql')!), 'pg_dump');
  const dump = execFileSync(program, [`--dbname=${databaseUrl}`], { maxBuffer: 2 ** 30 });
  return unique(dump.toString('latin1').match(words) ?? []);
}

export const wordsIn = (found: FoundWords): string[] =>
  unique([...found.values()].flatMap((one) => [...one]));

const unique = (words: readonly string[]) => [...new Set(words.map((word) => word.toLowerCase()))].sort();
