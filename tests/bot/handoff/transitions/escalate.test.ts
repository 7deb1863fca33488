// Tests that a person only ever has one open request, even if their messages arrive together. Also tests what
// they read if they ask about something else, and what a request says about the usual wait.
import { describe, expect, test } from 'vitest';
import { handoffWording } from '../../../../bot/wording/english/handoff-wording.js';
import { welshHandoff } from '../../../../bot/wording/welsh/handoff-wording.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { sampleRoster, WEEKDAYS } from '../../../fakes/samples/sample-roster.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
} from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const PEOPLE = 4;

onBothDatabases((server) => {
  test.each([
    ['waits', 'en', handoffWording.otherQuestion],
    ['is claimed', 'en', handoffWording.otherQuestion],
    ['waits', 'cy', welshHandoff.otherQuestion],
  ])(
    'says that a request that %s is about another question than the one chosen (%s)',
    async (state, language, said) => {
      const bot = await createTestBot({}, server());
      if (language === 'cy') await bot.say(practitioner, 'Cymraeg');
      await bot.say(practitioner, 'Who refers Zora?');
      const [answer] = await bot.store.records.answers.latest(1);
      await bot.later(60_000);
      await bot.say(practitioner, 'May a boy of 15 be placed with his uncle?');
      await bot.press(practitioner, { do: 'talk-to-adviser' });
      const [open] = await bot.store.records.escalations.waitedForBy(practitioner);
      if (state === 'is claimed')
        await bot.press(adviser, { do: 'claim', escalation: open!.id }, advisersChannel);
      await bot.press(practitioner, { do: 'talk-to-adviser' });
      expect(bot.seenIn(practitioner).at(-1)).not.toContain(said);
      await bot.press(practitioner, { do: 'talk-to-adviser', answer: answer!.id });
      expect(bot.seenIn(practitioner).at(-1)).toContain(said);
      await bot.close();
    },
  );

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

describe('the usual wait in a request', () => {
  const MINUTE_MS = 60_000;
  const WAIT = /half of the people an adviser wrote to waited 7 minutes or less/;
  const UNKNOWN = 'I do not know how long';
  const bot = perTest(() => createTestBot({ usualWaitMs: () => 7 * MINUTE_MS }));
  const last = () => bot.seenIn(practitioner).at(-1);

  test('is said in place of not knowing it, in their language', async () => {
    await bot.say(practitioner, 'adviser');
    expect(last()).toMatch(WAIT);
    expect(last()).not.toContain(UNKNOWN);
    await bot.cancelRequest(practitioner);
    await bot.say(practitioner, 'Cymraeg');
    await bot.say(practitioner, 'cynghorydd');
    expect(last()).toContain('ysgrifennodd cynghorydd atynt 7 munud neu lai');
    expect(last()).not.toContain('Nid wyf yn gwybod');
  });

  test('is not said at night, when the hours say more', async () => {
    bot.ports.roster = () => sampleRoster({ as: [adviser], hours: WEEKDAYS });
    await bot.later(10 * 60 * MINUTE_MS);
    await bot.say(practitioner, 'adviser');
    expect(last()).not.toMatch(WAIT);
    expect(last()).toContain(handoffWording.waitThisTime);
  });

  test('is not said in an urgent request, which others’ waits say little about', async () => {
    await bot.say(practitioner, 'Zora is in danger now.');
    const all = bot.seenIn(practitioner).join('\n');
    expect(all).not.toMatch(WAIT);
    // The page shows the usual wait beside this.
    expect(all).toContain(handoffWording.waitThisTime);
    await bot.say(practitioner, 'status');
    expect(last()).not.toMatch(WAIT);
    expect(last()).toContain(handoffWording.waitThisTime);
  });

  test('is not compared with in an urgent request while it is not known', async () => {
    bot.ports.usualWaitMs = () => undefined;
    await bot.say(practitioner, 'Zora is in danger now.');
    const all = bot.seenIn(practitioner).join('\n');
    expect(all).toContain(UNKNOWN);
    expect(all).not.toContain(handoffWording.waitThisTime);
  });
});
