// Encrypts data that an earlier version stored, while people keep sending messages.
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { startSealing } from '../../../../adapters/sql/sealing/encrypt-in-background.js';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { countPlainRows } from '../../../../adapters/sql/sealing/encrypt-plain-rows.js';
import { NOW, person } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import { perTest } from '../../../support/per-test.js';

const temporary = perTest(() => temporaryDatabase(''));

async function storePlainRow(): Promise<void> {
  const place = { platform: 'slack' as const, id: 'ada', kind: 'personal' as const, address: {} };
  const { id } = await createStore(temporary.database).records.conversations.open(place, person, NOW);
  await temporary.database.kysely.insertInto('stand_ins').values({ conversation: id, known: '{}' }).execute();
}

function startLogged() {
  const logged: string[] = [];
  const log = (_: object, sentence: string) => void logged.push(sentence);
  return { ...startSealing(temporary.database, { info: log, warn: log, error: log }), logged };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(20);
}

test('encrypts earlier rows while people are writing', async () => {
  await storePlainRow();
  const { kysely } = temporary.database;
  let isWriting = true;
  const people = [1, 2, 3].map(async () => {
    while (isWriting)
      await kysely.transaction().execute(async (tx) => {
        await sql`update conversations set last_sequence = last_sequence + 1`.execute(tx);
        await pause(5);
      });
  });
  const { stop, logged } = startLogged();
  await until(() => logged.length > 0);
  isWriting = false;
  await Promise.all(people);
  await stop();
  expect(logged).toEqual(['Data that an earlier version stored unencrypted is now encrypted.']);
  expect(await countPlainRows(temporary.database)).toBe(0);
});

test('makes digests for details that an earlier version encrypted without, so that names can be found', async () => {
  const place = { platform: 'slack' as const, id: 'ada', kind: 'personal' as const, address: {} };
  const { conversations, pseudonyms } = createStore(temporary.database).records;
  const { id } = await conversations.open(place, person, NOW);
  await pseudonyms.keep(id, { 'name:zora': '[name 1]' });
  const { kysely } = temporary.database;
  await kysely.updateTable('stand_ins').set({ digests: null, digests_of: null }).execute();
  const { stop, logged } = startLogged();
  const digests = () => kysely.selectFrom('stand_ins').select('digests').executeTakeFirst();
  while ((await digests())?.digests === null) await pause(20);
  await stop();
  expect(logged).toEqual([]);
});

test('goes on, and stops in order, if the files could not be emptied', async () => {
  await storePlainRow();
  temporary.database.scrub = () => Promise.reject(new Error('The disk is full.'));
  const { stop, logged } = startLogged();
  await until(() => logged.length > 0);
  await stop();
  expect(logged).toEqual(['Rows stored by an earlier version could not be encrypted. Trying again.']);
});

test('makes the digests of the other conversations if one cannot be read, and logs which that is', async () => {
  const { conversations, pseudonyms } = createStore(temporary.database).records;
  const ids: string[] = [];
  for (const name of ['ada', 'ben', 'cy']) {
    const place = { platform: 'slack' as const, id: name, kind: 'personal' as const, address: {} };
    const { id } = await conversations.open(place, person, NOW);
    await pseudonyms.keep(id, { 'name:zora': '[name 1]' });
    ids.push(id);
  }
  const [damaged, ...others] = ids.sort();
  const { kysely } = temporary.database;
  const rows = () => kysely.updateTable('stand_ins').set({ digests: null, digests_of: null });
  await rows().execute();
  await rows().set({ known: 'damaged' }).where('conversation', '=', damaged!).execute();
  const named: unknown[] = [];
  const log = (fields: object) => void named.push(fields);
  const { stop } = startSealing(temporary.database, { info: log, warn: log, error: log });
  await until(() => named.length > 0);
  await stop();
  const made = await kysely
    .selectFrom('stand_ins')
    .select('conversation')
    .where('digests', 'is not', null)
    .execute();
  expect(made.map(({ conversation }) => conversation).sort()).toEqual(others);
  expect(named[0]).toEqual({ conversations: [damaged] });
});
