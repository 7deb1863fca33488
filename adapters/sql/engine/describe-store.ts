import { sql } from 'kysely';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { Database } from './open-database.js';
import { storeWording as said } from '../wording/store-wording.js';

/**
 * The version that we test with. Older versions also have everything that our queries need, such as `skip
 * locked`.
 */
const TESTED_VERSION = 17;
/** 10 connections in the pool, and 1 that listens for notifications. */
const CONNECTIONS_A_PROCESS = 11;

/**
 * `tables` describes the tables. Throws `StoreFailure` if the server allows too few connections for one
 * process.
 */
export async function describeStore(database: Database, tables: string): Promise<string> {
  if (database.dialect === 'sqlite') return said.sqlite(tables);
  const { rows } = await sql<{ version: number; room: number }>`
    select current_setting('server_version_num')::int / 10000 as version,
      current_setting('max_connections')::int as room`.execute(database.kysely);
  const { version, room } = rows[0]!;
  const processes = Math.floor(room / CONNECTIONS_A_PROCESS);
  if (!processes) throw new StoreFailure(...said.tooFewConnections(room, CONNECTIONS_A_PROCESS));
  return version === TESTED_VERSION
    ? said.postgres(version, { tables, processes })
    : said.otherPostgres(version, TESTED_VERSION, { tables, processes });
}
