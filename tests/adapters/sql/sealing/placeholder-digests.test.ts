// A search by name only decrypts the details that match it. Without the key, the digests reveal nothing.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { testKeys } from '../../../fakes/test-keys.js';
import { createSealing, type DataKey, type Sealing } from '../../../../adapters/sql/keys/sealing.js';
import { makeMissingDigests } from '../../../../adapters/sql/sealing/missing-digests.js';
import { rotateKeys } from '../../../../adapters/sql/sealing/rotate.js';
import type { Records, Store } from '../../../../bot/model/store.js';
import { NOW, person } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { findWords, wordsIn } from '../../../support/governance/find-words.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases((server) => {
  let temporary: TemporaryDatabase;
  let store: Store;
  let chats: string[];
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
    store = createStore(temporary.database);
    chats = [];
    await store.transaction(async (records) => {
      for (const id of ['one', 'two', 'three']) chats.push(await openChat(records, id));
    });
  });
  afterEach(() => temporary.remove());

  async function openChat({ conversations }: Records, id: string): Promise<string> {
    const place = { platform: 'slack', id, kind: 'personal', address: {} } as const;
    return (await conversations.open(place, person, NOW)).id;
  }

  const keep = (chat: number, known: Record<string, string>) =>
    store.transaction(({ pseudonyms }) => pseudonyms.keep(chats[chat]!, known));
  const rows = () =>
    temporary.database.kysely.selectFrom('stand_ins').selectAll().orderBy('conversation').execute();
  const digestsIn = async () =>
    (await rows()).flatMap(({ digests }) =>
      (JSON.parse(digests!) as { digests: string[] }[]).flatMap((detail) => detail.digests),
    );

  /** Makes a store that counts the values it decrypts. */
  function counting() {
    const opened: string[] = [];
    const counted = (key: DataKey): DataKey => ({
      ...key,
      open(where, sealed) {
        const plain = key.open(where, sealed);
        opened.push(plain);
        return plain;
      },
    });
    const plain = createSealing(testKeys, temporary.database.dialect);
    const sealing: Sealing = {
      ...plain,
      async keysNamed(db, ids) {
        const keys = await plain.keysNamed(db, ids);
        return new Map([...keys].map(([id, key]) => [id, counted(key)]));
      },
      keyNamed: () => Promise.reject(new Error('not counted')),
      open: () => Promise.reject(new Error('not counted')),
      openAll: () => Promise.reject(new Error('not counted')),
    };
    return { opened, ...createStore({ ...temporary.database, sealing }).records.pseudonyms };
  }

  it('opens the details that are sought, and none beside them', async () => {
    await keep(0, { 'name:zora hill': '[name 1]', 'name:sam brook': '[name 2]' });
    await keep(1, { 'name:ben marsh': '[name 1]', 'school:hill lane school': '[school 1]' });
    await keep(2, { 'name:zora': '[name 1]', 'phone:07700900142': '[phone 1]' });
    for (const [form, values] of [
      ['zora', ['zora', 'zora hill']],
      ['zorahill', ['zora hill']],
      ['hill', ['hill lane school', 'zora hill']],
      ['marshland', []],
    ] as const) {
      const { opened, search } = counting();
      expect((await search(form)).map(({ value }) => value).sort()).toEqual(values);
      expect(opened.sort()).toEqual(values);
    }
  });

  it('goes on to the last of many conversations', async () => {
    await store.transaction(async (records) => {
      for (let n = 0; n < 201; n += 1)
        await records.pseudonyms.keep(await openChat(records, `many${n}`), {
          [`name:zora quokka${n}x`]: '[name 1]',
        });
    });
    expect(await store.records.pseudonyms.search('zora')).toHaveLength(201);
    expect(await store.records.pseudonyms.search('quokka7x')).toMatchObject([{ value: 'zora quokka7x' }]);
  });

  it('has no digest twice, in 2 conversations or in one', async () => {
    const known = { 'name:zora hill': '[name 1]', 'name:ben hill': '[name 2]' };
    await keep(0, known);
    await keep(1, known);
    const digests = await digestsIn();
    expect(digests).toHaveLength(12);
    expect(new Set(digests).size).toBe(12);
  });

  it('finds nothing once the key has gone, even if the row is still there', async () => {
    await keep(0, { 'name:zora hill': '[name 1]' });
    await temporary.database.kysely.updateTable('data_keys').set({ wrapped: '' }).execute();
    expect(await rows()).toHaveLength(1);
    expect(await store.records.pseudonyms.search('zora')).toEqual([]);
  });

  it('finds nothing by digests that were moved to another row', async () => {
    await keep(0, { 'name:zora hill': '[name 1]' });
    await keep(1, { 'name:ben marsh': '[name 1]' });
    const zoras = (await rows()).find(({ conversation }) => conversation === chats[0])!;
    await temporary.database.kysely
      .updateTable('stand_ins')
      .set({ digests: zoras.digests })
      .where('conversation', '=', chats[1]!)
      .execute();
    expect(await store.records.pseudonyms.search('zora')).toMatchObject([{ conversation: chats[0] }]);
  });

  it('finds as much after the keys have been changed', async () => {
    await keep(0, { 'name:zora hill': '[name 1]', 'name:sam brook': '[name 2]' });
    const before = await digestsIn();
    await rotateKeys(temporary.database);
    expect(await digestsIn()).toEqual(before);
    const { opened, search } = counting();
    expect(await search('zora')).toMatchObject([{ placeholder: '[name 1]' }]);
    expect(opened).toEqual(['zora hill']);
  });

  it('finds details from before there were digests, encrypted or not, by opening only those', async () => {
    await keep(0, { 'name:zora hill': '[name 1]' });
    await keep(1, { 'name:zora brook': '[name 1]', 'name:sam': '[name 2]' });
    const { kysely } = temporary.database;
    const withoutDigests = kysely.updateTable('stand_ins').set({ digests: null, digests_of: null });
    await withoutDigests.where('conversation', '=', chats[1]!).execute();
    await kysely
      .insertInto('stand_ins')
      .values({ conversation: chats[2]!, known: '{"name:zora":"[name 1]"}' })
      .execute();
    const { opened, search } = counting();
    expect((await search('zora')).map(({ value }) => value).sort()).toEqual([
      'zora',
      'zora brook',
      'zora hill',
    ]);
    expect(opened.sort()).toEqual(['zora hill', '{"name:zora brook":"[name 1]","name:sam":"[name 2]"}']);
  });

  it('goes by what the version before wrote beside it, and drops the digests from before that', async () => {
    await keep(0, { 'name:zora hill': '[name 1]' });
    await keep(1, { 'name:ben marsh': '[name 1]' });
    const { kysely, sealing } = temporary.database;
    const [chat] = chats;
    const key = await sealing.keyFor(kysely, { owner: chat!, period: 'placeholders' });
    const known = key.seal(`stand_ins known ${chat}`, '{"name:sam brook":"[name 2]"}');
    await kysely.updateTable('stand_ins').set({ known }).where('conversation', '=', chat!).execute();
    const { pseudonyms } = store.records;
    const searched = { database: temporary.database, store };
    expect(wordsIn(await findWords(/zora|sam|ben/g, searched))).toEqual(['ben', 'sam', 'zora']);
    expect(await pseudonyms.search('zora')).toEqual([]);
    expect(await pseudonyms.search('sam')).toMatchObject([{ value: 'sam brook' }]);
    await store.retention.tidy({ thoroughly: true });
    const left = new Map((await rows()).map(({ conversation, digests }) => [conversation, digests]));
    expect(left.get(chat!)).toBeNull();
    expect(left.get(chats[1]!)).not.toBeNull();
    expect(await pseudonyms.search('sam')).toMatchObject([{ value: 'sam brook' }]);
    expect(wordsIn(await findWords(/zora|sam|ben/g, searched))).toEqual(['ben', 'sam']);
  });

  it('makes the digests that are missing or of other details, a few at a time, if the key is still there', async () => {
    for (const chat of [0, 1, 2]) await keep(chat, { 'name:zora hill': '[name 1]', 'name:sam': '[name 2]' });
    const { kysely } = temporary.database;
    const change = (chat: number) => kysely.updateTable('stand_ins').where('conversation', '=', chats[chat]!);
    await change(0).set({ digests: null, digests_of: null }).execute();
    await change(1).set({ digests: '[]', digests_of: 'of other details' }).execute();
    await change(2).set({ digests: null, digests_of: null }).execute();
    const withKey = kysely.updateTable('data_keys').where('owner', '=', chats[2]!);
    await withKey.set({ wrapped: '' }).execute();
    let [after, pages]: [string | undefined, number] = ['', 0];
    for (; after !== undefined; pages += 1)
      after = await makeMissingDigests(temporary.database, { after, limit: 1, failed: expect.unreachable });
    expect(pages).toBe(4);
    const { opened, search } = counting();
    expect((await search('zora')).map(({ conversation }) => conversation)).toEqual(chats.slice(0, 2).sort());
    expect(opened).toEqual(['zora hill', 'zora hill']);
  });

  it('finds a street that was once put back, and makes its digests again without a new message', async () => {
    const known = { 'name:zora': '[name 1]', 'address:oak lane': '-[address 1]' };
    await keep(0, { 'name:zora': '[name 1]' });
    const { kysely, sealing } = temporary.database;
    const [chat] = chats;
    const key = await sealing.keyFor(kysely, { owner: chat!, period: 'placeholders' });
    const sealed = key.seal(`stand_ins known ${chat}`, JSON.stringify(known));
    const asBefore = { known: sealed, digests_of: sealed.slice(-24) };
    await kysely.updateTable('stand_ins').set(asBefore).where('conversation', '=', chat!).execute();
    const street = [{ placeholder: '[address 1]', value: 'oak lane' }];
    expect(await store.records.pseudonyms.search('oaklane')).toMatchObject(street);
    await makeMissingDigests(temporary.database, { after: '', limit: 10, failed: expect.unreachable });
    const { opened, search } = counting();
    expect(await search('oaklane')).toMatchObject(street);
    expect(opened).toEqual(['oak lane']);
  });
});
