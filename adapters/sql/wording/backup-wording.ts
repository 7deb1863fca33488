// What operators read when a backup, a restore or a restore drill fails.
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';

const checkDisk = 'Check the disk.';

export const backupWording = {
  notOpened: (path: string): ProblemAndRemedy => [
    `The backup ${path} could not be opened.`,
    'Check its name and permissions.',
  ],
  notABackup: (path: string): ProblemAndRemedy => [
    `${path} is not a backup that this version can read.`,
    'Check that it is the right file. If a newer version made it, use that version.',
  ],
  noKey: (keptIn: string, ifMissing: string): ProblemAndRemedy => [
    `The backup was made with a key that is not in ${keptIn}.`,
    `You need the key that the backup was made with. ${ifMissing}`,
  ],
  damaged: (path: string): ProblemAndRemedy => [
    `The backup ${path} has been changed or cut short.`,
    'Use another backup.',
  ],
  differs: ['The backup does not match what was written to it.', checkDisk],
  copyDamaged: ['The copy of the store is damaged.', checkDisk],
  fileExists: (path: string): ProblemAndRemedy => [
    `The file ${path} already exists.`,
    'Choose another name. A backup never overwrites an existing file.',
  ],
  ofSqlite: [
    'The backup is of a SQLite store, but this store uses PostgreSQL.',
    'Remove DATABASE_URL, then restore again.',
  ],
  ofPostgres: [
    'The backup is of a PostgreSQL store, but this store uses SQLite.',
    'Set DATABASE_URL to an empty database.',
  ],
  databaseNotEmpty: [
    'The database is not empty.',
    'Restore into a new database. A restore never overwrites anything.',
  ],
  storeExists: (folder: string): ProblemAndRemedy => [
    `There is already a store in ${folder}.`,
    'Stop the service and move store.sqlite, store.sqlite-wal and store.sqlite-shm somewhere else first.',
  ],
  restoreUnfinished: (madeAt: string): ProblemAndRemedy => [
    `The restore of the backup made at ${madeAt} was stopped before it was done. What people have had erased since may still be in the store.`,
    'Run the same "ctac restore" command again. It continues where it stopped.',
  ],
  otherUnfinished: (madeAt: string): ProblemAndRemedy => [
    `The restore of another backup, made at ${madeAt}, was stopped here before it was done.`,
    'Restore that backup again, or move store.sqlite, store.sqlite-wal and store.sqlite-shm somewhere else (on PostgreSQL, use an empty database).',
  ],
  databaseNotReached: ['The database could not be reached.', 'Check DATABASE_URL.'],
  programNotStarted: (program: string): ProblemAndRemedy => [
    `${program} could not be started.`,
    'Install the PostgreSQL client tools. They must be the same version as the server, or newer.',
  ],
  programFailed: (program: string, reason: string): ProblemAndRemedy => [
    `${program} failed: ${reason}`,
    'Check DATABASE_URL and the database role’s permissions. If the versions differ, put the client tools for the server’s version first in PATH.',
  ],
  noDrillDatabase: [
    'A database for the drill could not be created or removed.',
    'Give the database role in DATABASE_URL permission to create databases, or run the drill with a role that has it.',
  ],
} as const;
