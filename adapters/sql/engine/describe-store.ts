// Says in a few words what the store is, for whoever looks after it.
import { sql } from 'kysely';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { Database } from './database.js';

/** `skip locked`, `materialized` and the other words that the queries use are older; this is what the tests run on. */
const TESTED_VERSION = 17;
/** The pool, and the connection that listens. */
const CONNECTIONS_A_PROCESS = 11;

/** Throws `StoreFailure` where the server has no room for a process. */
export async function describeStore(database: Database): Promise<string> {
  if (database.dialect === 'sqlite') return 'SQLite, its tables are up to date';
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
  const tested = version === TESTED_VERSION ? '' : ` (tested on ${TESTED_VERSION})`;
  return `PostgreSQL ${version}${tested}, its tables are up to date; connections for ${processes} processes`;
}
