import { type CommandRefusal, commonWording } from './common-wording.js';

const useCheckpoints = 'Use a file of signed checkpoints.';

export const auditWording = {
  unknown: [
    commonWording.notACommand('audit'),
    'Type "ctac audit verify", "ctac audit export", "ctac audit prove NUMBER" or "ctac audit key".',
  ],
  checkpointChanged: (events: number): CommandRefusal => [
    `The stored checkpoint for ${events} events has been changed and cannot be read.`,
    'Verify against a checkpoint you keep elsewhere: --checkpoint FILE.',
  ],
  /** Shown instead of a file name for a checkpoint from the store. */
  stored: 'stored with the log',
  noCheckpoint: (file: string): CommandRefusal => [`${file} has no checkpoint.`, useCheckpoints],
  unreadable: (file: string): CommandRefusal => [commonWording.cannotBeRead(file), useCheckpoints],
  damaged: 'The audit log has been tampered with or damaged:',
  intact: (events: number, root: string) => `The audit log is intact: ${events} events, root ${root}.`,
  matches: (checkpoints: number) =>
    `It matches ${checkpoints} signed ${checkpoints === 1 ? 'checkpoint' : 'checkpoints'}.`,
  notCompared:
    'There is no checkpoint to compare the log with, so anyone who can change the store could have rewritten it.',
  shortened: (events: number) =>
    `${events} events are past their retention period, so only their digests are left.`,
  noEvent: (number: number, events: number): CommandRefusal => [
    `There is no event ${number}.`,
    `The log has ${events} events, numbered from 1.`,
  ],
} as const;
