// Tests erasing again after an older backup has been restored. Requests that were open in the backup are
// cancelled. What a legal hold protects is erased when the hold ends. Nothing else is erased.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import type { HoldScope } from '../../../bot/model/governance/hold.js';
import { createTestBot, practitioner, sharedChannel, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const DAY_MS = 86_400_000;
const TABLES = ['conversations', 'messages', 'escalations'] as const;

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({}, server());
  });
  afterEach(() => bot.close());

  const rowsOf = (table: (typeof TABLES)[number]) =>
    bot.database.kysely.selectFrom(table).selectAll().execute();
  const texts = async () => (await rowsOf('messages')).map((row) => ('text' in row ? row.text : ''));
  const deferred = () => bot.store.records.holds.deferred();
  const theirs: HoldScope = { kind: 'person', platform: practitioner.platform, target: practitioner.id };
  async function hold(scope = theirs): Promise<string> {
    const placed = await placeHold(bot.ports, { scope, reason: 'An order', mayTell: true, by: 'Ann' });
    if (placed.outcome !== 'placed') throw new Error(placed.problem);
    return placed.id;
  }
  /** Returns a function that restores the rows and repeats the erasures from the list. */
  async function backUp(): Promise<() => Promise<number>> {
    const rows = await Promise.all(TABLES.map(rowsOf));
    return async () => {
      const kept = await bot.store.records.erasures.all();
      const { kysely } = bot.database;
      for (const [at, table] of TABLES.entries())
        for (const row of rows[at]!)
          await kysely.updateTable(table).set(row).where('id', '=', row.id).execute();
      for (const { id, version } of await kysely.selectFrom('escalations').selectAll().execute())
        await kysely
          .deleteFrom('escalation_transitions')
          .where('escalation', '=', id)
          .where('version', '>', version)
          .execute();
      await kysely.deleteFrom('erased').execute();
      await kysely.deleteFrom('deferred_erasures').execute();
      return bot.repeatErasures(kept);
    };
  }

  test('cancels the request of a forgotten person that was still open in the backup', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    await bot.press(practitioner, { do: 'talk-to-adviser' });
    const restore = await backUp();
    await bot.cancelRequest(practitioner);
    await bot.press(practitioner, { do: 'forget-me' });
    const seen = bot.seenIn(practitioner).length;
    await restore();
    await bot.settle();
    const [row] = await bot.database.kysely.selectFrom('escalations').select('id').execute();
    expect(await bot.store.records.escalations.find(row!.id)).toMatchObject({
      state: 'withdrawn',
      practitioner: { id: 'erased' },
    });
    expect(bot.seenIn(practitioner)).toHaveLength(seen);
  });

  test('still erases after the hold what someone asked to have erased under it', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    const restore = await backUp();
    const id = await hold();
    await bot.later(1_000);
    await bot.press(practitioner, { do: 'forget-me' });
    await restore();
    expect(await deferred()).toMatchObject([{ kind: 'person' }]);
    await liftHold(bot.ports, { id, by: 'Ann', reason: 'It is over.' });
    await bot.settle();
    expect((await texts()).join()).not.toContain('wombat1');
  });

  test('still erases after the hold a message that was deleted under it', async () => {
    const { id: messageId } = await bot.say(practitioner, 'Who refers a child to wombat1?');
    const restore = await backUp();
    const id = await hold();
    const { place, from } = { place: { ...sharedChannel, id: 'dm-ada' }, from: practitioner };
    const [chat] = await bot.store.records.conversations.of(practitioner);
    await bot.inbox.receive({
      kind: 'delete',
      id: 'delete',
      place: { ...place, ...chat!.place },
      from,
      sentAt: bot.ports.clock().toISOString(),
      messageId,
    });
    await restore();
    expect(await deferred()).toMatchObject([{ kind: 'message' }]);
    await liftHold(bot.ports, { id, by: 'Ann', reason: 'It is over.' });
    await bot.settle();
    expect((await texts()).join()).not.toContain('wombat1');
  });

  test('erases again only what was erased, if the person had come back before the hold ended', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    const id = await hold();
    await bot.press(practitioner, { do: 'forget-me' });
    await bot.later(DAY_MS);
    await bot.say(practitioner, 'Who refers a child to wombat2?');
    const restore = await backUp();
    await bot.later(DAY_MS);
    await liftHold(bot.ports, { id, by: 'Ann', reason: 'It is over.' });
    await bot.settle();
    expect(await texts()).toContain('');
    await restore();
    expect((await texts()).filter(Boolean)).toEqual(['Who refers a child to wombat2?']);
  });
});
