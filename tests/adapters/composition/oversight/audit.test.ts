// The audit log records changed settings, with a real store and real setting names.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectAudit } from '../../../../adapters/composition/oversight/audit.js';
import { readSettings } from '../../../../adapters/composition/settings/environment-settings.js';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';

let home: string;
let database: TemporaryDatabase;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'audit-'));
  database = await temporaryDatabase();
});
afterEach(async () => {
  await database.remove();
  await rm(home, { recursive: true, force: true });
});

test.each([
  'ENCRYPTION_KEYS_PREVIOUS',
  'ENCRYPTION_KEY_FILE',
  'SESSION_SECRET',
  'OPENAI_API_KEY',
  'DATABASE_URL',
] as const)('calls a changed %s a changed secret', async (name) => {
  const store = createStore(database.database);
  for (const value of ['one', 'two'])
    await connectAudit({ ...readSettings({ DATA_DIR: home }), [name]: value }).recordSettings(store, 'web');
  const [event] = await store.records.audit.find({ kind: 'secret-rotated' }, { limit: 9, offset: 0 });
  expect(event?.details).toEqual({ role: 'web', names: name });
});
