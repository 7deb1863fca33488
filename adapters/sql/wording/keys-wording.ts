// What operators read about the keys that encrypt the store.
import { counted } from '../../../bot/wording/english/plurals.js';
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';

const restoreFile = 'Restore the file from the copy that you keep.';
const restoreStore = 'Restore the store from a backup.';

export const keysWording = {
  /** Completes “with a key that is not in …”. */
  file: (path: string) => `the file ${path}`,
  ifMissing: {
    file: `${restoreFile} If the key was in ENCRYPTION_KEY, set that again.`,
    environment: 'Find your copy of the key and put it in ENCRYPTION_KEY or ENCRYPTION_KEYS_PREVIOUS.',
  },
  /** The first lines of a key file. */
  head: [
    '# This key decrypts what people wrote. If you lose it, no one can read that text. Keep a copy of this file',
    '# away from backups of the store. See docs/operate.md.',
  ],
  unreadable: (keptIn: string): ProblemAndRemedy => [
    `The encryption key in ${keptIn} could not be read.`,
    'Check its permissions.',
  ],
  notAKey: (keptIn: string): ProblemAndRemedy => [
    `One of the lines in ${keptIn} is not a key.`,
    `${restoreFile} Each line must be 32 bytes, in base64.`,
  ],
  none: (keptIn: string) => `There is no key in ${keptIn}.`,
  otherKey: (keptIn: string, ifMissing: string): ProblemAndRemedy => [
    `What people wrote is encrypted with a key that is not in ${keptIn}.`,
    `${ifMissing} See “The encryption key” in docs/operate.md.`,
  ],
  cannotOpen: (keys: number, keptIn: string) =>
    `${counted(keys, 'sealing key')} cannot be opened with ${keptIn}.`,
  keyChanged: ['A key in the store was changed and cannot be opened.', restoreStore],
  contentChanged: [
    'Encrypted data in the store has been changed, or moved to another row.',
    'Check who has write access to the store, then restore it from a backup.',
  ],
} as const;
