// Tests guidance in a handoff: the adviser asks the bot privately, forwards its quotes, and leaves a draft
// note for the editors.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { SAMPLE_QUOTE, unanswerable } from '../../fakes/samples/sample-answers.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
  sharedChannel,
  type TestBot,
} from '../../fakes/test-bot.js';

let bot: TestBot;
beforeEach(async () => {
  bot = await createTestBot();
});
afterEach(() => bot.close());

const { claim, claimed, escalationId, last } = handoffSteps(() => bot);

test('the holder asks the bot alone, and passes the quotes on with words of their own', async () => {
  const id = await claimed();
  await bot.press(adviser, { do: 'ask-bot', escalation: id, text: 'Who may refer Zora?' }, advisersChannel);
  expect(bot.asked.at(-1)?.text).toBe('Who may refer [name 1]?');
  expect(last(adviser)).toMatch(new RegExp(`${SAMPLE_QUOTE}[^]*\\[Send these quotes\\]`));
  expect(bot.seenIn(practitioner).join()).not.toContain('Who may refer');
  const button = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!.message.buttons[0]!.action;
  await bot.press(adviser, { ...button, text: 'This is what counts:' } as typeof button);
  expect(last(practitioner)).toBe(`Bea: This is what counts:\n[1] ${SAMPLE_QUOTE}`);
  expect(last(adviser)).toBe('The quotes have been sent to the practitioner.');
});

test.each([
  ['en', 'From the guidance:'],
  ['cy', 'O’r canllawiau:'],
] as const)(
  'without words of the holder, quotes are introduced in the practitioner’s language: %s',
  async (language, introduction) => {
    const id = await claimed();
    const at = new Date().toISOString();
    await bot.store.records.conversations.recordLanguage(practitioner, { language, from: 'chosen' }, at);
    await bot.press(adviser, { do: 'insert-answer', escalation: id, answer: await answerOf(id) });
    expect(last(practitioner)).toContain(`Bea: ${introduction}\n`);
  },
);

test('the holder reads that quotes are kept while the practitioner has no private chat', async () => {
  bot.platform.forbidPrivateChat(practitioner);
  await bot.say(practitioner, 'Someone is in danger now', { place: sharedChannel });
  await claim(adviser, await escalationId());
  await bot.say(adviser, 'I am looking this up.');
  await bot.say(adviser, 'ask: who refers?');
  const [button] = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!.message.buttons;
  await bot.press(adviser, button!.action);
  expect(last(adviser)).toBe(wording.adviser.insertedLater);
});

test('“ask:” in the holder’s own chat is a private question; the practitioner’s nation decides', async () => {
  await bot.say(practitioner, 'nation Wales');
  await claimed();
  await bot.say(adviser, 'ask: who decides?');
  expect(bot.asked.at(-1)).toMatchObject({ text: 'who decides?', jurisdiction: 'wales' });
  expect(last(adviser)).toContain('[Send these quotes]');
});

test('an adviser who finds nothing is not told to ask an adviser', async () => {
  await claimed();
  bot.answerWith(() => unanswerable());
  await bot.say(adviser, 'ask: who decides?');
  expect(last(adviser)).toBe(`${wording.adviser.unanswerable}\n${wording.ifInDanger}`);
});

test('a private question is not shown to the next adviser as something the practitioner was told', async () => {
  const id = await claimed();
  await bot.say(adviser, 'ask: who decides?');
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  await claim(otherAdviser, id);
  expect(bot.seenIn(otherAdviser).join()).not.toContain('who decides?');
});

test('quotes that the holder asks for with a button under what they wrote can be passed on', async () => {
  await claimed();
  await bot.press(adviser, { do: 'talk-to-adviser' }, personalPlaceOf(adviser));
  await bot.say(adviser, 'Who decides?');
  const { parts } = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!.message;
  const choices = parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : []));
  const ask = choices.find(({ label }) => label === 'Answer from the guidance')!;
  await bot.press(adviser, ask.action);
  expect(last(adviser)).toContain('[Send these quotes]');
  const button = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!.message.buttons[0]!.action;
  await bot.press(adviser, button);
  expect(last(practitioner)).toContain(SAMPLE_QUOTE);
  expect(bot.seenIn(practitioner).join()).not.toContain('Who decides?');
});

