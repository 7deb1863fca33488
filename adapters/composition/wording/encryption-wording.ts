import { clauses, type CommandRefusal } from '../../cli/wording/common-wording.js';

export const encryptionWording = {
  notAccepting: (failure: string) => `The service is not accepting messages: ${failure}`,
  noKeyYet: 'nothing is encrypted yet; the service creates the key when it starts',
  keysMissing: (count: number) =>
    `Some of what people wrote can't be read: ${count} earlier ${count === 1 ? 'key is' : 'keys are'} missing.`,
  encrypted: (keptIn: string, plainRows: number) =>
    clauses(`encrypted with ${keptIn}`, notEncrypted(plainRows)),
  encryptedWithFile: ({ file, isNextToStore, plainRows }: KeyInFile) =>
    clauses(
      isNextToStore
        ? `on, with the key in ${file}, which is next to the store, so keep a copy of it elsewhere`
        : `on, with the key in ${file}`,
      notEncrypted(plainRows),
    ),
  othersCanRead: (file: string): CommandRefusal => [
    `Other users of this machine can read the encryption key in ${file}.`,
    `Run: chmod 600 ${file}`,
  ],
  cannotDecrypt: (keptIn: string): CommandRefusal => [
    `${keptIn} could not decrypt what it had just encrypted.`,
    'Check the key’s min_decryption_version, and that ENCRYPTION_VAULT_URL always reaches the same service.',
  ],
};

interface KeyInFile {
  file: string;
  isNextToStore: boolean;
  plainRows: number;
}

function notEncrypted(rows: number): string | undefined {
  if (!rows) return undefined;
  return rows === 1
    ? '1 row stored by an earlier version is not encrypted yet'
    : `${rows} rows stored by an earlier version are not encrypted yet`;
}
