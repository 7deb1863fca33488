import type { CommandRefusal } from './common-wording.js';

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

interface Erased {
  messages: number;
  people: number;
  held: number;
  left: number;
}

interface RunAgain {
  same: number;
  different: number;
  impossible: number;
  quotesLost: number;
}

export const backupWording = {
  oneFile: ['Enter the name of one file.', 'For example: ctac backup /backups/monday.ctac'],
  timeOfNow: [
    'You cannot set the time of a backup you are making now.',
    'To record a backup made by another program, type "ctac backup record --at TIME".',
  ],
  recorded: (at: string) => `Recorded a backup made at ${at}.`,
  complete: (file: string, dialect: string, madeAt: string) =>
    `${file} is complete: ${dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, ${madeAt}.`,
  made: (file: string, bytes: number) =>
    `Backed up to ${file} (${bytes} bytes), and checked by reading it back. It can only be opened with the encryption key, so keep a copy of the key somewhere else.`,
  newerTables: (changes: string) =>
    `A newer version has changed the tables (${changes}). Restore this backup with that version.`,
  olderTables:
    'The tables are from an earlier version. If you restore this backup with this version, they will be brought up to date.',
  erasuresNeeded: [
    'To restore this backup, we need a list of what has been erased since it was made, so that nothing erased comes back.',
    'Use --erasures FILE with the newest list from "ctac erasures", or --no-erasures if there is none.',
  ],
  notAList: (file: string): CommandRefusal => [
    `${file} is not a complete list of erasures.`,
    'Use an unchanged file from "ctac erasures", or the service’s own list (ERASURES_FILE).',
  ],
  cutOff: (file: string) =>
    `The last line of ${file} was cut off by a crash. Anything erased just before the crash may come back, so erase it again.`,
  restored: (madeAt: string) => `Restored the backup made at ${madeAt}.`,
  holdsBack: (holds: number) =>
    `Put back ${holds} legal ${holds === 1 ? 'hold' : 'holds'} placed since the backup was made.`,
  erasedAgain: ({ messages, people, held, left }: Erased) =>
    [
      `Erased again: ${messages} messages, ${people} people.`,
      ...(held ? [`${held} will be erased when the legal hold that covers them ends.`] : []),
      ...(left
        ? [
            `${left} of the messages, people and complaints erased earlier could not be erased again. Check whether a legal hold covers them.`,
          ]
        : []),
    ].join(' '),
  oldDeleted: 'Data past its retention period was deleted.',
  oldKept: 'Data due for deletion was not deleted, because no one has confirmed the retention periods.',
  index:
    'The index was built from the store. Messages that were waiting to be sent when the backup was made will be sent when the service starts.',
  drill: {
    took: ({ madeAt, restoredMs, readyMs }: { madeAt: string; restoredMs: number; readyMs: number }) =>
      `The backup of ${madeAt} took ${seconds(restoredMs)} to restore. The service would have been ready to use after ${seconds(readyMs)}.`,
    answers: ({ same, different, impossible, quotesLost }: RunAgain) =>
      `We ran the last ${same + different + impossible} answers again: ${same} the same, ${different} different, ${impossible} could not be run again. ${quotesLost} quotes do not match their releases word for word.`,
    inAll: (ms: number) => `The whole drill took ${seconds(ms)}. The copy has been removed.`,
  },
} as const;
