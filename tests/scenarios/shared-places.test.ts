// Tests questions in channels: which are answered there, which continue in private, and which messages the
// bot ignores.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../bot/wording/english/replies-wording.js';
import { personalPlaceOf } from '../fakes/fake-platform.js';
import { turnOff } from '../../bot/assistant-off/turn-switch.js';
import { SAMPLE_QUOTE, unanswerable } from '../fakes/samples/sample-answers.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
  type TestBot,
} from '../fakes/test-bot.js';

let bot: TestBot;
beforeEach(async () => {
  bot = await createTestBot();
});
afterEach(() => bot.close());

const inChannel = { place: sharedChannel };

test('answers in the channel when nothing personal was written', async () => {
  await bot.say(practitioner, 'Who refers a child?', inChannel);
  expect(bot.seenIn(sharedChannel).at(-1)).toContain(SAMPLE_QUOTE);
  expect(bot.seenIn(practitioner)).toEqual([]);
});

test('with personal details it asks for the message to be deleted, repeats nothing, and answers in private', async () => {
  await bot.say(practitioner, 'Who refers Zora?', inChannel);
  expect(bot.seenIn(sharedChannel).at(-1)).toMatch(/Please delete it from here/);
  expect(bot.seenIn(sharedChannel).join()).not.toMatch(new RegExp(`Zora|name 1|${SAMPLE_QUOTE}`));
  expect(bot.seenIn(practitioner).at(-1)).toContain(SAMPLE_QUOTE);
});

test('what is not in English is answered in private, because only English is checked for personal details', async () => {
  await bot.say(practitioner, 'fëmija quhet blerta hoxhaj. a duhet pëlqimi për NRM?', inChannel);
  expect(bot.seenIn(sharedChannel).at(-1)).toMatch(/Please delete it from here/);
  expect(bot.seenIn(sharedChannel).join()).not.toContain(SAMPLE_QUOTE);
  expect(bot.seenIn(practitioner).at(-1)).toContain(SAMPLE_QUOTE);
});

test('says how to go on where it cannot open a private chat, and does not answer in the channel', async () => {
  bot.platform.forbidPrivateChat(practitioner);
  await bot.say(practitioner, 'Who refers Zora?', inChannel);
  expect(bot.seenIn(sharedChannel).at(-1)).toMatch(/Open a chat with me/);
  expect(bot.asked).toEqual([]);
});

test('does not store what people say to one another, nor what they edit or delete', async () => {
  const said = await bot.say(practitioner, 'Lunch?', { ...inChannel, mentionsBot: false });
  await bot.inbox.receive({ ...said, kind: 'edit', id: 'edit', messageId: said.id, text: 'Tea?' });
  await bot.inbox.receive({ ...said, kind: 'delete', id: 'delete', messageId: said.id });
  expect(await bot.store.records.conversations.at(sharedChannel)).toBeUndefined();
});

test('an adviser is asked in private, never in the channel', async () => {
  await bot.say(practitioner, 'Who refers a child?', inChannel);
  await bot.press(practitioner, { do: 'talk-to-adviser' }, sharedChannel);
  expect(bot.seenIn(sharedChannel).at(-1)).toMatch(/sent you a private message/);
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/I have sent your request to the advisers/);
  const [entry] = await bot.queries.queue();
  expect(entry?.question).toBe('Who refers a child?');
});

test('no one in a channel learns that someone has asked an adviser, and everyone there is offered one', async () => {
  await bot.say(practitioner, 'adviser');
  bot.answerWith(() => unanswerable());
  await bot.say(practitioner, 'What is the weather?', inChannel);
  expect(bot.seenIn(sharedChannel).at(-1)).toContain(wording.unanswerable);
  expect(bot.seenIn(sharedChannel).at(-1)).toContain('[Talk to an adviser]');
});

test('no one in a channel learns that someone has asked an adviser while the assistant is off either', async () => {
  await bot.say(practitioner, 'adviser');
  await turnOff(bot.ports, { name: 'chat', message: 'Back on Monday.', reason: 'A test', by: 'Ann' });
  await bot.say(practitioner, 'Who refers a child?', inChannel);
  expect(bot.seenIn(sharedChannel).at(-1)).toBe(
    `Back on Monday.\n${wording.adviserWhileOff}\n[Talk to an adviser]`,
  );
  await bot.say(practitioner, 'A child is in danger now', inChannel);
  expect(bot.seenIn(sharedChannel).at(-1)).toBe(`Back on Monday.\n${wording.urgentFirst}`);
});

test.each(['status', 'When will an adviser answer?', 'cancel my request'])(
  'no one in a channel learns from “%s” that someone has asked an adviser, and the request stays open',
  async (words) => {
    await bot.say(practitioner, words, inChannel);
    const withoutRequest = bot.seenIn(sharedChannel).at(-1);
    expect(withoutRequest).toContain(wording.status.private);
    await bot.say(practitioner, 'A child is in danger now');
    await bot.say(practitioner, words, inChannel);
    expect(bot.seenIn(sharedChannel).at(-1)).toBe(withoutRequest);
    expect(await bot.queries.queue()).toHaveLength(1);
  },
);

test('a request that could not be moved out of a channel can be cancelled there', async () => {
  bot.platform.forbidPrivateChat(practitioner);
  await bot.say(practitioner, 'A child is in danger now', inChannel);
  await bot.say(practitioner, 'status', inChannel);
  expect(bot.seenIn(sharedChannel).at(-1)).toContain(`[${wording.labels.withdraw}]`);
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(practitioner, { do: 'withdraw', escalation: id, urgent: true, sure: true }, sharedChannel);
  expect(await bot.queries.queue()).toEqual([]);
});

