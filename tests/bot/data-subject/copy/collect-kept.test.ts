// What a copy has of messages from before an edit. Tested on both databases.
import { afterEach, expect, test } from 'vitest';
import { exportPage } from '../../../../bot/data-subject/copy/export-page.js';
import { exportData, openRequest, setLeftOut } from '../../../../bot/data-subject/requests.js';
import { placeHold } from '../../../../bot/governance/holds.js';
import { redact } from '../../../../knowledge/redaction/redact.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { createTestBot, practitioner, type TestBot } from '../../../fakes/test-bot.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const by = { name: 'Ada', account: 'web:desk:1' };

onBothDatabases((server) => {
  let bot: TestBot;
  afterEach(() => bot.close());

  test.each([{ mayTell: true }, { mayTell: false }])(
    'shows them, redacted, only if the hold may be mentioned: $mayTell',
    async ({ mayTell }) => {
      bot = await createTestBot({ redact }, server());
      const scope = { kind: 'person', platform: 'slack', target: practitioner.id } as const;
      const { id: messageId } = await bot.say(practitioner, 'Who refers Zora Hill to quokka1x?');
      await placeHold(bot.ports, { scope, reason: 'A court order', mayTell, by: 'Ann' });
      const sentAt = bot.ports.clock().toISOString();
      const edit = { id: 'x1', messageId, place: personalPlaceOf(practitioner), from: practitioner };
      await bot.inbox.receive({ ...edit, kind: 'edit', text: 'Who refers anyone?', sentAt });
      await bot.settle();
      const subject = { by: 'identity', person: practitioner } as const;
      await openRequest(bot.ports, { id: 'r', kind: 'access', subject, by });
      const made = async () => {
        const step = await exportData(bot.ports, { id: 'r', by });
        if (step.outcome === 'refused') throw new Error(step.problem);
        return [JSON.stringify(step.value), exportPage(step.value)];
      };
      for (const text of await made()) {
        expect(text.includes('quokka1x')).toBe(mayTell);
        expect(text).not.toMatch(/zora/i);
      }
      await setLeftOut(bot.ports, { id: 'r', by, words: ['quokka1x'] });
      for (const text of await made()) expect(text).not.toContain('quokka1x');
    },
  );
});
