// Tests turning the assistant off: the messages people get, what still works, and that no restart is needed.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { createBot } from '../../../bot/create-bot.js';
import { turnOff, turnOn } from '../../../bot/assistant-off/turn-switch.js';
import type { SwitchName } from '../../../bot/model/governance/switches.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { adviser, advisersChannel, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const GREETING = [...wording.greeting.slice(1), '[Talk to an adviser]', '[Cymraeg]'].join('\n');
const OFF = 'Back on Monday.\nYou can still talk to an adviser.\n[Talk to an adviser]';

onBothDatabases(switchesOn);

function switchesOn(server: () => string): void {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({}, server());
  });
  afterEach(() => bot.close());

  const off = (name: SwitchName, message = 'Back on Monday.') =>
    turnOff(bot.ports, { name, message, reason: 'A test', by: 'Ann' });
  const question = () => ({
    kind: 'message' as const,
    id: 'o1',
    place: personalPlaceOf(practitioner),
    from: practitioner,
    sentAt: bot.ports.clock().toISOString(),
    text: 'Who refers?',
    attachments: [],
    mentionsBot: true,
  });
  const last = () => bot.seenIn(practitioner).at(-1);

  test('people are told what the admin wrote, and nothing is asked of the guidance', async () => {
    await off('chat');
    await bot.say(practitioner, 'Who refers Zora?');
    expect(bot.seenIn(practitioner)).toEqual([GREETING, OFF]);
    expect(bot.asked).toEqual([]);
    await turnOn(bot.ports, { name: 'chat', reason: 'Done', by: 'Ann' });
    await bot.say(practitioner, 'Who refers Zora?');
    expect(last()).toContain('first responder');
  });

  test('an urgent message still gets the numbers to call, and an adviser is asked', async () => {
    await off('chat');
    await bot.say(practitioner, 'A child is in danger now');
    expect(bot.seenIn(practitioner).join('\n')).toContain('999');
    expect(last()).toBe(`Back on Monday.\n${wording.urgentAsked}`);
    expect(await bot.queries.queue()).toHaveLength(1);
  });

  test('a handoff that is under way goes on, and people can still have their words erased', async () => {
    await bot.say(practitioner, 'adviser');
    const [entry] = await bot.queries.queue();
    await bot.press(adviser, { do: 'claim', escalation: entry!.escalation.id }, advisersChannel);
    await off('platform:slack');
    await bot.say(practitioner, 'Are you there?');
    expect(bot.seenIn(adviser).join('\n')).toContain('Are you there?');
    await bot.press(adviser, { do: 'resolve', escalation: entry!.escalation.id, outcome: 'Advised' });
    await bot.press(practitioner, { do: 'forget-me' });
    expect(last()).toContain('erased');
  });

  test('the first message is met with what to leave out, and that is on record', async () => {
    await off('chat');
    await bot.say(practitioner, 'adviser');
    expect(bot.seenIn(practitioner)[0]).toBe(GREETING);
    const conversation = await bot.store.records.conversations.at(personalPlaceOf(practitioner));
    expect(conversation?.notice?.version).toMatch(/^[0-9a-f]{12}$/);
  });

  test.each(['en', 'cy'] as const)(
    'people can still ask for an adviser, and are not told that the assistant answers questions (%s)',
    async (language) => {
      await off('chat');
      await bot.press(practitioner, { do: 'set-language', language });
      await bot.say(practitioner, 'Who refers Zora?');
      await bot.press(practitioner, { do: 'talk-to-adviser' });
      await bot.say(practitioner, 'She is 15.');
      const { id: escalation } = (await bot.queries.queue())[0]!.escalation;
      await bot.press(adviser, { do: 'claim', escalation }, advisersChannel);
      await bot.press(adviser, { do: 'resolve', escalation, outcome: 'Advised' });
      await bot.say(practitioner, 'reopen');
      expect(await bot.queries.queue()).toHaveLength(1);
      await bot.cancelRequest(practitioner);
      await bot.say(practitioner, 'adviser');
      expect(await bot.queries.queue()).toHaveLength(1);
      expect(bot.seenIn(practitioner).join('\n')).not.toMatch(
        /answer questions|me a question|from the guidance|asking me|ateb cwestiynau|cwestiwn i mi|o’r canllawiau|cwestiynau i mi/,
      );
      await bot.say(practitioner, 'help');
      expect(last()).toBe('Back on Monday.');
    },
  );

  test('a platform is turned off alone', async () => {
    await off('platform:teams');
    await bot.say(practitioner, 'Who refers Zora?');
    expect(last()).toContain('first responder');
  });

  test('takes effect in another process on the same store with the next message', async () => {
    const other = createBot(bot.ports);
    await off('chat');
    await other.inbox.receive(question());
    await bot.settle();
    expect(bot.seenIn(practitioner)).toEqual([GREETING, OFF]);
  });

  test('a question taken in before is not answered after', async () => {
    await bot.inbox.receive(question());
    await off('chat');
    await bot.settle();
    expect(last()).toBe(OFF);
    expect(bot.asked).toEqual([]);
  });

  test('keeps who, when and why on record', async () => {
    await off('model');
    await turnOn(bot.ports, { name: 'model', reason: 'It is right again', by: 'Ben' });
    expect(await turnOn(bot.ports, { name: 'model', reason: 'Twice', by: 'Ben' })).toBe(false);
    expect(await bot.store.records.decisions.events(['switch-on', 'switch-off'], 9)).toMatchObject([
      { kind: 'switch-on', by: 'Ben', details: { name: 'model', reason: 'It is right again' } },
      { kind: 'switch-off', by: 'Ann', details: { name: 'model', reason: 'A test' } },
    ]);
  });
}
