// Connects encryption: key commands, checks for `doctor`, and encryption of rows that were stored without it.
import { setTimeout as pause } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { ConfigurationFailure, describeFailure, SealingFailure } from '../../knowledge/model/errors.js';
import type { KeyKeeper } from '../../bot/model/governance/key-keeper.js';
import type { Log } from '../../bot/model/ports.js';
import type { Store } from '../../bot/model/store.js';
import type { KeysPorts } from '../cli/governance/keys.js';
import { runExclusively } from '../sql/engine/run-exclusively.js';
import type { Database } from '../sql/engine/open-database.js';
import { copyForAllKeys } from '../sql/sealing/check-encryption-keys.js';
import { rotateKeys } from '../sql/sealing/rotate.js';
import { makeMissingDigests } from '../sql/sealing/missing-digests.js';
import { countPlainRows, encryptPlainRows } from '../sql/sealing/encrypt-plain-rows.js';
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

const ROWS_AT_ONCE = 50;
const IDS_LOGGED = 20;
const REST_MS = 100;
const AFTER_FAILURE_MS = 60_000;

/**
 * Runs until every row is encrypted and has its digests, and every conversation's key is encrypted with each
 * available key. If a key is missing, or the store or the key service fails, tries again later.
 */
export function startSealing(
  database: Database,
  log: Log,
  afterFailureMs = AFTER_FAILURE_MS,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const rest = (ms: number) =>
    pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  /** Repeats `work` until it returns true. */
  const persist = async (work: () => Promise<boolean>, problem: string) => {
    while (!stopping.signal.aborted) {
      try {
        if (await work()) return;
        await rest(REST_MS);
      } catch (error) {
        log.warn({ failure: describeFailure(error) }, problem);
        await rest(afterFailureMs);
      }
    }
  };
  let sealed = 0;
  const seal = async () => {
    const rows = await encryptPlainRows(database, ROWS_AT_ONCE);
    sealed += rows;
    if (!rows && sealed) await database.scrub();
    return !rows;
  };
  const sealAll = async () => {
    await persist(seal, 'Rows stored by an earlier version could not be encrypted. Trying again.');
    if (sealed && !stopping.signal.aborted)
      log.info({ rows: sealed }, 'Data that an earlier version stored unencrypted is now encrypted.');
  };
  const makeDigests = digestMaker(database, log);
  const copy = () => copyForAllKeys(database).then(() => true);
  const { label } = database.sealing.keys.keeper;
  const done = Promise.all([
    sealAll(),
    persist(makeDigests, 'Some names could not yet be made ready for searches. Trying again.'),
    persist(copy, `Keys could not yet be encrypted with ${label}. Trying again.`),
  ]);
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

/**
 * Makes missing digests in rounds. A round tries every conversation that has none, then throws the first
 * failure, if any.
 */
function digestMaker(database: Database, log: Log): () => Promise<boolean> {
  let last = '';
  let failures = new Map<string, unknown>();
  return async () => {
    const failed = (id: string, error: unknown) => void failures.set(id, error);
    const next = await makeMissingDigests(database, { after: last, limit: ROWS_AT_ONCE, failed });
    last = next ?? '';
    if (next !== undefined) return false;
    const [first] = failures;
    if (!first) return true;
    const conversations = [...failures.keys()].slice(0, IDS_LOGGED);
    log.warn({ conversations }, 'The names in these conversations could not be made ready for searches.');
    failures = new Map();
    throw first[1];
  };
}
