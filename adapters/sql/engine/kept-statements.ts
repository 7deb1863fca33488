// Keeps prepared statements, so that SQLite parses and plans each one once, not each time it runs.
import type { SqliteDatabase } from 'kysely';

/** The service has a few hundred. Statements with lists of rows have as many forms as their lists have lengths. */
const MOST_KEPT = 500;

/** For statements that run to their end at once: one that is still being read cannot start again. */
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
