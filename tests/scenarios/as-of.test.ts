// Tests questions about the past. An old answer is checked against its release and produced again. A question
// about a date gets the guidance of that date.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAsOf, type Past } from '../../ingest/releases/ask-as-of.js';
import { createStore } from '../../adapters/sql/conversations/store.js';
import type { StoredAnswer } from '../../bot/model/messages/conversation.js';
import { checkAnswer, type CheckedAnswer } from '../../bot/as-of/check-answer.js';
import { createRecordedAnswering } from '../../ingest/releases/record-answer-settings.js';
import { createLiveRelease } from '../../ingest/releases/load-release.js';
import { rollBack } from '../../ingest/releases/roll-back.js';
import type { Reranker } from '../../knowledge/model/ports.js';
import { createFakeReranker } from '../fakes/models/fake-reranker.js';
import { publication } from '../fakes/fake-govuk/payloads.js';
import { createTestBot, practitioner, type TestBot } from '../fakes/test-bot.js';
import { startEditing } from '../support/running-editing.js';
import { perTest } from '../support/per-test.js';

const PATH = '/government/publications/help';
const QUESTION = 'Within how many days of the first meeting is the child referred?';
const page = (days: number) =>
  `<p>Refer the child within ${days} days of the first meeting with the family.</p><h2>Guardians</h2><h3>What they do</h3><p>A guardian speaks for the child in every meeting that is held.</p>`;

const editing = perTest(startEditing);
let bot: TestBot;
let past: Past;
beforeEach(async () => {
  const { loading, ports, database } = editing.guidance;
  past = createAsOf(loading, editing.editing);
  const live = { embedder: ports.embedder, loadedRelease: createLiveRelease(loading).current };
  bot = await createTestBot({
    store: createStore(database),
    answerQuestion: createRecordedAnswering(live, ports.store),
    askAsOf: past.askAsOf,
  });
});
afterEach(async () => {
  await bot.close();
});

async function publish(days: number, updated = '2026-01-01'): Promise<void> {
  editing.site.put(publication(PATH, page(days), { public_updated_at: `${updated}T09:00:00Z` }));
  await editing.takeIn(PATH);
  // Opens the live release straight away, because a process only checks for a newer release every 2 seconds.
  const { loading, ports } = editing.guidance;
  const live = { embedder: ports.embedder, loadedRelease: createLiveRelease(loading).current };
  bot.ports.answerQuestion = createRecordedAnswering(live, ports.store);
}
const given = (): Promise<StoredAnswer[]> => bot.ports.store.records.answers.latest(50);
const check = (answer: StoredAnswer): Promise<CheckedAnswer> =>
  checkAnswer(
    {
      records: bot.ports.store.records,
      guidance: editing.guidance.ports.store,
      askRecorded: past.askRecorded,
    },
    answer,
  );
const said = () => bot.seenIn(practitioner).at(-1)!;

