// Messages for editors and operators if the process that reads files fails, or if a file takes too much time
// or memory to read.
import type { FileKind } from '../../../ingest/model/document.js';
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';

const splitOrSave = 'Split it, or save it in another format, then add it again.';
const tryAgain =
  'The file itself may be fine. Try again when the machine is less busy, and check that the machine has 1 GB of free memory.';

export const parsingWording = {
  tooSlow: (kind: FileKind, seconds: number): ProblemAndRemedy => [
    `This ${kind.toUpperCase()} file took more than ${seconds} seconds to read.`,
    splitOrSave,
  ],
  tooMuchMemory: (kind: FileKind, megabytes: number): ProblemAndRemedy => [
    `This ${kind.toUpperCase()} file needs more than ${megabytes} MB of memory to read.`,
    splitOrSave,
  ],
  /** `how` is a signal, an exit code or `unexpectedReply`. */
  stopped: (kind: FileKind, how: string): ProblemAndRemedy => [
    `The program that reads files failed on this ${kind.toUpperCase()} file (${how}).`,
    splitOrSave,
  ],
  unexpectedReply: 'an unexpected reply',
  notUnderstood: (kind: FileKind, error: string): ProblemAndRemedy => [
    `This ${kind.toUpperCase()} file has a structure that we cannot read (${error}).`,
    'Save it in another format, then add it again.',
  ],
  fault: (kind: FileKind, fault: string) => `This ${kind.toUpperCase()} file could not be read: ${fault}`,
  machine: {
    busy: ['A file could not be read: the machine is too busy.', tryAgain],
    killed: [
      'A file could not be read: another program ended the process, perhaps because the machine is short of memory.',
      tryAgain,
    ],
    ended: ['A file could not be read: another program ended the process.', tryAgain],
  },
  tryingAgain: (failure: string) => `${failure} Trying again.`,
  notStarted: (reason: string, remedy: string = tryAgain): ProblemAndRemedy => [
    `The process that reads files did not start: ${reason}`,
    remedy,
  ],
  shuttingDown: ['The service is shutting down.', 'Add the file again in a minute.'],
} as const;
