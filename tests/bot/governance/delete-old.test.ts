// Tests that a nightly deletion is recorded as finished, even if another program is reading the SQLite store.
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { loadSqlite } from '../../../adapters/sql/engine/load-sqlite.js';
import { runRetention } from '../../../bot/governance/delete-old.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import { NOW } from '../../fakes/samples/sample-records.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';

test('ends its run and says that deleted data may still be in the files', async () => {
  const temporary = await temporaryDatabase('');
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const store = createStore(temporary.database, log);
  const reader = new (loadSqlite())(join(temporary.dataDir!, 'store.sqlite'));
  reader.exec('begin');
  reader.prepare('select count(*) from messages').get();
  await store.records.audit.append({ kind: 'sign-in', at: NOW, by: 'Ada' });
  const retention = { periods: DEFAULT_PERIODS, confirmedBySetting: true };
  const run = await runRetention({ store, clock: () => new Date(NOW), log, retention }, 'tonight');
  reader.close();
  await temporary.remove();
  expect(run?.endedAt).toBeDefined();
  expect(log.warn.mock.calls.flat()).toContainEqual(expect.stringContaining('still in the store’s files'));
});
