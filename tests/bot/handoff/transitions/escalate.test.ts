// Tests that a person only ever has one open request, even if their messages arrive together.
import { expect, test } from 'vitest';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { createTestBot, sharedChannel } from '../../../fakes/test-bot.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const PEOPLE = 4;

onBothDatabases((server) => {
  test('opens one request if danger is written about in two places at once, and keeps both messages', async () => {
    const bot = await createTestBot({}, server());
    for (let n = 0; n < PEOPLE; n += 1) {
      const from = { platform: 'slack', id: `person-${n}` };
      const places = [personalPlaceOf(from), { ...sharedChannel, id: `${sharedChannel.id}:${n}` }];
      const write = (place: (typeof places)[number], index: number) =>
        bot.inbox.receive({
          kind: 'message',
          id: `m${n}-${index}`,
          place,
          from,
          sentAt: bot.ports.clock().toISOString(),
          text: 'She is in danger now.',
          attachments: [],
          mentionsBot: true,
        });
      await Promise.all(places.map(write));
      const { escalations } = bot.store.records;
      const open = await escalations.waitedForBy(from);
      expect(open).toHaveLength(1);
      expect(await escalations.relayed(open[0]!.id)).toHaveLength(1);
    }
    await bot.close();
  });
});