test('what the holder wrote can still be sent after the guidance has answered it, and so can the quotes', async () => {
  await claimed();
  await bot.press(adviser, { do: 'talk-to-adviser' }, personalPlaceOf(adviser));
  await bot.say(adviser, 'Ring the duty worker now.');
  const { parts } = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!.message;
  const choices = parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : []));
  const ask = choices.find(({ label }) => label === 'Answer from the guidance')!;
  const send = choices.find(({ label }) => label.includes('Who refers'))!;
  await bot.press(adviser, ask.action);
  const quotes = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!.message.buttons[0]!.action;
  await bot.press(adviser, send.action);
  await bot.press(adviser, send.action);
  expect(
    bot.seenIn(practitioner).filter((words) => words.includes('Ring the duty worker now.')),
  ).toHaveLength(1);
  await bot.press(adviser, quotes);
  expect(last(practitioner)).toContain(SAMPLE_QUOTE);
});

test('an answer that was given to someone else cannot be passed on', async () => {
  const id = await claimed();
  await bot.say({ ...practitioner, id: 'ivo' }, 'Who pays?');
  const foreign = await bot.store.records.answers.latestIn(
    (await bot.store.records.conversations.at(personalPlaceOf({ ...practitioner, id: 'ivo' })))!.id,
  );
  const before = bot.seenIn(practitioner).length;
  await bot.press(adviser, { do: 'insert-answer', escalation: id, answer: foreign!.id });
  expect(bot.seenIn(practitioner)).toHaveLength(before);
  expect(last(adviser)).toMatch(/I could not find that answer/);
});

test('a resolution becomes a draft note, once, without names and notes, with its citations and a golden question', async () => {
  const id = await claimed();
  await bot.press(adviser, { do: 'insert-answer', escalation: id, answer: await answerOf(id), text: 'See:' });
  await bot.say(adviser, 'Hello, I’m Bea. Thanks for getting in touch.');
  await bot.say(adviser, 'Zora’s social worker refers.\n// I know him');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(adviser)).toContain('[Suggest as practice note]');
  await bot.press(adviser, { do: 'propose-note', escalation: id });
  await bot.press(adviser, { do: 'propose-note', escalation: id });
  expect(last(adviser)).toMatch(/already been suggested/);
  const [note, ...more] = await bot.store.records.notes.inState('draft');
  expect(more).toEqual([]);
  expect(note).toMatchObject({
    escalation: id,
    question: 'Who refers [name 1]?',
    advice: 'See:\n\n[name 1]’s social worker refers.',
    citations: [{ quote: SAMPLE_QUOTE }],
    golden: { question: 'Who refers [name 1]?', passages: [expect.any(String) as string] },
    proposedBy: { id: 'bea' },
  });
  expect(JSON.stringify(note)).not.toMatch(/Zora|I know him/);
});

const answerOf = async (id: string) => (await bot.store.records.escalations.find(id))!.answer!;

test('no one but an adviser proposes a note, and nothing said makes none', async () => {
  const id = await claimed();
  await bot.press(practitioner, { do: 'propose-note', escalation: id });
  await bot.press(adviser, { do: 'propose-note', escalation: id });
  expect(last(adviser)).toMatch(/There is no advice in this conversation/);
  expect(await bot.store.records.notes.inState('draft')).toEqual([]);
});

test('a draft note leaves out advice that never reached the practitioner', async () => {
  bot.platform.forbidPrivateChat(practitioner);
  await bot.say(practitioner, 'Who refers someone in danger now?', { place: sharedChannel });
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.say(adviser, 'Refer within two days.');
  await bot.press(adviser, { do: 'resolve', escalation: id }, personalPlaceOf(adviser));
  await bot.press(adviser, { do: 'propose-note', escalation: id }, personalPlaceOf(adviser));
  expect(await bot.store.records.notes.inState('draft')).toEqual([]);
});

test('an outcome is redacted before the card shows it', async () => {
  await claimed();
  await bot.say(adviser, 'resolve: Zora moved to her aunt');
  await bot.later(5_000);
  expect(bot.seenIn(advisersChannel)[0]).toContain('Closed by Bea: [name 1] moved to her aunt');
});
