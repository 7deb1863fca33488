import { sql } from 'kysely';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { Database } from './open-database.js';

/** The version we test on. Older versions also have everything our queries use, such as `skip locked`. */
const TESTED_VERSION = 17;
/** 10 connections in the pool, and 1 that listens for notifications. */
const CONNECTIONS_A_PROCESS = 11;

const DESCRIBED = {
  tested: (tables: string, processes: string) =>
    `PostgreSQL ${TESTED_VERSION}, ${tables}; enough connections for ${processes}`,
  other: (version: number, tables: string, processes: string) =>
    `PostgreSQL ${version} (tested on ${TESTED_VERSION}), ${tables}; enough connections for ${processes}`,
};

/**
 * `tables` is the text about the tables. Throws `StoreFailure` if the server allows too few connections for
 * one process.
 */
export async function describeStore(database: Database, tables: string): Promise<string> {
  if (database.dialect === 'sqlite') return `SQLite, ${tables}`;
  const { rows } = await sql<{ version: number; room: number }>`
    select current_setting('server_version_num')::int / 10000 as version,
      current_setting('max_connections')::int as room`.execute(database.kysely);
  const { version, room } = rows[0]!;
  const processes = Math.floor(room / CONNECTIONS_A_PROCESS);
  if (!processes)
    throw new StoreFailure(
      `PostgreSQL allows ${room} connections, and one process may need ${CONNECTIONS_A_PROCESS}.`,
      'Raise max_connections.',
    );
  const enoughFor = `${processes} ${processes === 1 ? 'process' : 'processes'}`;
  return version === TESTED_VERSION
    ? DESCRIBED.tested(tables, enoughFor)
    : DESCRIBED.other(version, tables, enoughFor);
}
