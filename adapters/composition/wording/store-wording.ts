import type { CommandRefusal } from '../../cli/wording/common-wording.js';

export const storeWording = {
  none: ['There is no store yet.', 'Start the service, or correct DATA_DIR or DATABASE_URL.'],
  tables: {
    upToDate: 'tables up to date',
    newer: 'tables from a newer version, which this one can also use',
    earlier: (steps: number): CommandRefusal => [
      `The tables are from an earlier version: ${steps} ${steps === 1 ? 'step' : 'steps'} still to run.`,
      'The service will do this when it starts. To see what will change, run "ctac migrate --check" first.',
    ],
  },
  notTimeOfBackup: (time: string | undefined): CommandRefusal => [
    `${time} is not the time of a backup.`,
    'Use a time in the past with its time zone, such as 2026-11-28T02:00:00Z, or leave out --at if it was made just now.',
  ],
  holdNotOpened: (key: string): CommandRefusal => [
    `The list of erasures has a legal hold that the store does not have. ${key} cannot open it, so nothing was erased or deleted.`,
    'Provide the encryption key that was in use when the hold was placed.',
  ],
  erasuresUnreadable: (file: string): CommandRefusal => [
    `The list of erasures in ${file} cannot be read.`,
    'Make it readable by the user that runs the service.',
  ],
} as const;
