import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSavedReplyRecords } from '../../../../adapters/sql/people/saved-reply-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { LATER, NOW, person } from '../../../fakes/samples/sample-records.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases((server) => {
  let temporary: TemporaryDatabase;
  beforeAll(async () => {
    temporary = await temporaryDatabase(server());
  });
  afterAll(() => temporary.remove());

  test('keeps replies by title, changes one in place and removes it', async () => {
    const records = createSavedReplyRecords(temporary.database.kysely);
    const reply = { id: 'one', title: 'Travel', text: 'Who pays?\nWe do.', by: person, at: NOW };
    await records.save(reply);
    await records.save({ ...reply, id: 'two', title: 'Consent' });
    await records.save({ ...reply, text: 'Changed.', at: LATER });
    expect((await records.list()).map(({ title, text, at }) => [title, text, at])).toEqual([
      ['Consent', reply.text, NOW],
      ['Travel', 'Changed.', LATER],
    ]);
    await records.remove('one');
    expect(await records.list()).toMatchObject([{ id: 'two', by: person }]);
    await records.remove('two');
  });

  test('neither replaces nor removes a version that was saved after the one that was loaded', async () => {
    const records = createSavedReplyRecords(temporary.database.kysely);
    const reply = { id: 'one', title: 'Travel', text: 'First.', by: person, at: NOW };
    await records.save(reply);
    expect(await records.save({ ...reply, text: 'Second.', at: LATER }, NOW)).toBe(true);
    expect(await records.save({ ...reply, text: 'Late.', at: LATER }, NOW)).toBe(false);
    expect(await records.remove('one', NOW)).toBe(false);
    expect(await records.list()).toMatchObject([{ text: 'Second.' }]);
    expect(await records.remove('one', LATER)).toBe(true);
  });
});
