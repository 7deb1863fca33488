// `ctac keys`: changes the encryption key while the service runs.
import { randomBytes } from 'node:crypto';
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { Actor } from '../../../bot/model/people/actor.js';
import { readArguments, TEXT } from '../read-arguments.js';
import { operator, type Terminal } from '../terminal.js';
import { keysWording as said } from '../wording/keys-wording.js';
import { runStep } from './run-step.js';

export interface KeysPorts {
  keptIn: string;
  place: 'file' | 'environment' | 'service';
  /** Absent if the key can only be changed elsewhere: in the environment or the key service. */
  renew?(): Promise<void>;
  dropEarlier?(): Promise<void>;
  /** Re-encrypts every key in the store with a new key, and destroys the earlier one. */
  rotate(): Promise<{ keys: number }>;
  /**
   * Adds the step to the audit log. Called before a key is destroyed, so that the log always has a record of
   * this.
   */
  record(by: Actor, step: KeyStep): Promise<void>;
}

export type KeyStep = 'key changed' | 'earlier keys destroyed';

/** `ports` opens the store, so it is only called for steps that need the store. */
export async function keys(
  ports: () => Promise<KeysPorts>,
  args: string[],
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = readArguments(args, { by: TEXT });
  const [what = ''] = positionals;
  const by = operator(values.by);
  return runStep('keys', said.use, what, {
    new: () => Promise.resolve(terminal.write(randomBytes(32).toString('base64'))),
    rotate: async () => rotate(await ports(), by, terminal),
    drop: async () => drop(await ports(), by, terminal),
  });
}

async function rotate(ports: KeysPorts, by: Actor, terminal: Terminal): Promise<void> {
  await ports.renew?.();
  await ports.record(by, 'key changed');
  const { keys: wrapped } = await ports.rotate();
  terminal.write(said.rotated(wrapped));
  terminal.write(said.afterwards[ports.place](ports.keptIn));
}

async function drop(ports: KeysPorts, by: Actor, terminal: Terminal): Promise<void> {
  if (!ports.dropEarlier)
    throw new InputFailure(
      said.cannotDrop(ports.keptIn),
      said.dropElsewhere[ports.place === 'service' ? 'service' : 'environment'],
    );
  await ports.record(by, 'earlier keys destroyed');
  await ports.dropEarlier();
  await ports.rotate();
  terminal.write(said.dropped(ports.keptIn));
}
