// Tests that a message understood by its meaning gets the same reply as a button or fixed phrase, but changes
// nothing until a button is pressed.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMiniLmEmbedder, type MiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import type { Action } from '../../bot/model/messages/action.js';
import { ModelFailure } from '../../knowledge/model/errors.js';
import { readKnowledgeFiles } from '../../knowledge/knowledge-files.js';
import type { TurnDecision } from '../../knowledge/turns/decide-turn.js';
import { createReadTurn, type ReadTurn } from '../../knowledge/turns/read-turn.js';
import { personalPlaceOf } from '../fakes/fake-platform.js';
import { handoffSteps } from '../fakes/handoff-steps.js';
import { needsNation, sampleAnswer, sampleCitation, unanswerable } from '../fakes/samples/sample-answers.js';
import { practitioner, type MessageEvent, type TestBot } from '../fakes/test-bot.js';
import { startTalk, tellsTalkFromQuestions } from './small-talk-turns.js';

const { turnWeights } = readKnowledgeFiles();
let embedder: MiniLmEmbedder;
beforeAll(async () => {
  embedder = await createMiniLmEmbedder({ dataDir: '.tmp/samples' });
}, 60_000);
afterAll(() => embedder.close());

let bot: TestBot;
/** Uses the real model, unless a test sets something else. */
let readTurn: ReadTurn;
const { last } = handoffSteps(() => bot);
beforeEach(async () => {
  readTurn = createReadTurn(embedder, turnWeights);
  bot = await startTalk((text, before) => readTurn(text, before));
});
afterEach(() => bot.close());

const decide = (decision: TurnDecision) => (readTurn = () => Promise.resolve(decision));
const actionsOfLast = (): Action[] =>
  bot.platform
    .in(personalPlaceOf(practitioner).id)
    .at(-1)!
    .message.parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : []))
    .concat(bot.platform.in(personalPlaceOf(practitioner).id).at(-1)!.message.buttons)
    .map(({ action }) => action);
const reword = async (said: MessageEvent, text: string) => {
  const { from, place, sentAt } = said;
  await bot.inbox.receive({
    kind: 'edit',
    id: `edit:${text}`,
    messageId: said.id,
    from,
    place,
    sentAt,
    text,
  });
  await bot.settle();
};

tellsTalkFromQuestions(
  () => bot,
  [
    ['Thanks so much, that’s really helpful!', /You’re welcome/],
    ['ok ta duck, that’s grand', /You’re welcome/],
    ['right, off home now, bye', /Goodbye/],
    ['so am i talking to a real person or is it a bot', /I’m a computer program/],
    ['oops sorry that was meant for my manager', /No problem/],
    ['can you put me through to one of your advisers please', /sent your request to the advisers/],
    ['how long until an adviser gets back to me', /You have not asked for an adviser/],
    ['can you wipe everything I have typed in here', /You cannot undo this/],
    ['do you keep what I type in here', /What you write here is saved/],
  ],
  ['how do I change the social worker on the form?'],
);

test('another nation is only used once its button is pressed', async () => {
  await bot.say(practitioner, 'im based in aberdeen now so can you change me over');
  expect(actionsOfLast()).toContainEqual({ do: 'set-nation', jurisdiction: 'scotland' });
  await bot.say(practitioner, 'Who appoints a guardian?');
  expect(bot.asked.at(-1)?.jurisdiction).toBeUndefined();
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland' });
  await bot.say(practitioner, 'Who appoints a guardian?');
  expect(bot.asked.at(-1)?.jurisdiction).toBe('scotland');
});

test('a nation that someone names is offered to them beside having none, if they seem to want none', async () => {
  decide({ is: 'talk', kind: 'forget-nation' });
  await bot.say(practitioner, 'put the nation thing back to scotland');
  expect(actionsOfLast()).toContainEqual({ do: 'set-nation', jurisdiction: 'scotland' });
  expect(actionsOfLast()).toContainEqual({ do: 'forget-nation' });
});

test.each(['forget-nation', 'withdraw', 'forget-me'] as const)(
  '%s changes nothing by itself',
  async (kind) => {
    await bot.say(practitioner, 'adviser');
    await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'wales' });
    const place = { ...personalPlaceOf(practitioner), id: 'another', kind: 'channel' as const };
    decide({ is: 'talk', kind });
    await bot.say(practitioner, 'no more of that', { place });
    expect(await bot.queries.queue()).toHaveLength(1);
    expect(bot.asked).toHaveLength(1);
  },
);

test('someone who may have asked a question is offered its answer, and no adviser is asked', async () => {
  decide({ is: 'talk', kind: 'adviser', unsure: true });
  await bot.say(practitioner, 'who could she talk to');
  expect(await bot.queries.queue()).toEqual([]);
  const ask = actionsOfLast().find((action) => action.do === 'ask-guidance')!;
  await bot.press(practitioner, ask);
  expect(bot.asked.at(-1)?.text).toBe('who could she talk to');
});

