import { sql } from 'kysely';
import {
  ConfigurationFailure,
  StoreFailure,
  type ProblemAndRemedy,
} from '../../../knowledge/model/errors.js';
import { ADVISORY_LOCKS } from '../engine/advisory-locks.js';
import type { Database } from '../engine/open-database.js';
import { guidanceWording } from '../wording/guidance-wording.js';

const said = guidanceWording.pgvector;

/** From this version, pgvector continues its search if a filter drops most of the results. */
const NEEDED = { major: 0, minor: 8 };
const NOT_ALLOWED = '42501';
/**
 * PostgreSQL's error codes if pgvector is not installed. If its control file is missing, the code depends on
 * the version of PostgreSQL.
 */
const NOT_THERE = ['0A000', '58P01'];

/** Enables pgvector in this database. Throws `ConfigurationFailure` if that is not possible. */
export async function requirePgvector({ kysely }: Database): Promise<void> {
  try {
    if ((await pgvectorVersion(kysely)) === undefined) await createExtension(kysely);
  } catch (cause) {
    if (!(cause instanceof StoreFailure)) throw cause;
    const code = (cause.cause as { code?: string } | undefined)?.code ?? '';
    if (code !== NOT_ALLOWED && !NOT_THERE.includes(code)) throw cause;
    const why: ProblemAndRemedy = code === NOT_ALLOWED ? said.off : said.notInstalled;
    throw new ConfigurationFailure(...why, { cause });
  }
  const version = (await pgvectorVersion(kysely)) ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED.major || minor >= NEEDED.minor) return;
  throw new ConfigurationFailure(...said.tooOld(version, `${NEEDED.major}.${NEEDED.minor}`));
}

/** Takes a lock, because if 2 processes did this at once, one would fail even with "if not exists". */
async function createExtension(db: Database['kysely']): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS.turnOnPgvector})`.execute(tx);
    await sql`create extension if not exists vector`.execute(tx);
  });
}

export async function pgvectorVersion(db: Database['kysely']): Promise<string | undefined> {
  const { rows } = await sql<{
    extversion: string;
  }>`select extversion from pg_extension where extname = 'vector'`.execute(db);
  return rows[0]?.extversion;
}
