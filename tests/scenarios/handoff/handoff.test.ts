// Tests a handoff from the question to the rating, as the practitioner and the adviser see it.
import { expect, test } from 'vitest';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { SAMPLE_QUOTE } from '../../fakes/samples/sample-answers.js';
import { adviser, advisersChannel, createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const { card, threadOf, last, openOne, claim } = handoffSteps(() => bot);

test('shows the practitioner what the advisers see, and the advisers the redacted question with the answer', async () => {
  await openOne();
  expect(last(practitioner)).toMatch(
    /I have sent your request to the advisers\.[^]*You: Who refers \[name 1\]\?/,
  );
  const seen = bot.seenIn(advisersChannel)[0];
  expect(seen).toContain('The practitioner: Who refers [name 1]?');
  expect(seen).toContain(SAMPLE_QUOTE);
  expect(seen).toContain('[Claim]');
  expect(bot.platform.posted.map(({ message }) => JSON.stringify(message)).join()).not.toContain('Zora');
});

test('keeps what is written before the claim, hands it to the adviser then, and relays both ways', async () => {
  const id = await openOne();
  await bot.say(practitioner, 'Zora is fifteen.');
  expect(bot.asked).toHaveLength(1);
  await claim(adviser, id);
  expect(bot.seenIn(practitioner).join()).toContain('Bea, an adviser, is now helping you');
  expect(bot.seenIn(adviser)[0]).toMatch(/You have claimed this conversation[^]*Who refers \[name 1\]\?/);
  expect(bot.seenIn(adviser)[1]).toContain('Zora is fifteen.');
  await bot.say(adviser, 'Ring her social worker, Zora knows him.');
  expect(last(practitioner)).toBe('Bea: Ring her social worker, Zora knows him.');
  await bot.say(practitioner, 'Thank you.');
  expect(last(adviser)).toContain('Thank you.');
});

test('stores what is relayed in the redacted form only, apart from the words as received', async () => {
  const id = await openOne();
  await bot.say(practitioner, 'Zora is fifteen.');
  await claim(adviser, id);
  const file = await bot.queries.escalation(id, otherAdviser);
  expect(file?.relayed.map(({ text }) => text)).toEqual(['[name 1] is fifteen.']);
  const held = await bot.queries.escalation(id, adviser);
  expect(held?.relayed.map(({ text }) => text)).toEqual(['Zora is fifteen.']);
});

test('updates the card when its state changes', async () => {
  const id = await openOne();
  await claim(adviser, id);
  expect(bot.seenIn(advisersChannel)[0]).toMatch(/Status: Claimed by Bea[^]*\[Close request\]/);
  await bot.press(adviser, { do: 'resolve', escalation: id, outcome: 'told how to refer' });
  // Waits for the minimum time between two updates of a message.
  await bot.later(3_000);
  expect(bot.seenIn(advisersChannel)[0]).toContain('Status: Closed by Bea: told how to refer');
  expect(bot.seenIn(advisersChannel)[0]).not.toContain('[Claim]');
});

test('after the resolution the practitioner rates it and the bot answers again', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(adviser, 'Refer her today.');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(practitioner)).toMatch(/Bea has closed this conversation[^]*Did the adviser help\?/);
  await bot.press(practitioner, { do: 'rate-handoff', escalation: id, rating: 'up' });
  await bot.say(practitioner, 'Who decides?');
  expect(last(practitioner)).toContain(SAMPLE_QUOTE);
  expect(bot.seenIn(adviser).join()).not.toContain('Who decides?');
});

test('passes on no message with // in the middle of a line, and tells the adviser', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(adviser, 'I am looking into it. // sounds like the case of last week');
  expect(last(adviser)).toContain('This was not passed on');
  expect(bot.seenIn(practitioner).join()).not.toMatch(/looking into it|last week/);
});

test('keeps lines that begin with // among the advisers', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(adviser, 'I am looking into it.\n// sounds like the case of last week');
  expect(last(practitioner)).toBe('Bea: I am looking into it.');
  await bot.say(adviser, '//only for us');
  expect(last(adviser)).toBe('This was saved as a private note and was not passed on.');
  expect(bot.seenIn(practitioner).join()).not.toMatch(/last week|only for us/);
  const file = await bot.queries.escalation(id, adviser);
  expect(file?.relayed.map(({ direction }) => direction)).toEqual(['to-practitioner', 'note']);
});

