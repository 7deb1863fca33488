// Tests on both databases that the copy of an editor’s data includes the files they uploaded.
import { afterEach, expect, test } from 'vitest';
import { auditSignIn } from '../../../bot/audit/audit-sign-in.js';
import { exportFiles } from '../../../bot/data-subject/export-files.js';
import { closeRequest, openRequest } from '../../../bot/data-subject/data-requests.js';
import type { Subject } from '../../../bot/model/governance/subject-request.js';
import { createTestBot, type TestBot } from '../../fakes/test-bot.js';
import { uploadFile } from '../../support/governance/every-trace.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const by = { name: 'Ann', account: 'web:desk:1' };
const ed: Subject = { by: 'identity', person: { platform: 'web', id: 'desk:ed' } };

onBothDatabases((server) => {
  let bot: TestBot;
  afterEach(() => bot.close());

  async function opened(subject: Subject): Promise<string> {
    bot = await createTestBot({}, server());
    const at = bot.ports.clock().toISOString();
    await auditSignIn(bot.store.records.audit, { subject: 'ed', name: 'Ed', roles: ['editor'] }, at);
    await uploadFile(bot, { slug: 'one', editor: 'Ed', text: 'quokka1x' });
    await uploadFile(bot, { slug: 'two', editor: 'Olu', text: 'quokka2x' });
    const step = await openRequest(bot.ports, { kind: 'access', subject, by });
    return step.outcome === 'done' ? step.value.id : '';
  }

  test('are given as they are, and the request and the audit log say so', async () => {
    const id = await opened(ed);
    const step = await exportFiles(bot.ports, { id, by });
    if (step.outcome === 'refused') throw new Error(step.problem);
    expect(step.value.files.map(({ kind, bytes }) => [kind, Buffer.from(bytes).toString()])).toEqual([
      ['md', 'quokka1x'],
    ]);
    expect((await bot.store.records.subjects.find(id))?.log.at(-1)?.what).toBe('Exported: 1 uploaded file.');
    const [event] = await bot.store.records.audit.find({ record: id }, { limit: 1, offset: 0 });
    expect(event).toMatchObject({ kind: 'export', by: 'Ann' });
  });

  test('are counted if their key is gone', async () => {
    const id = await opened(ed);
    await bot.database.kysely.updateTable('data_keys').set({ wrapped: '' }).execute();
    const step = await exportFiles(bot.ports, { id, by });
    expect(step).toMatchObject({ value: { files: [], withoutKey: 1 } });
    expect((await bot.store.records.subjects.find(id))?.log.at(-1)?.what).toBe(
      'Exported: 0 uploaded files. 1 could not be read, because the key has been destroyed.',
    );
  });

  test('are left out, and the request says so, if another account has signed in with the same name', async () => {
    const id = await opened(ed);
    const at = bot.ports.clock().toISOString();
    await auditSignIn(bot.store.records.audit, { subject: 'ed2', name: 'Ed', roles: ['editor'] }, at);
    expect(await exportFiles(bot.ports, { id, by })).toMatchObject({ value: { files: [], shared: true } });
    expect((await bot.store.records.subjects.find(id))?.log.at(-1)?.what).toBe(
      'Exported: 0 uploaded files. Files stored under a name that another account has also used are left out.',
    );
  });

  test('are not given for a search by name, or once the request is closed', async () => {
    const byName = await opened({ by: 'name', sought: 'Zora Hill' });
    expect(await exportFiles(bot.ports, { id: byName, by })).toMatchObject({ outcome: 'refused' });
    await bot.close();
    const id = await opened(ed);
    await closeRequest(bot.ports, { id, by, outcome: 'Sent.' });
    expect(await exportFiles(bot.ports, { id, by })).toMatchObject({ outcome: 'refused' });
  });
});
