// Brings the store's tables up to date: numbered steps, each run once, all under one lock.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { Database } from '../engine/open-database.js';
import type { Migration } from './migration.js';
import { conversations } from './0001-conversations.js';
import { guidance } from './0002-guidance.js';
import { handoffs } from './0003-handoffs.js';
import { editing } from './0004-editing.js';
import { people } from './0005-people.js';
import { mends } from './0006-mends.js';
import { library } from './0007-library.js';
import { editingWork } from './0008-editing-work.js';
import { pastAnswers } from './0009-past-answers.js';
import { acceptingEditors } from './0010-accepting-editors.js';
import { adviserDetails } from './0011-adviser-details.js';
import { sessionUse } from './0012-session-use.js';
import { urgentJobs } from './0013-urgent-jobs.js';
import { senders } from './0014-senders.js';
import { unreadMessages } from './0015-unread-messages.js';
import { reportsAndLinks } from './0016-reports-and-links.js';
import { savedReplies } from './0017-saved-replies.js';
import { corrections } from './0018-corrections.js';
import { noWordVectors } from './0019-no-word-vectors.js';
import { retention } from './0020-retention.js';
import { audit } from './0021-audit.js';
import { sealing } from './0022-sealing.js';
import { libraryUpkeep } from './0023-library-upkeep.js';
import { languages } from './0024-languages.js';
import { complaints } from './0025-complaints.js';
import { transact } from '../engine/transact.js';

/** In order. Each runs in a store that has not had it yet, also where a later one has run. */
export const MIGRATIONS: readonly Migration[] = [
  conversations,
  guidance,
  handoffs,
  editing,
  people,
  mends,
  library,
  editingWork,
  pastAnswers,
  acceptingEditors,
  adviserDetails,
  sessionUse,
  urgentJobs,
  senders,
  unreadMessages,
  reportsAndLinks,
  savedReplies,
  corrections,
  noWordVectors,
  retention,
  audit,
  sealing,
  libraryUpkeep,
  languages,
  complaints,
];

/** Any number, as long as nothing else in the database uses it as an advisory lock. */
const POSTGRES_LOCK = 7_214_001;

/** Names of the steps that ran now. Throws `StoreFailure` when the store was written by a newer version. */
export async function migrate(database: Database, migrations = MIGRATIONS): Promise<string[]> {
  return transact(database.kysely, async (transaction) => {
    const db = transaction as unknown as Kysely<MigrationTable>;
    // On SQLite the transaction holds the write lock already.
    if (database.dialect === 'postgresql')
      await sql`select pg_advisory_xact_lock(${POSTGRES_LOCK})`.execute(db);
    await db.schema
      .createTable('schema_migrations')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('applied_at', 'text', (column) => column.notNull())
      .execute();
    const applied = (await db.selectFrom('schema_migrations').select('name').execute()).map(
      (row) => row.name,
    );
    refuseNewerStore(applied, migrations);
    const pending = migrations.filter((migration) => !applied.includes(migration.name));
    for (const migration of pending) {
      await migration.up(transaction as unknown as Kysely<unknown>, database.dialect);
      await db
        .insertInto('schema_migrations')
        .values({ name: migration.name, applied_at: new Date().toISOString() })
        .execute();
    }
    return pending.map((migration) => migration.name);
  });
}

/** Whether nothing is left to do. Changes nothing and takes no lock. Throws `StoreFailure` as `migrate` does. */
export async function isMigrated(database: Database, migrations = MIGRATIONS): Promise<boolean> {
  const tables = await database.kysely.introspection.getTables();
  if (!tables.some(({ name }) => name === 'schema_migrations')) return false;
  const db = database.kysely as unknown as Kysely<MigrationTable>;
  const applied = (await db.selectFrom('schema_migrations').select('name').execute()).map(({ name }) => name);
  refuseNewerStore(applied, migrations);
  return migrations.every(({ name }) => applied.includes(name));
}

interface MigrationTable {
  schema_migrations: { name: string; applied_at: string };
}

function refuseNewerStore(applied: readonly string[], known: readonly Migration[]): void {
  const unknown = applied.find((name) => !known.some((migration) => migration.name === name));
  if (unknown === undefined) return;
  throw new StoreFailure(
    `The store has migration ${unknown}, which this version does not recognise.`,
    'Run the version that wrote this store or a newer one, or restore a backup from before the upgrade.',
  );
}
