// The table of recalls is read in pieces.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { NOW } from '../../../fakes/samples/sample-records.js';

let temporary: TemporaryDatabase;
beforeEach(async () => {
  temporary = await temporaryDatabase();
});
afterEach(() => temporary.remove());

it('lists more recalls than one query reads, oldest first', async () => {
  const store = createStore(temporary.database);
  const names = Array.from({ length: 1_001 }, (_, n) => `passage-${n}`);
  await store.transaction(async ({ recalls }) => {
    for (const passage of names)
      await recalls.add({
        ...{ passage, document: 'help', title: 'Help', was: 'Old words.' },
        ...{ reason: 'changed', since: NOW, openedAt: NOW },
      });
  });
  const { recalls } = store.records;
  expect((await recalls.list()).map(({ passage }) => passage)).toEqual(names);
  expect(await recalls.list('open')).toHaveLength(1_001);
  expect(await recalls.list('told')).toEqual([]);
});

it('names what was found wrong and not lifted, since the first report of it', async () => {
  const { recalls } = createStore(temporary.database).records;
  const add = (passage: string, reason: 'wrong' | 'changed', openedAt: string) =>
    recalls.add({
      passage,
      reason,
      openedAt,
      since: openedAt,
      document: 'help',
      title: 'Help',
      was: 'Words.',
    });
  expect(await recalls.recalled()).toEqual(new Map());
  await add('a', 'wrong', '2026-05-05T09:00:00Z');
  await add('a', 'wrong', '2026-05-04T09:00:00Z');
  await add('b', 'wrong', '2026-05-06T09:00:00Z');
  await add('c', 'changed', NOW);
  expect(await recalls.recalled()).toEqual(
    new Map([
      ['a', '2026-05-04T09:00:00Z'],
      ['b', '2026-05-06T09:00:00Z'],
    ]),
  );
  expect(await recalls.lift(['a', 'c'], { by: 'ada', reason: 'It was right.' }, NOW)).toBe(true);
  expect([...(await recalls.recalled()).keys()]).toEqual(['b']);
  expect(await recalls.lift(['a'], { by: 'bo', reason: 'Again.' }, NOW)).toBe(false);
  expect(await recalls.find(1)).toMatchObject({ liftedBy: 'ada', liftedReason: 'It was right.' });
  expect(await recalls.find(4)).not.toHaveProperty('liftedBy');
});