test('a hand-back tells both sides, and the next adviser gets everything that was written', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(practitioner, 'She arrived in May.');
  await bot.say(adviser, 'Which town?');
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  expect(last(practitioner)).toMatch(/waiting for another adviser/);
  expect(bot.seenIn(threadOf(card())).at(-1)).toMatch(/Bea handed this back/);
  await claim(otherAdviser, id);
  expect(bot.seenIn(otherAdviser).slice(1)).toEqual([
    'The practitioner: She arrived in May.',
    'Bea: Which town?',
  ]);
});

test('a withdrawal ends it and tells the holder', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.cancelRequest(practitioner);
  expect(last(adviser)).toBe('The practitioner has cancelled this request.');
  expect(await bot.queries.queue()).toEqual([]);
  await bot.say(practitioner, 'Who decides?');
  expect(last(practitioner)).toContain(SAMPLE_QUOTE);
});

test('without a private chat the thread serves, and there personal details stay out', async () => {
  bot.platform.forbidPrivateChat(adviser);
  const id = await openOne();
  await bot.say(practitioner, 'Zora is fifteen.');
  await claim(adviser, id);
  const thread = bot.seenIn(threadOf(card()));
  expect(thread[0]).toContain('I could not open a private chat with you');
  expect(thread[1]).toBe('The practitioner: [name 1] is fifteen.');
});

test('shares the question as it was written only when the practitioner says so', async () => {
  const id = await openOne();
  await claim(adviser, id);
  expect(bot.seenIn(adviser).join()).not.toContain('Zora');
  await bot.press(practitioner, { do: 'confirm-sharing', escalation: id });
  expect(last(adviser)).toBe('The practitioner: Who refers Zora?');
});

test('hands the shared words over at the claim when they were shared before', async () => {
  const id = await openOne();
  await bot.press(practitioner, { do: 'confirm-sharing', escalation: id });
  expect(last(practitioner)).toBe('The adviser will see your question exactly as you wrote it.');
  await claim(adviser, id);
  expect(last(adviser)).toBe('The practitioner: Who refers Zora?');
});

test('an urgent message gets numbers to ring before anything else, and opens an escalation at once', async () => {
  await bot.inbox.receive({
    kind: 'message',
    id: 'urgent',
    place: personalPlaceOf(practitioner),
    from: practitioner,
    sentAt: '2026-05-04T09:00:00Z',
    text: 'Zora is in danger now',
    attachments: [],
    mentionsBot: true,
  });
  expect((await bot.queries.queue())[0]?.escalation).toMatchObject({ urgent: true, reason: 'urgent' });
  await bot.settle();
  const [first, second] = bot.seenIn(practitioner);
  expect(first).toMatch(/Call 999[^]*Police 999/);
  expect(second).toMatch(/I have sent an urgent request to the advisers/);
  expect(bot.seenIn(practitioner).join()).toContain(SAMPLE_QUOTE);
  expect(bot.seenIn(advisersChannel)[0]).toMatch(/^Urgent: a child may be in danger/);
});

test('an urgent message during a handoff makes it urgent and still reaches the adviser', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(practitioner, 'He is in danger now');
  expect(bot.seenIn(practitioner).join()).toMatch(/Call 999 if a child is in immediate danger\. Do not wait/);
  expect(bot.seenIn(adviser).slice(-2)).toEqual([
    expect.stringMatching(/has sent an urgent message/),
    'The practitioner: He is in danger now',
  ]);
  expect((await bot.queries.queue())[0]?.escalation.urgent).toBe(true);
});

test('“ask:” reaches the guidance while an adviser has the conversation', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(practitioner, 'ask: who decides?');
  expect(bot.asked.at(-1)?.text).toBe('who decides?');
  expect(bot.seenIn(adviser).join()).not.toContain('who decides?');
  await bot.say(practitioner, 'Ask her tomorrow.');
  expect(last(adviser)).toContain('Ask her tomorrow.');
});
