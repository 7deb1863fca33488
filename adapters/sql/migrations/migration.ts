// One step of the migrations, and the few column types that the two databases spell differently.
import type { ColumnDataType, Kysely } from 'kysely';
import type { DialectName } from '../engine/open-database.js';

export interface Migration {
  /** The file's name; recorded once it has run, so it never changes. */
  name: string;
  /** Only statements that both dialects understand; `dialect` is there for what has no common spelling. */
  up(db: Kysely<unknown>, dialect: DialectName): Promise<void>;
}

/** An integer key that the store counts up; with `autoIncrement()`, SQLite never uses a number twice. */
export function countingKey(dialect: DialectName): ColumnDataType {
  return dialect === 'sqlite' ? 'integer' : 'bigserial';
}