describe('a question that may follow on from the one before', () => {
  const text = 'what does the panel decide';
  const other = { ...sampleCitation(), passage: { ...sampleCitation().passage, id: 'other' } };
  const asFollowUp = sampleAnswer({ citations: [{ ...other, quote: 'The panel decides on a transfer.' }] });
  beforeEach(async () => {
    decide({ is: 'question', followUp: false, both: true });
    // Moves the clock forward 1 second, so that the first question’s answer is older than the next answer.
    await bot.later(1_000);
  });
  const lastAnswer = async () => (await bot.store.records.answers.latest(1))[0]!;

  test('is answered both ways at once', async () => {
    bot.answerWith(({ followUp }) => (followUp ? asFollowUp : sampleAnswer()));
    await bot.say(practitioner, text);
    expect(bot.asked.slice(-2)).toMatchObject([{ followUp: false }, { followUp: true, localOnly: true }]);
    const shown = last(practitioner);
    expect(shown).toMatch(
      /searched both ways[^]*sample sentence[^]*If it follows on from your last question:[^]*The panel decides/,
    );
    expect(await lastAnswer()).toMatchObject({ asFollowUp: { from: 1 }, asked: { followUp: false } });
    expect(actionsOfLast().map((action) => action.do)).not.toContain('ask-follow-up');
  });

  test('says that it has no answer as a new question, before quotes for the follow-up', async () => {
    bot.answerWith(({ followUp }) => (followUp ? asFollowUp : unanswerable()));
    await bot.say(practitioner, text);
    expect(last(practitioner)).toMatch(
      /could not find an answer to this as a new question\. If it follows on[^]*The panel decides/,
    );
    expect(await lastAnswer()).toMatchObject({ asFollowUp: { from: 0 }, asked: { followUp: false } });
    // The question was also asked as a follow-up, so it counts as a follow-up in the context of the next
    // message.
    await bot.say(practitioner, 'and in Scotland');
    expect(bot.asked.at(-1)!.context.findLast(({ role }) => role === 'user')).toMatchObject({
      text,
      followUp: true,
    });
  });

  test('shows only the answer to the question as asked if there is none to the follow-up', async () => {
    bot.answerWith(({ followUp }) => (followUp ? unanswerable() : sampleAnswer()));
    await bot.say(practitioner, text);
    expect(last(practitioner)).toMatch(/sample sentence/);
    expect(last(practitioner)).not.toMatch(/follows on|searched both ways/);
  });

  test.each([
    ['a language model wrote the answer', sampleAnswer({ writtenBy: 'model' }), asFollowUp],
    ['the nation is missing', needsNation(), asFollowUp],
    ['the nation is missing for the follow-up', sampleAnswer(), needsNation()],
  ])('can be asked as a follow-up with one press if %s', async (_, asNew, read) => {
    bot.answerWith(({ followUp }) => (followUp ? read : asNew));
    await bot.say(practitioner, text);
    const asked = bot.asked.length;
    const ask = actionsOfLast().find((action) => action.do === 'ask-follow-up')!;
    await bot.press(practitioner, ask);
    expect(bot.asked.at(-1)).toMatchObject({ text, followUp: true });
    await bot.press(practitioner, ask);
    expect(bot.asked).toHaveLength(asked + 1);
  });
});

test.each(['thanks', 'aw cheers for that, saved me an hour'])(
  '“%s” edited into a question is answered',
  async (text) => {
    const said = await bot.say(practitioner, text);
    expect(bot.asked).toHaveLength(1);
    await reword(said, 'Who appoints a guardian for a trafficked child?');
    expect(bot.asked.at(-1)?.text).toBe('Who appoints a guardian for a trafficked child?');
    expect(last(practitioner)).toMatch(/sample sentence/);
  },
);

test('small talk edited into other small talk is replied to again', async () => {
  const said = await bot.say(practitioner, 'aw cheers for that, saved me an hour');
  await reword(said, 'right, off home now, bye');
  expect(last(practitioner)).toMatch(/Goodbye/);
  expect(bot.asked).toHaveLength(1);
});

test('an urgent message is never small talk', async () => {
  decide({ is: 'talk', kind: 'thanks' });
  await bot.say(practitioner, 'help me please he is coming back with a knife');
  expect(bot.seenIn(practitioner).join('\n')).toMatch(/Call 999/);
  expect(last(practitioner)).not.toMatch(/You’re welcome/);
});

test('without the embedding process, a few rules find follow-ups and every other message is a question', async () => {
  const failing = {
    model: embedder.model,
    embedQuestion: () => Promise.reject(new ModelFailure('The process ended.', 'It is restarted.')),
  };
  readTurn = createReadTurn(failing, turnWeights);
  await bot.say(practitioner, 'and in Scotland?');
  expect(bot.asked.at(-1)?.followUp).toBe(true);
  await bot.say(practitioner, 'What is county lines?');
  expect(bot.asked.at(-1)?.followUp).toBe(false);
  await bot.say(practitioner, 'thanks');
  expect(last(practitioner)).toMatch(/You’re welcome/);
});

test('both engines read messages alike', async () => {
  const reference = await createMiniLmEmbedder({ dataDir: '.tmp/samples', engine: 'wasm' });
  const byReference = createReadTurn(reference, turnWeights);
  for (const text of ['and in Scotland?', 'What is county lines?', 'ah sick thats what i needed'])
    expect(await byReference(text as never, 'Who signs?' as never)).toEqual(
      await readTurn(text as never, 'Who signs?' as never),
    );
  await reference.close();
}, 60_000);
