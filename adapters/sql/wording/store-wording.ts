// What operators read about the store: how the doctor describes it, and why it cannot be used or changed.
import { counted } from '../../../bot/wording/english/plurals.js';
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';

interface OnPostgres {
  tables: string;
  processes: number;
}

const tryQuieterTime =
  'To see what is left to do, run "ctac migrate --check". Try again at a quieter time, or end whatever is using the tables: look for old transactions in pg_stat_activity.';

const stepsDone = (steps: readonly string[]) =>
  steps.length
    ? `This process has only completed these steps: ${steps.join(', ')}.`
    : 'This process has not made any changes.';

export const storeWording = {
  sqlite: (tables: string) => `SQLite, ${tables}`,
  postgres: (version: number, { tables, processes }: OnPostgres) =>
    `PostgreSQL ${version}, ${tables}; enough connections for ${counted(processes, 'process', 'processes')}`,
  otherPostgres: (version: number, tested: number, { tables, processes }: OnPostgres) =>
    `PostgreSQL ${version} (tested on ${tested}), ${tables}; enough connections for ${counted(processes, 'process', 'processes')}`,
  tooFewConnections: (connections: number, needed: number): ProblemAndRemedy => [
    `PostgreSQL allows ${connections} connections, and one process may need ${needed}.`,
    'Raise max_connections.',
  ],
  postgresNotOpened: [
    'The store could not be opened.',
    'Check DATABASE_URL and that PostgreSQL accepts connections.',
  ],
  sqliteNotOpened: (folder: string): ProblemAndRemedy => [
    'The store could not be opened.',
    `Check that ${folder} exists, can be written to, and is not on a network share.`,
  ],
  erasedInLog: [
    'Erased text may still be in the write-ahead log, because another process is reading the store.',
    'The log will be emptied tonight, or sooner if something else is erased.',
  ],
  /** `code` is the database's own error code. */
  queryRefused: (code: string) => `The store refused a query (${code}).`,
  afterRefusal: {
    busy: 'Another process is using the store. Stop any long imports, or use PostgreSQL.',
    full: 'Free up space on the store’s disk.',
    damaged: 'Stop the service and restore the latest backup of the store.',
    readOnly: 'Make DATA_DIR writable by the user that runs the service.',
    ended:
      'The query took longer than DATABASE_TIMEOUT_SECONDS, or someone cancelled it. The work will be retried. If it happens again, look in pg_stat_activity to see what is holding it up.',
    other: 'Check that the store can be reached and its migrations have run. The work will be retried.',
  },
  newerTables: (migration: string): ProblemAndRemedy => [
    `The store has migration ${migration}, which this version does not recognise.`,
    'Install the version that added it or a newer one, or restore a backup from before the upgrade.',
  ],
  tablesBeingChanged: (done: readonly string[]): ProblemAndRemedy => [
    `Another process took too long to change the tables. ${stepsDone(done)}`,
    tryQuieterTime,
  ],
  tableInUse: (done: readonly string[]): ProblemAndRemedy => [
    `A table was in use for too long. ${stepsDone(done)}`,
    tryQuieterTime,
  ],
} as const;
