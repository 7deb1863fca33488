// `ctac keys`: changes the encryption key while the service runs.
import { randomBytes } from 'node:crypto';
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { Actor } from '../../../bot/model/people/actor.js';
import { readArguments, TEXT } from '../read-arguments.js';
import { operator, type Terminal } from '../terminal.js';
import { runStep } from './run-step.js';

export interface KeysPorts {
  /** Where the key is kept, as shown to people. */
  keptIn: string;
  place: 'file' | 'environment' | 'service';
  /** Absent if the key can only be changed elsewhere: in the environment or the key service. */
  renew?(): Promise<void>;
  /** Destroys the earlier keys where they are kept. */
  dropEarlier?(): Promise<void>;
  /** Re-encrypts every conversation's key with a new key, and destroys the old one. */
  rotate(): Promise<{ keys: number }>;
  /** Adds the change to the audit log. Called before a key is destroyed, so that this is always recorded. */
  record(by: Actor, step: KeyStep): Promise<void>;
}

export type KeyStep = 'key changed' | 'earlier keys destroyed';

/** `ports` is only called by commands that need the store. */
export async function keys(
  ports: () => Promise<KeysPorts>,
  args: string[],
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = readArguments(args, { by: TEXT });
  const [what = ''] = positionals;
  const by = operator(values.by);
  return runStep('keys', 'Type "ctac keys new", "ctac keys rotate" or "ctac keys drop".', what, {
    new: () => Promise.resolve(terminal.write(randomBytes(32).toString('base64'))),
    rotate: async () => rotate(await ports(), by, terminal),
    drop: async () => drop(await ports(), by, terminal),
  });
}

async function rotate(ports: KeysPorts, by: Actor, terminal: Terminal): Promise<void> {
  await ports.renew?.();
  await ports.record(by, 'key changed');
  const { keys: wrapped } = await ports.rotate();
  terminal.write(
    `The keys for ${wrapped} conversations and days are now encrypted with a new key. The service did not need to stop.`,
  );
  terminal.write(AFTERWARDS[ports.place](ports.keptIn));
}

const AFTERWARDS: Record<KeysPorts['place'], (keptIn: string) => string> = {
  file: (keptIn) =>
    `Copy ${keptIn} to the place where you keep backups of it. The earlier key still opens earlier backups; “ctac keys drop” destroys it.`,
  environment: () =>
    'Remove the earlier key from ENCRYPTION_KEYS_PREVIOUS when no backup needs it any more, then run “ctac keys rotate” again.',
  service: (keptIn) =>
    `The new key is encrypted with the newest version of the key in ${keptIn}. Earlier versions, and any key in ENCRYPTION_KEYS_PREVIOUS, are now needed only for earlier backups.`,
};

const DROPPED_ELSEWHERE = {
  environment:
    'Remove the earlier keys from ENCRYPTION_KEYS_PREVIOUS, restart every process, then run “ctac keys rotate”.',
  service:
    'Run “ctac keys rotate”. When no backup needs the earlier versions any more, raise min_decryption_version in the key service.',
};

async function drop(ports: KeysPorts, by: Actor, terminal: Terminal): Promise<void> {
  if (!ports.dropEarlier)
    throw new InputFailure(
      `The key is in ${ports.keptIn}, which this command can't change.`,
      DROPPED_ELSEWHERE[ports.place === 'service' ? 'service' : 'environment'],
    );
  await ports.record(by, 'earlier keys destroyed');
  await ports.dropEarlier();
  await ports.rotate();
  terminal.write(
    `Earlier keys are no longer in ${ports.keptIn}. Backups made with them can't be opened any more.`,
  );
}
