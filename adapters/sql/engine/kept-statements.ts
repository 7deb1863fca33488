// Keeps prepared statements, so that SQLite only parses and plans each one once.
import type { SqliteDatabase } from 'kysely';
import LruCache from 'lru-cache';

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
  const kept = new LruCache<string, ReturnType<SqliteDatabase['prepare']>>({ max: MOST_KEPT });
  return {
    prepare(statement) {
      const known = kept.get(statement);
      if (known) return known;
      const made = file.prepare(statement);
      kept.set(statement, made);
      return made;
    },
    close: () => file.close(),
  };
}
