import { expect, test } from 'vitest';
import { turnOff } from '../../../../bot/assistant-off/turn-switch.js';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { handoffSteps, MINUTE_MS } from '../../../fakes/handoff-steps.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { adviser, createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);
const { openOne, claim, close, escalationId, last } = handoffSteps(() => bot);

async function sentToAdviser(): Promise<string[]> {
  const entries = await bot.queries.messagesIn(personalPlaceOf(practitioner), 0);
  return entries.flatMap((entry) => (entry.direction === 'in' && entry.toAdviser ? [entry.text] : []));
}

test('a transcript says which messages an adviser who claimed the request can read', async () => {
  const id = await openOne();
  await bot.say(practitioner, 'She is 15.');
  expect(await sentToAdviser()).toEqual([]);
  await claim(adviser, id);
  await bot.say(practitioner, 'Are you there?');
  await bot.say(practitioner, 'ask: Who refers Zora?');
  expect(await sentToAdviser()).toEqual(['She is 15.', 'Are you there?']);
});

async function withoutOffer(): Promise<string[]> {
  const entries = await bot.queries.messagesIn(personalPlaceOf(practitioner), 0);
  return entries.flatMap((entry) => (entry.direction === 'in' && entry.offersGuidance ? [entry.text] : []));
}

const state = () => bot.queries.chatState(personalPlaceOf(practitioner));

test('a transcript says which of them the chat offers no answer to', async () => {
  const id = await openOne();
  await bot.say(practitioner, 'She is 15.');
  await bot.later(MINUTE_MS);
  await claim(adviser, id);
  await bot.say(practitioner, 'Are you there?');
  expect(await withoutOffer()).toEqual([]);
  await bot.say(practitioner, 'Who refers her?');
  expect(await withoutOffer()).toEqual(['Who refers her?']);
  await bot.press(practitioner, await askGuidance('Who refers her?'));
  expect(await withoutOffer()).toEqual([]);
});

async function askGuidance(text: string) {
  const entries = await bot.queries.messagesIn(personalPlaceOf(practitioner), 0);
  const entry = entries.find((one) => one.direction === 'in' && one.text === text);
  return { do: 'ask-guidance' as const, message: entry!.id };
}

test('offers no answer to a message any more as soon as its button was pressed', async () => {
  await claim(adviser, await openOne());
  await bot.say(practitioner, 'Are you there?');
  await bot.say(practitioner, 'Who refers her?');
  await bot.ports.store.records.messages.askAgain((await askGuidance('Who refers her?')).message);
  expect(await withoutOffer()).toEqual([]);
});

test('offers an answer to a message whose reply had no button, because the assistant was off', async () => {
  const id = await openOne();
  await turnOff(bot.ports, { name: 'chat', message: 'Back on Monday.', reason: 'A test', by: 'Ann' });
  await bot.say(practitioner, 'She is 15.');
  await claim(adviser, id);
  expect(await withoutOffer()).toEqual(['She is 15.']);
});

test('does not answer from the guidance if a child has written about themselves since the button was shown', async () => {
  await claim(adviser, await openOne());
  await bot.say(practitioner, 'Are you there?');
  const button = await askGuidance('Are you there?');
  await bot.say(practitioner, 'I am 15 and they will not let me leave the house. I am in danger now.');
  await bot.press(practitioner, button);
  expect(await bot.store.records.answers.toMessage(button.message)).toBeUndefined();
  expect(last(practitioner)).toBe(wording.handoff.openedOwn);
});

test.each(['set-nation', 'forget-nation', 'ask-follow-up', 'ask-service', 'missed-something'] as const)(
  'does not answer an earlier question again for such a child (%s)',
  async (action) => {
    await bot.say(practitioner, 'Who refers a child?');
    const [given] = await bot.store.records.answers.latest(1);
    await bot.say(practitioner, 'I am 15 and they will not let me leave the house. I am in danger now.');
    const { message: question, id: answer } = given!;
    await bot.press(
      practitioner,
      {
        'set-nation': { do: 'set-nation', jurisdiction: 'scotland', question } as const,
        'forget-nation': { do: 'forget-nation', question } as const,
        'ask-follow-up': { do: 'ask-follow-up', message: question } as const,
        'ask-service': { do: 'ask-service', answer } as const,
        'missed-something': { do: 'missed-something', message: question, text: 'refers' } as const,
      }[action],
    );
    await bot.later(10_000);
    expect(await bot.store.records.answers.toMessage(question)).toEqual(given);
  },
);

test('does not answer an edited question of such a child, and says that an adviser has been asked', async () => {
  const { id: messageId, ...asked } = await bot.say(practitioner, 'Who refers a child?');
  const [given] = await bot.store.records.answers.latest(1);
  await bot.say(practitioner, 'I am 15 and they will not let me leave the house. I am in danger now.');
  const text = 'Who refers a child to the police?';
  await bot.inbox.receive({ ...asked, kind: 'edit', id: `${messageId}-edit`, messageId, text });
  await bot.later(10_000);
  expect((await bot.store.records.answers.toMessage(given!.message))?.id).toBe(given!.id);
  expect(last(practitioner)).toBe(wording.handoff.openedOwn);
});

test('offers no answers to messages of an earlier request', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(practitioner, 'Are you there?');
  await bot.say(practitioner, 'Who pays for her?');
  await bot.say(adviser, 'The council.');
  await close(id);
  await claim(adviser, await openOne('Must she consent?'));
  expect(await withoutOffer()).toEqual([]);
});

test('a chat offers the guidance while an adviser helps, unless the assistant is off', async () => {
  const id = await openOne();
  expect((await state())?.offersGuidance).toBeUndefined();
  await claim(adviser, id);
  expect((await state())?.offersGuidance).toBe(true);
  await turnOff(bot.ports, { name: 'chat', message: 'Back on Monday.', reason: 'A test', by: 'Ann' });
  expect((await state())?.offersGuidance).toBeUndefined();
});

test('a child who writes about themselves is not offered the guidance', async () => {
  await bot.say(practitioner, 'I am 15 and they will not let me leave the house. I am in danger now.');
  await claim(adviser, await escalationId());
  expect((await state())?.handoff).toBe('claimed');
  expect((await state())?.offersGuidance).toBeUndefined();
});
