// Words planted in what people write, and every place where they can still be found.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Redacted, RedactedText } from '../../../knowledge/model/personal-data.js';
import type { TestBot } from '../../fakes/test-bot.js';
import { pathOf } from '../../support/requirements.js';

/** Takes out every word that begins with "zebra", as a name. */
export function redactZebras(text: string): Redacted {
  const redactions = [...text.matchAll(/zebra\w+/gi)].map(({ 0: word, index }) => ({
    text: word,
    type: 'name' as const,
    start: index,
    end: index + word.length,
    pseudonym: '[name 1]',
  }));
  return { text: text.replace(/zebra\w+/gi, '[name 1]') as RedactedText, redactions };
}

const PLANTED = /(?:zebra|quokka)\d+[a-z]+/gi;
const unique = (words: Iterable<string>) => [...new Set([...words].map((word) => word.toLowerCase()))].sort();

/** In the files on SQLite, in any row on PostgreSQL. */
export const wordsIn = (bot: TestBot, server: string): Promise<string[]> =>
  server ? wordsInRows(bot) : wordsInFiles(bot);

async function wordsInFiles({ database }: TestBot): Promise<string[]> {
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(database.kysely);
  const folder = dirname(rows[0]!.file);
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  return unique(files.flatMap((file) => file.match(PLANTED) ?? []));
}

async function wordsInRows({ database: { kysely } }: TestBot): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(kysely);
  const words: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
      kysely,
    );
    words.push(...rows.flatMap(({ row }) => row.match(PLANTED) ?? []));
  }
  return unique(words);
}

/** In all that pg_dump writes, which is what a backup would hold. */
export async function wordsInDump({ database: { kysely } }: TestBot, server: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(kysely);
  const address = new URL(server);
  address.pathname = `/${rows[0]!.name}`;
  const program = join(dirname(pathOf('postgresql')!), 'pg_dump');
  const dump = execFileSync(program, [`--dbname=${address.href}`], { maxBuffer: 2 ** 30 });
  return unique(dump.toString('latin1').match(PLANTED) ?? []);
}