describe('an old answer', () => {
  it('is in its own release after three more and a step back, and comes out the same', async () => {
    await publish(45);
    await bot.say(practitioner, QUESTION);
    // Gives each release a different time, because the oldest release is found by its time.
    await bot.later(1_000);
    await bot.say(practitioner, 'And who speaks for the child in a meeting?');
    for (const days of [30, 20, 10]) {
      await publish(days);
      await bot.later(1_000);
      await bot.say(practitioner, QUESTION);
    }
    await rollBack(editing.ports, { editor: 'ada', reason: 'A wrong number.' });
    const answers = await given();
    expect(new Set(answers.map(({ answer }) => answer.release)).size).toBe(4);
    for (const answer of answers)
      expect(await check(answer)).toMatchObject({
        quotes: expect.arrayContaining([expect.objectContaining({ stands: true })]),
        recomputed: { outcome: 'same' },
      });
    expect((await check(answers.at(-1)!)).quotes[0]!.quote).toContain('45 days');
  });

  it('is made again with the settings of then, whatever they are now', async () => {
    await publish(45);
    await bot.say(practitioner, 'Within how many dayz is the yute referred?');
    const [before] = await given();
    expect(before!.answer.settings).toMatch(/^[\w-]{22}$/);
    const { loading } = editing.guidance;
    Object.assign(loading, {
      everydayWords: { yute: 'guardian meeting' },
      calibration: { ...loading.calibration, bias: -60 },
    });
    past = createAsOf(loading, editing.editing);
    await publish(30);
    await bot.later(1_000);
    await bot.say(practitioner, QUESTION);
    const [now] = await given();
    expect(now!.answer.outcome).toBe('unanswerable');
    expect(now!.answer.settings).not.toBe(before!.answer.settings);
    for (const answer of [before!, now!])
      expect(await check(answer)).toMatchObject({ recomputed: { outcome: 'same' } });
  });

  it('that was read both ways comes out the same', async () => {
    await publish(45);
    await bot.say(practitioner, QUESTION);
    await bot.later(1_000);
    await publish(30);
    bot.ports.readTurn = () => Promise.resolve({ is: 'question', followUp: false, both: true });
    await bot.say(practitioner, 'Who speaks for the child?');
    const [both] = await given();
    expect(both!.asFollowUp).toEqual({ from: 1 });
    expect(both!.answer.citations).toHaveLength(2);
    expect(await check(both!)).toMatchObject({ recomputed: { outcome: 'same' } });
  });

  it('that a reranker helped to choose is made again with that reranker, and with no other', async () => {
    const { loading } = editing.guidance;
    const useReranker = (reranker: Reranker | undefined) => {
      const passages = { weights: {}, bias: 0, shows: 0, read: { sum: 1, score: 1, bias: 0 } };
      Object.assign(loading, { reranker, calibration: { ...loading.calibration, passages } });
      past = createAsOf(loading, editing.editing);
    };
    const reranker = createFakeReranker();
    useReranker(reranker);
    await publish(45);
    await bot.say(practitioner, QUESTION);
    reranker.fail();
    await bot.later(1_000);
    await bot.say(practitioner, QUESTION);
    const [unaided, aided] = await given();
    expect(unaided!.answer.settings).not.toBe(aided!.answer.settings);
    useReranker(createFakeReranker());
    for (const answer of [aided!, unaided!])
      expect(await check(answer)).toMatchObject({ recomputed: { outcome: 'same' } });
    for (const other of [undefined, createFakeReranker('another')]) {
      useReranker(other);
      expect(await check(aided!)).toMatchObject({
        recomputed: {
          outcome: 'impossible',
          why: expect.stringContaining('from the one in use now') as string,
        },
      });
      expect(await check(unaided!)).toMatchObject({ recomputed: { outcome: 'same' } });
    }
  });

  it('whose ranking or decision used signals that this version does not have cannot be repeated', async () => {
    await publish(45);
    await bot.say(practitioner, QUESTION);
    const [answer] = await given();
    const { store } = editing.guidance.ports;
    const settings = (await store.settings(answer!.answer.settings!))!;
    const fewer = Object.fromEntries(Object.entries(settings.weights).slice(1));
    const others = [
      { ...settings, weights: { ...settings.weights, moonlight: 2 } },
      { ...settings, weights: fewer },
      { ...settings, calibration: { ...settings.calibration, weights: { moonlight: 2 } } },
    ];
    for (const [n, other] of others.entries()) {
      await store.keepSettings(`other-${n}`, other);
      const checked = await check({ ...answer!, answer: { ...answer!.answer, settings: `other-${n}` } });
      expect(checked.quotes[0]).toMatchObject({ stands: true });
      expect(checked.recomputed).toMatchObject({
        outcome: 'impossible',
        why: expect.stringContaining('different version') as string,
      });
    }
  });

  it('whose quote was tampered with is found out', async () => {
    await publish(45);
    await bot.say(practitioner, QUESTION);
    const [answer] = await given();
    const tampered = structuredClone(answer!);
    tampered.answer.citations[0]!.quote = tampered.answer.citations[0]!.quote.replace('45', '54');
    const checked = await check(tampered);
    expect(checked.quotes[0]).toMatchObject({ number: 1, stands: false });
    expect(checked.recomputed).toMatchObject({
      outcome: 'different',
      quotes: expect.arrayContaining([expect.stringContaining('45 days')]),
    });
    expect((await check({ ...answer!, answer: { ...answer!.answer, release: 77 } })).quotes[0]!.stands).toBe(
      false,
    );
  });

  it('that cannot be made again says why', async () => {
    await publish(45);
    await bot.say(practitioner, QUESTION);
    const [answer] = await given();
    const why = async (change: Partial<StoredAnswer>) => (await check({ ...answer!, ...change })).recomputed;
    expect(await why({ answer: { ...answer!.answer, writtenBy: 'model' } })).toMatchObject({
      outcome: 'impossible',
      why: expect.stringContaining('language model'),
    });
    expect(await why({ asked: undefined })).toMatchObject({
      why: expect.stringContaining('did not record how'),
    });
    expect(await why({ answer: { ...answer!.answer, settings: 'lost' } })).toMatchObject({
      why: expect.stringContaining('do not have the settings'),
    });
    await bot.say(practitioner, 'And who speaks for the child in a meeting?');
    await bot.press(practitioner, { do: 'forget-me' });
    for (const one of await given())
      expect(await check(one)).toMatchObject({
        recomputed: { outcome: 'impossible', why: expect.stringContaining('erased') },
      });
    expect(await check(answer!)).not.toHaveProperty('question');
  });
});

