import { counted } from '../../../bot/wording/english/plurals.js';

export const keysWording = {
  use: 'Type "ctac keys new", "ctac keys rotate" or "ctac keys drop".',
  rotated: (keys: number) =>
    `${counted(keys, 'key is', 'keys are')} now encrypted with a new key. The service did not need to stop.`,
  /** What to do after the key has changed. Depends on where the key is kept. */
  afterwards: {
    file: (keptIn: string) =>
      `Copy ${keptIn} to the place where you keep backups of it. The earlier key still opens earlier backups; “ctac keys drop” destroys it.`,
    environment: () =>
      'Remove the earlier key from ENCRYPTION_KEYS_PREVIOUS when no backup needs it any more, then run “ctac keys rotate” again.',
    service: (keptIn: string) =>
      `The new key is encrypted with the newest version of the key in ${keptIn}. Earlier versions, and any key in ENCRYPTION_KEYS_PREVIOUS, are now needed only for earlier backups.`,
  },
  cannotDrop: (keptIn: string) => `The key is in ${keptIn}, which this command can't change.`,
  dropElsewhere: {
    environment:
      'Remove the earlier keys from ENCRYPTION_KEYS_PREVIOUS, restart every process, then run “ctac keys rotate”.',
    service:
      'Run “ctac keys rotate”. When no backup needs the earlier versions any more, raise min_decryption_version in the key service.',
  },
  dropped: (keptIn: string) =>
    `Earlier keys are no longer in ${keptIn}. Backups made with them can't be opened any more.`,
} as const;
