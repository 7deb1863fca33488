// Encrypts what an earlier version stored without encryption, while the service runs.
import { setTimeout as pause } from 'node:timers/promises';
import { describeFailure } from '../../../knowledge/model/errors.js';
import type { Log } from '../../../bot/model/ports.js';
import type { Database } from '../engine/open-database.js';
import { copyForAllKeys } from './check-encryption-keys.js';
import { encryptPlainRows } from './encrypt-plain-rows.js';
import { makeMissingDigests } from './missing-digests.js';

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
    persist(makeDigests, 'Some names could not yet be indexed for searches. Trying again.'),
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
    log.warn({ conversations }, 'The names in these conversations could not be indexed for searches.');
    failures = new Map();
    throw first[1];
  };
}
