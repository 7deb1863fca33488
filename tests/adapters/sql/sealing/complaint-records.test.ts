// Complaints can be erased, and what people type in them is encrypted, on both databases.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { keysInEnvironment } from '../../../../adapters/sql/keys/local-keys.js';
import { createSealing } from '../../../../adapters/sql/keys/sealing.js';
import type { Store } from '../../../../bot/model/store.js';
import { SealingFailure } from '../../../../knowledge/model/errors.js';
import { NOW } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases((server) => {
  let temporary: TemporaryDatabase;
  let store: Store;
  beforeAll(async () => {
    temporary = await temporaryDatabase(server());
    store = createStore(temporary.database);
  });
  afterAll(() => temporary.remove());

  test('removes the person and keeps the step that was taken since', async () => {
    const { complaints } = store.records;
    const words = 'The quokka never called.';
    const read = { id: 'one', receivedAt: NOW, via: 'desk', addedBy: 'Ada', version: 1, words } as const;
    await complaints.add({ ...read, from: 'Zora Hill' });
    const acknowledged = { by: 'Ben', at: NOW };
    expect(await complaints.save({ ...read, from: 'Zora Hill', acknowledged })).toBe(true);
    await complaints.removePerson(read, NOW);
    const left = await complaints.find('one');
    expect(left).toMatchObject({ acknowledged });
    expect(JSON.stringify(left)).not.toMatch(/quokka|Zora/);
  });

  describe('what was typed', () => {
    const typed = { words: 'The quokka never called.', from: 'Zora Hill' };
    const complaint = { receivedAt: NOW, via: 'desk', addedBy: 'Ada', version: 1, ...typed } as const;
    const keys = async (id: string) => {
      const { kysely } = temporary.database;
      const rows = kysely.selectFrom('data_keys').select(['id', 'period']);
      return rows.where('owner', '=', `complaints ${id}`).execute();
    };

    test('is sealed with a new key each time, and the key before is destroyed', async () => {
      const { complaints } = store.records;
      await complaints.add({ ...complaint, id: 'two' });
      const [first, ...none] = await keys('two');
      await complaints.save({ ...complaint, id: 'two', acknowledged: { by: 'Ben', at: NOW } });
      const [second, ...more] = await keys('two');
      expect([none, more]).toEqual([[], []]);
      expect(second!.id).not.toBe(first!.id);
      expect(await complaints.find('two')).toMatchObject(typed);
      expect(await complaints.save({ ...complaint, id: 'two', words: 'Late.' })).toBe(false);
      expect(await complaints.find('two')).toMatchObject(typed);
    });

    test('stays through a step by the version before, and is gone if that version erases it', async () => {
      const { complaints } = store.records;
      await complaints.add({ ...complaint, id: 'beside' });
      const { kysely } = temporary.database;
      const row = kysely.selectFrom('complaints').select(['body', 'version']).where('id', '=', 'beside');
      /** Saves a complaint as the previous version did, without the newer columns. */
      const saveAsBefore = async (change: (body: object) => object) => {
        const { body, version } = await row.executeTakeFirstOrThrow();
        const changed = JSON.stringify(change(JSON.parse(body) as object));
        const saved = kysely.updateTable('complaints').set({ body: changed, version: version + 1 });
        await saved.where('id', '=', 'beside').execute();
      };
      await saveAsBefore((body) => ({ ...body, acknowledged: { by: 'Ben', at: NOW } }));
      expect(await complaints.find('beside')).toMatchObject({ ...typed, acknowledged: { by: 'Ben' } });
      await saveAsBefore((body) => ({ ...body, words: undefined, from: undefined }));
      const left = await complaints.find('beside');
      expect(left).toMatchObject({ acknowledged: { by: 'Ben' }, version: 3 });
      expect(JSON.stringify(left)).not.toMatch(/quokka|Zora/);
    });

    test('goes with its key when the person is erased, even without the deployer’s key', async () => {
      const person = { platform: 'slack', id: 'ada' };
      await store.records.complaints.add({ ...complaint, id: 'three', person });
      const { dialect } = temporary.database;
      const sealing = createSealing(keysInEnvironment('no key', [Buffer.alloc(32, 'another')]), dialect);
      const { complaints } = createStore({ ...temporary.database, sealing }).records;
      await expect(complaints.by(person)).rejects.toThrow(SealingFailure);
      const three = (all: readonly { id: string }[]) => all.filter(({ id }) => id === 'three');
      expect(three(await complaints.progress())).toMatchObject([{ person }]);
      expect(JSON.stringify(await complaints.progress())).not.toMatch(/quokka|Zora/);
      await complaints.forget(person, NOW);
      expect(await complaints.find('three')).toEqual({
        id: 'three',
        receivedAt: NOW,
        via: 'desk',
        addedBy: 'Ada',
        version: 2,
      });
      expect(await keys('three')).toEqual([]);
    });
  });
}, 'complaint records');