describe('a day of the past', () => {
  beforeEach(async () => {
    await publish(45, '2022-06-01');
    await publish(30, '2025-02-01');
  });
  const ABOUT = 'about how many days it is from the first meeting until the child is referred?';

  it('is asked in chat, and answered from what was in force then, with how far back that reaches', async () => {
    await bot.say(practitioner, `What did the guidance say on 3 March 2024 ${ABOUT}`);
    expect(said()).toMatch(/in force on 3 March 2024[^]*1 document[^]*earliest[^]*1 June 2022[^]*45 days/);
    expect(said()).toContain(
      'by the documents’ own dates: 1 document. This is not a record of what I quoted on that day.',
    );
    expect(said()).not.toContain('30 days');
    await bot.say(practitioner, QUESTION);
    expect(said()).toContain('30 days');
    expect(said()).not.toContain('in force on');
  });

  it('is asked about what was asked before, where nothing else is said', async () => {
    await bot.say(practitioner, QUESTION);
    await bot.say(practitioner, 'And what did the guidance say on 3 March 2024?');
    expect(said()).toMatch(/3 March 2024[^]*45 days/);
  });

  it('of which nothing is held is said so, not guessed', async () => {
    await bot.say(practitioner, `What did the guidance say on 3 March 1999 ${ABOUT}`);
    expect(said()).toMatch(
      /could not find any guidance[^]*3 March 1999, by the documents’ own dates\.[^]*earliest[^]*1 June 2022/,
    );
    expect(said()).not.toContain('days of the first meeting');
  });

  it('without anything to ask about it is asked back', async () => {
    await bot.say(practitioner, 'What did the guidance say on 3 March 2024?');
    expect(said()).toMatch(
      /Tell me what you would like to know about the guidance as it was on 3 March 2024/,
    );
  });

  it('gives an answer that can be checked and made again like any other', async () => {
    await bot.say(practitioner, `What did the guidance say on 3 March 2024 ${ABOUT}`);
    await publish(20, '2026-03-01');
    const [answer] = await given();
    expect(answer!.asked).toMatchObject({ day: '2024-03-03' });
    expect(await check(answer!)).toMatchObject({
      quotes: expect.arrayContaining([expect.objectContaining({ stands: true })]),
      recomputed: { outcome: 'same' },
    });
    // Two dates with the same editions share one release, which is made for questions about the past and
    // never goes live.
    const days = await Promise.all(['2024-03-03', '2024-03-04'].map((day) => past.askAsOf(day)));
    expect(new Set(days.map(({ asOf }) => asOf.editions[0]!.id)).size).toBe(1);
    expect((await editing.guidance.ports.store.liveRelease())!.state).toBe('published');
  });
});
