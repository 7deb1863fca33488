// Tests that rotating the key while people write causes no error and loses nothing, and that earlier keys no
// longer decrypt anything.
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { openDatabase } from '../../../adapters/sql/engine/open-database.js';
import { keysInEnvironment } from '../../../adapters/sql/keys/local-keys.js';
import { rotateKeys } from '../../../adapters/sql/sealing/rotate.js';
import { prepareSealing } from '../../../adapters/sql/sealing/check-encryption-keys.js';
import type { Store } from '../../../bot/model/store.js';
import { newMessage, NOW, person } from '../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { testKeys } from '../../fakes/test-keys.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const WRITERS = 4;
const ROTATIONS = 5;

onBothDatabases((server) => {
  let temporary: TemporaryDatabase;
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
  });
  afterEach(() => temporary.remove());

  const connect = (keys = testKeys) =>
    openDatabase({
      dataDir: temporary.dataDir ?? '',
      ...(temporary.databaseUrl && { databaseUrl: temporary.databaseUrl }),
      keys,
    });

  describe('while several write', () => {
    it('rotates again and again without an error, and every word can be read afterwards', async () => {
      // A second connection is only opened on PostgreSQL. On SQLite, two connections in one process would
      // block each other.
      const other = temporary.databaseUrl === undefined ? undefined : await connect();
      const stores = [createStore(temporary.database), createStore(other ?? temporary.database)];
      const written = new Map<string, string>();
      let rotations = 0;
      let isBusy = true;
      const rotate = async () => {
        // Continues until enough has been written. On a busy machine, 5 rotations can finish before then.
        for (; isBusy && (rotations < ROTATIONS || written.size <= WRITERS * ROTATIONS); rotations += 1)
          await rotateKeys(temporary.database);
      };
      const stop = () => void (isBusy = false);
      const rotating = rotate().finally(stop);
      // Stops the rotations if a writer fails. Otherwise, they would wait for ever for that writer’s
      // messages.
      const writing = Array.from({ length: WRITERS }, (_, n) =>
        write(stores[n % 2]!, n, written, () => isBusy).finally(stop),
      );
      await Promise.all([rotating, ...writing]);
      expect(written.size).toBeGreaterThan(WRITERS * ROTATIONS);
      for (const store of stores)
        for (const [id, words] of written) expect(await store.records.messages.words(id)).toBe(words);
      const { kysely } = temporary.database;
      expect(await kysely.selectFrom('sealing_keys').select('id').execute()).toHaveLength(1);
      await other?.close();
    });
  });

  it('waits for a writer that has chosen the old key and not yet used it', async () => {
    await write(createStore(temporary.database), 0, new Map(), once());
    let rotating: Promise<unknown> | undefined;
    const slow = await connect();
    const { keys } = slow.sealing;
    const { current } = keys;
    keys.current = async (tx) => {
      const chosen = await current(tx);
      if (!rotating) {
        rotating = rotateKeys(slow);
        // Waits long enough for the rotation to delete the key, which it would do if the key were not locked.
        await Promise.race([rotating, pause(1_000)]);
      }
      return chosen;
    };
    const written = new Map<string, string>();
    await write(createStore(slow), 1, written, once());
    await rotating;
    const [[id, words]] = [...written] as [[string, string]];
    expect(await createStore(temporary.database).records.messages.words(id)).toBe(words);
    expect(await slow.kysely.selectFrom('sealing_keys').select('id').execute()).toHaveLength(1);
    await slow.close();
  });

  it('moves to another key by way of both, and the first one then opens nothing', async () => {
    const [first, second] = [Buffer.alloc(32, 'first'), Buffer.alloc(32, 'second')];
    const keysOf = (...keys: Buffer[]) => keysInEnvironment('the test', keys);
    const before = await connect(keysOf(first));
    const written = new Map<string, string>();
    await write(createStore(before), 0, written, () => written.size < 2);
    const [[id, words]] = [...written] as [[string, string]];
    const between = await connect(keysOf(second, first));
    expect(await prepareSealing(between)).toBeUndefined();
    await rotateKeys(between);
    // Processes with only one of the two keys carry on until they are restarted.
    for (const keys of [keysOf(first), keysOf(second)]) {
      const one = await connect(keys);
      expect(await createStore(one).records.messages.words(id)).toBe(words);
      await one.close();
    }
    const after = await connect(keysOf(second));
    await rotateKeys(after);
    expect(await createStore(after).records.messages.words(id)).toBe(words);
    const late = await connect(keysOf(first));
    expect((await prepareSealing(late))?.message).toMatch(/not in the test/);
    await expect(createStore(late).records.messages.words(id)).rejects.toThrow(/not in the test/);
    for (const one of [before, between, after, late]) await one.close();
  });
});

function once(): () => boolean {
  const turns = [true];
  return () => turns.pop() ?? false;
}

/** Writes messages, each in a new conversation so that it needs a new key. */
async function write(
  store: Store,
  writer: number,
  written: Map<string, string>,
  goesOn: () => boolean,
): Promise<void> {
  for (let n = 0; goesOn(); n += 1) {
    const words = `Words ${writer} ${n}`;
    const place = { platform: 'slack', id: `${writer}-${n}`, kind: 'personal' as const, address: {} };
    const message = await store.transaction(async (records) => {
      const { id } = await records.conversations.open(place, person, NOW);
      return records.messages.add({ ...newMessage(id), words, redactedTypes: [] });
    });
    written.set(message!.id, words);
    // Lets timers run. Without this, they would never run, because SQLite replies without waiting.
    await turn();
  }
}
