import { expect, it } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import { NOW } from '../../../fakes/samples/sample-records.js';
import { perTest } from '../../../support/per-test.js';

const temporary = perTest(temporaryDatabase);

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
