// Deleting an original message decrypts no other messages, unless a correction depends on their text.
import { beforeEach, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { runRetention, type DeletionPace } from '../../../../bot/governance/delete-old.js';
import { DEFAULT_PERIODS } from '../../../fakes/default-settings.js';
import type { Store } from '../../../../bot/model/store.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { newMessage, NOW, person } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import { perTest } from '../../../support/per-test.js';

const RECENT = '2026-06-10T09:00:00.000Z';
const REMAINING = 20;

const temporary = perTest(() => temporaryDatabase(''));
let store: Store;
let opened: number;
beforeEach(() => {
  const { sealing } = temporary.database;
  opened = 0;
  temporary.database.sealing = {
    ...sealing,
    async keyNamed(db, id) {
      opened += 1;
      return sealing.keyNamed(db, id);
    },
    async open(db, sealed, where) {
      opened += 1;
      return sealing.open(db, sealed, where);
    },
    async openAll(db, all) {
      opened += all.length;
      return sealing.openAll(db, all);
    },
  };
  store = createStore(temporary.database);
});

/**
 * Deletes one old message that mentions Zora, and keeps 20 later ones. Returns the placeholders that remain.
 */
async function nightWith(known: Record<string, string>): Promise<Record<string, string>> {
  const id = await store.transaction(async (records) => {
    const place = { platform: 'slack', id: 'p', kind: 'personal', address: null } as const;
    const chat = await records.conversations.open(place, person, NOW);
    for (let n = 0; n <= REMAINING; n += 1)
      await records.messages.add({
        ...newMessage(chat.id),
        ...(n && { receivedAt: RECENT }),
        text: publicText('Where is [name 1]?'),
        words: 'Where is Zora?',
        redactedTypes: ['name'],
      });
    await records.pseudonyms.keep(chat.id, known);
    return chat.id;
  });
  opened = 0;
  const run = await runNight();
  expect(run?.deleted).toEqual({ originals: 1 });
  return store.records.pseudonyms.of(id);
}

function runNight(pace?: DeletionPace) {
  const silent = () => undefined;
  return runRetention(
    {
      store,
      clock: () => new Date('2026-06-11T02:00:00.000Z'),
      log: { info: silent, warn: silent, error: silent },
      retention: { periods: DEFAULT_PERIODS, confirmedBySetting: true },
    },
    'night',
    pace,
  );
}

test('keeps the values that other messages show, without opening those messages', async () => {
  expect(await nightWith({ 'name:zora': '[name 1]', 'name:arben': '[name 2]' })).toMatchObject({
    'name:zora': '[name 1]',
  });
  // Only placeholders are decrypted, once before and once after the deletion.
  expect(opened).toBeLessThan(5);
});

test('opens the others if someone said that a value is not personal', async () => {
  const known = { 'name:zora': '-[name 1]' };
  expect(await nightWith(known)).toEqual(known);
  expect(opened).toBeGreaterThanOrEqual(REMAINING);
});

test('reads what placeholders stand for once in a batch, although people wrote at the same time', async () => {
  const [people, each] = [5, 20];
  await store.transaction(async (records) => {
    const place = { platform: 'slack', kind: 'personal', address: null } as const;
    const chats = [];
    for (let n = 0; n < people; n += 1) {
      chats.push(
        await records.conversations.open({ ...place, id: `p${n}` }, { ...person, id: `u${n}` }, NOW),
      );
      await records.pseudonyms.keep(chats[n]!.id, { 'name:zora': '[name 1]' });
    }
    for (let minute = 0; minute < each; minute += 1)
      for (const { id } of chats)
        await records.messages.add({
          ...newMessage(id),
          receivedAt: `2026-03-01T09:${String(minute).padStart(2, '0')}:00.000Z`,
          text: publicText('Where is [name 1]?'),
          words: 'Where is Zora?',
          redactedTypes: ['name'],
        });
  });
  opened = 0;
  const run = await runNight({ batch: each });
  expect(run?.deleted).toMatchObject({ originals: people * each });
  // The placeholders of each person in a batch are decrypted twice. An earlier version made the batches in
  // order of time, and needed 5 times as many decryptions.
  expect(opened).toBeLessThan(people * 4);
});
