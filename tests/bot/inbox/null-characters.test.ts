// PostgreSQL refuses text with U+0000, which can be in text copied from a PDF.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({}, server());
  });
  afterEach(() => bot.close());

  test('stores a message without the null characters in its text, its file names and the writer’s name', async () => {
    const attachments = [{ name: 'a\0b.pdf', contentType: 'application/pdf' }];
    await bot.say({ ...practitioner, name: 'A\0da' }, 'Who refers\0 a child?', { attachments });
    const [row] = await bot.database.kysely.selectFrom('messages').selectAll().execute();
    expect(row).toMatchObject({ text: 'Who refers a child?', person_name: 'Ada' });
    expect(await bot.store.records.messages.words(row!.id)).toBe('Who refers a child?');
  });
});
