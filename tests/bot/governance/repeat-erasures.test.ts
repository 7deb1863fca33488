// Erasures that are done again at a start, on both databases, and what they must leave alone.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeHold } from '../../../bot/governance/holds.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({ redact }, server());
  });
  afterEach(() => bot.close());

  const written = async () =>
    JSON.stringify(await bot.database.kysely.selectFrom('messages').selectAll().execute());
  const erasures = () => bot.store.records.erasures.all();
  const forgetList = () => bot.database.kysely.deleteFrom('erased').execute();

  test('leaves alone someone who came back after they were forgotten, once the store has dropped its list', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    await bot.later(1_000);
    await bot.press(practitioner, { do: 'forget-me' });
    const kept = await erasures();
    await bot.later(1_000);
    await bot.say(practitioner, 'Who refers a child to wombat2?');
    await forgetList();
    expect(await bot.repeatErasures(kept)).toBe(0);
    await bot.settle();
    expect(await written()).toContain('wombat2');
  });

  test('leaves alone someone who came back and has only pressed a button', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    await bot.later(1_000);
    await bot.press(practitioner, { do: 'forget-me' });
    const kept = await erasures();
    await bot.later(1_000);
    await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'wales' });
    await forgetList();
    expect(await bot.repeatErasures(kept)).toBe(0);
  });

  test('keeps what a legal hold covers until it ends', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    const before = await bot.database.kysely.selectFrom('conversations').selectAll().execute();
    await bot.later(1_000);
    await bot.press(practitioner, { do: 'forget-me' });
    const kept = await erasures();
    // As a backup from before would bring it back, with a hold.
    for (const { id, person_id: person, person_name: name } of before)
      await bot.database.kysely
        .updateTable('conversations')
        .set({ person_id: person, person_name: name })
        .where('id', '=', id)
        .execute();
    await forgetList();
    const scope = { kind: 'person', platform: practitioner.platform, target: practitioner.id } as const;
    await placeHold(bot.ports, { scope, reason: 'A court order', mayTell: true, by: 'Ann' });
    await bot.repeatErasures(kept);
    const [chat] = await bot.store.records.conversations.of(practitioner);
    expect(chat).toBeDefined();
    expect(await bot.store.records.holds.deferred()).toMatchObject([{ kind: 'person' }]);
  });
});
