// Tests that deleting original messages never makes one placeholder mean two people.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eraseMentions } from '../../../../bot/data-subject/erase-by-name.js';
import { runRetention } from '../../../../bot/governance/delete-old.js';
import { inTransaction } from '../../../../bot/jobs/unit-of-work.js';
import { redact } from '../../../../knowledge/redaction/redact.js';
import { DEFAULT_PERIODS } from '../../../fakes/default-settings.js';
import { createTestBot, practitioner, type TestBot } from '../../../fakes/test-bot.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const DAY_MS = 86_400_000;

onBothDatabases((server) => {
  let bot: TestBot;
  let beforeKeeping: (() => Promise<void>) | undefined;
  beforeEach(async () => {
    beforeKeeping = undefined;
    bot = await createTestBot({ redact }, server(), (database) => {
      const { sealing } = database;
      database.sealing = {
        ...sealing,
        async keyFor(db, of) {
          if (of.period === 'placeholders') await beforeKeeping?.();
          return sealing.keyFor(db, of);
        },
      };
    });
  });
  afterEach(() => bot.close());

  const night = (name: string) =>
    runRetention({ ...bot.ports, retention: { periods: DEFAULT_PERIODS, confirmedBySetting: true } }, name);
  const texts = async () => {
    const rows = bot.database.kysely.selectFrom('messages').select('text').orderBy('position');
    return (await rows.execute()).map(({ text }) => text);
  };
  const remembered = async () => {
    const [chat] = await bot.store.records.conversations.of(practitioner);
    return bot.store.records.pseudonyms.of(chat!.id);
  };

  test('a name from after 30 quiet days gets a number of its own', async () => {
    await bot.say(practitioner, 'My client is called Ilir Gashi.');
    await bot.later(40 * DAY_MS);
    await night('first');
    expect(JSON.stringify(await remembered())).not.toContain('ilir');
    await bot.say(practitioner, 'My client is called Arben Hoxha.');
    expect(await texts()).toEqual(['My client is called [name 1].', 'My client is called [name 2].']);
  });

  test('the numbers are deleted with the last message that shows them', async () => {
    await bot.say(practitioner, 'My client is called Ilir Gashi.');
    await bot.later(100 * DAY_MS);
    await night('first');
    expect(await remembered()).toEqual({});
  });

  test('a name after an erasure by name gets a number of its own', async () => {
    await bot.say(practitioner, 'My client is called Ilir Gashi.');
    await bot.say(practitioner, 'My other client is called Bora Leka.');
    const mentions = await bot.store.records.pseudonyms.search('boraleka');
    expect(mentions).toHaveLength(1);
    await inTransaction(bot.ports, (unit) => eraseMentions(unit, mentions));
    await bot.say(practitioner, 'My client is called Arben Hoxha.');
    expect((await texts()).at(-1)).toBe('My client is called [name 3].');
  });

  test('a name written while originals are deleted keeps its value', async () => {
    await bot.say(practitioner, 'My client is called Ilir Gashi.');
    await bot.later(20 * DAY_MS);
    await bot.say(practitioner, 'My other client is called Bora Leka.');
    await bot.later(15 * DAY_MS);
    let goOn: () => void = () => undefined;
    let running: Promise<unknown> | undefined;
    await new Promise<void>((deleting) => {
      beforeKeeping = () => {
        beforeKeeping = undefined;
        deleting();
        return new Promise((resolve) => (goOn = resolve));
      };
      running = night('first');
    });
    const saying = bot.say(practitioner, 'My third client is called Arben Hoxha.');
    // Either the message waits for the deletion, or it is stored in this time and then overwritten.
    await Promise.race([saying, new Promise((resolve) => setTimeout(resolve, 500))]);
    goOn();
    await Promise.all([running, saying]);
    expect(await remembered()).toMatchObject({
      'name:arben hoxha': '[name 3]',
      'name:bora leka': '[name 2]',
    });
  });
});
