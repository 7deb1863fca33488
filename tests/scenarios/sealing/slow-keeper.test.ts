// Tests that we never call a key keeper during a transaction. A key keeper can be a slow service, and waiting
// for it would block rows, or all of SQLite.
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import type { Database } from '../../../adapters/sql/engine/open-database.js';
import { createSealing } from '../../../adapters/sql/keys/sealing.js';
import { prepareSealing } from '../../../adapters/sql/sealing/check-encryption-keys.js';
import { rotateKeys } from '../../../adapters/sql/sealing/rotate.js';
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import { newMessage, NOW, person } from '../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { testKeys } from '../../fakes/test-keys.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const LONG_ENOUGH_MS = 1_000;

onBothDatabases((server) => {
  let temporary: TemporaryDatabase;
  /** The calls to the key keeper. `isHeld` says whether a transaction was open at the time. */
  let asked: { what: string; isHeld: boolean }[];
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
    asked = [];
  });
  afterEach(() => temporary.remove());

  /** Opens the store as a process does when it starts, before any key is decrypted. */
  function startProcess(keeper: Partial<KeyKeeper> = {}): Database {
    const watched = <Args extends unknown[], Outcome>(
      what: string,
      work: (...args: Args) => Promise<Outcome>,
    ) => {
      return async (...args: Args) => {
        asked.push({ what, isHeld: await isHeld(temporary.database) });
        return work(...args);
      };
    };
    const all = { ...testKeys, ...keeper };
    const slow: KeyKeeper = {
      label: all.label,
      ifMissing: all.ifMissing,
      names: watched('names', () => all.names()),
      wrap: watched('wrap', (key) => all.wrap(key)),
      unwrap: watched('unwrap', (wrapped) => all.unwrap(wrapped)),
      begin: watched('begin', () => Promise.resolve()),
    };
    const { dialect } = temporary.database;
    return { ...temporary.database, sealing: createSealing(slow, dialect) };
  }

  it('is asked with no transaction open, by a store that is new, in use, rotated, and in use again', async () => {
    const [one, other] = [startProcess(), startProcess()];
    const words = (n: number) => `Words ${n}`;
    const first = await write(one, 1);
    const second = await write(other, 2);
    await rotateKeys(one);
    const third = await write(other, 3);
    const late = startProcess();
    expect(await prepareSealing(late)).toBeUndefined();
    const inside = await createStore(startProcess()).transaction((records) => records.messages.words(first));
    expect(inside).toBe(words(1));
    const { messages } = createStore(late).records;
    expect([await messages.words(second), await messages.words(third)]).toEqual([words(2), words(3)]);
    expect([...new Set(asked.map(({ what }) => what))].sort()).toEqual(['names', 'unwrap', 'wrap']);
    expect(asked.filter(({ isHeld }) => isHeld)).toEqual([]);
  });

  it('is asked once for a key, however many wait for it', async () => {
    await write(startProcess(), 1);
    asked = [];
    const late = startProcess({
      unwrap: async (wrapped) => {
        await pause(100);
        return testKeys.unwrap(wrapped);
      },
    });
    await Promise.all([2, 3, 4, 5].map((n) => write(late, n)));
    expect(asked.map(({ what }) => what)).toEqual(['unwrap']);
  });
});

/**
 * Returns true if a transaction is open. SQLite has only one connection, so a query has to wait while a
 * transaction is open.
 */
async function isHeld({ kysely, dialect }: Database): Promise<boolean> {
  if (dialect === 'sqlite') {
    const query = sql`select 1`.execute(kysely).then(() => false);
    return Promise.race([query, pause(LONG_ENOUGH_MS, true)]);
  }
  const { rows } = await sql<{ open: number }>`select count(*) as open from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'`.execute(kysely);
  return rows[0]!.open > 0;
}

async function write(database: Database, n: number): Promise<string> {
  const place = { platform: 'slack', id: `chat-${n}`, kind: 'personal' as const, address: {} };
  const message = await createStore(database).transaction(async (records) => {
    const { id } = await records.conversations.open(place, person, NOW);
    return records.messages.add({ ...newMessage(id), words: `Words ${n}`, redactedTypes: [] });
  });
  return message!.id;
}