test.each(['cancel my request', 'Can I cancel the request please?', 'canslo fy nghais'])(
  '“%s” asks whether to cancel a request that could not be moved out of a channel, as in a private chat',
  async (words) => {
    bot.platform.forbidPrivateChat(practitioner);
    await bot.say(practitioner, 'A child is in danger now', inChannel);
    await bot.say(practitioner, words, inChannel);
    expect(bot.seenIn(sharedChannel).at(-1)).toMatch(/\[(?:Yes, cancel my request|Ydw, canslo fy nghais)\]/);
    const { id } = (await bot.queries.queue())[0]!.escalation;
    const relayed = await bot.store.records.escalations.relayed(id);
    expect(
      await Promise.all(relayed.map(({ message }) => bot.store.records.messages.words(message))),
    ).not.toContain(words);
  },
);

async function cancelUrgent(): Promise<void> {
  const [entry] = await bot.queries.queue();
  await bot.press(practitioner, {
    do: 'withdraw',
    escalation: entry!.escalation.id,
    urgent: true,
    sure: true,
  });
}

test('a typed “adviser” is about what that person asked there, not about an old question in private', async () => {
  await bot.say(practitioner, 'What about a boy in danger now?');
  await cancelUrgent();
  await bot.later(20 * 24 * 60 * 60_000);
  await bot.say(practitioner, 'Who may refer a girl?', inChannel);
  await bot.say({ ...practitioner, id: 'ivo' }, 'Who refers a child?', inChannel);
  await bot.say(practitioner, 'adviser', inChannel);
  const [entry] = await bot.queries.queue();
  expect(entry).toMatchObject({ question: 'Who may refer a girl?', escalation: { urgent: false } });
});

test('a request about a question of weeks ago is not urgent because the question was', async () => {
  await bot.say(practitioner, 'What about a boy in danger now?');
  await cancelUrgent();
  await bot.later(20 * 24 * 60 * 60_000);
  await bot.say(practitioner, 'adviser');
  expect((await bot.queries.queue())[0]?.escalation.urgent).toBe(false);
});

test('an urgent message in a channel is answered there at once, and the handoff moves to the private chat', async () => {
  await bot.say(practitioner, 'A child is in danger now', inChannel);
  expect(bot.seenIn(sharedChannel)[0]).toMatch(/Call 999/);
  const escalation = (await bot.queries.queue())[0]!.escalation;
  const chat = await bot.store.records.conversations.find(escalation.conversation);
  expect(chat?.place.kind).toBe('personal');
});

test.each([
  ['has moved to a private chat', false, wording.urgentNotAnswered],
  ['could not leave the channel', true, wording.urgentAsked],
])('finding nothing says only what is true where the urgent request %s', async (_, stays, said) => {
  bot.answerWith(() => unanswerable());
  if (stays) bot.platform.forbidPrivateChat(practitioner);
  await bot.say(practitioner, 'A child is in danger now', inChannel);
  expect(bot.seenIn(sharedChannel).join('\n')).toContain(said);
});

test('finding nothing does not say that advisers have a request that was cancelled before the answer', async () => {
  bot.answerWith(async () => {
    const [entry] = await bot.queries.queue();
    const action = {
      do: 'withdraw' as const,
      escalation: entry!.escalation.id,
      urgent: true as const,
      sure: true as const,
    };
    const place = personalPlaceOf(practitioner);
    const at = { place, from: practitioner, sentAt: '2026-05-04T09:00:00Z' };
    await bot.inbox.receive({ ...at, kind: 'action', id: 'cancel', action });
    return unanswerable();
  });
  await bot.say(practitioner, 'A child is in danger now');
  expect(bot.seenIn(practitioner).join('\n')).not.toContain(wording.urgentAsked);
  expect(bot.seenIn(practitioner).join('\n')).toContain(wording.urgentNotAnswered);
});

test('what an adviser writes waits until a practitioner who cannot be written to opens a chat', async () => {
  bot.platform.forbidPrivateChat(practitioner);
  await bot.say(practitioner, 'A child is in danger now', inChannel);
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.say(adviser, 'Are you with the child?');
  expect(bot.seenIn(sharedChannel).join()).not.toContain('Are you with the child?');
  expect(bot.seenIn(adviser).at(-1)).toMatch(/cannot message them privately yet/);
  await bot.say(practitioner, 'Here I am.');
  expect(bot.seenIn(practitioner).join('\n')).toContain('Bea: Are you with the child?');
  expect(bot.seenIn(adviser).at(-1)).toContain('Here I am.');
});

test('greets a place once when it is added to it', async () => {
  const joined = { place: sharedChannel, from: practitioner, sentAt: '2026-05-04T09:00:00Z' };
  await bot.inbox.receive({ ...joined, kind: 'joined', id: 'j1' });
  await bot.inbox.receive({ ...joined, kind: 'joined', id: 'j2' });
  await bot.say(practitioner, 'Who refers a child?', inChannel);
  const greetings = bot.seenIn(sharedChannel).filter((text) => /emergency service/.test(text));
  expect(greetings).toEqual([expect.stringContaining(wording.mentionMe)]);
});

test('says how to write to it in a channel, but not in a private chat', async () => {
  await bot.say(practitioner, 'help', inChannel);
  expect(bot.seenIn(sharedChannel).at(-1)).toContain(wording.mentionMe);
  await bot.say(practitioner, 'help');
  expect(bot.seenIn(practitioner).join()).not.toContain(wording.mentionMe);
});
