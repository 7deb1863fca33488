// Connects encryption: key commands, and checks for `doctor`.
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { ConfigurationFailure, SealingFailure } from '../../knowledge/model/errors.js';
import type { KeyKeeper } from '../../bot/model/governance/key-keeper.js';
import type { Store } from '../../bot/model/store.js';
import type { KeysPorts } from '../cli/governance/keys.js';
import { runExclusively } from '../sql/engine/run-exclusively.js';
import type { Database } from '../sql/engine/open-database.js';
import { rotateKeys } from '../sql/sealing/rotate.js';
import { countPlainRows } from '../sql/sealing/encrypt-plain-rows.js';
import { keyFile, keyPlace } from './settings/encryption-settings.js';
import type { Settings } from './settings/environment-settings.js';
import { encryptionWording as said } from './wording/encryption-wording.js';

const OTHERS = 0o077;

/** Throws if messages cannot be accepted, the key service does not work, or other users can read the key. */
export async function lookAtEncryption(settings: Settings, database: Database): Promise<string> {
  const { keys } = database.sealing;
  const place = keyPlace(settings);
  if (place === 'service') await tryKeeper(keys.keeper);
  const isMade = await keys.isMade(database.kysely).catch((failure: unknown) => {
    if (!(failure instanceof SealingFailure)) throw failure;
    throw new SealingFailure(said.notAccepting(failure.message), failure.remedy, { cause: failure });
  });
  if (!isMade) return said.noKeyYet;
  const missing = await keys.missing(database.kysely);
  if (missing.length) throw new SealingFailure(said.keysMissing(missing.length), keys.keeper.ifMissing);
  const plainRows = await countPlainRows(database);
  if (place !== 'file') return said.encrypted(keys.keeper.label, plainRows);
  const file = keyFile(settings);
  if (process.platform !== 'win32' && statSync(file).mode & OTHERS)
    throw new ConfigurationFailure(...said.othersCanRead(file));
  return said.encryptedWithFile({
    file,
    isNextToStore: settings.ENCRYPTION_KEY_FILE === undefined,
    plainRows,
  });
}

/**
 * Checks that the keeper can encrypt and decrypt a key. A running service only calls the key service when
 * keys change, so it might not notice a fault.
 */
async function tryKeeper(keeper: KeyKeeper): Promise<void> {
  const key = randomBytes(32);
  for (const wrapped of await keeper.wrap(key)) {
    const opened = await keeper.unwrap(wrapped);
    if (!opened || !key.equals(opened))
      throw new SealingFailure(...said.cannotDecrypt(keeper.label.replace(/^t/, 'T')));
  }
}

export function connectKeys(
  { database, store }: { database: Database; store: Store },
  clock: () => Date,
  place: KeysPorts['place'] = 'file',
): KeysPorts {
  const { keys } = database.sealing;
  return {
    keptIn: keys.keeper.label,
    place,
    ...(keys.keeper.renew && {
      renew: () => keys.keeper.renew!(),
      dropEarlier: () => keys.keeper.dropEarlier!(),
    }),
    rotate: () => runExclusively(database, () => rotateKeys(database)),
    record: ({ name, account }, step) =>
      store.records.audit.append({
        kind: 'secret-rotated',
        at: clock().toISOString(),
        by: name,
        details: { step, account },
      }),
  };
}
