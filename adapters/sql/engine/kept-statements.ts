// Keeps prepared statements, so that SQLite only parses and plans each one once.
import type { SqliteDatabase } from 'kysely';

/**
 * The service has a few hundred statements, but a statement with a list is different for each length of the
 * list.
 */
const MOST_KEPT = 500;

/**
 * Only use this for statements that are read to the end at once. A statement that is still being read cannot
 * be started again.
 */
export function withKeptStatements(file: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    prepare(statement) {
      const known = kept.get(statement);
      if (known) return known;
      const made = file.prepare(statement);
      if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
      kept.set(statement, made);
      return made;
    },
    close: () => file.close(),
  };
}
