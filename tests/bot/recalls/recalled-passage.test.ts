// Tests that no process quotes a passage that an editor reported as wrong, until its text changes or the
// recall is lifted.
import { beforeEach, expect, it } from 'vitest';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { rollBack } from '../../../ingest/releases/roll-back.js';
import { draftWithoutRecalled } from '../../../bot/answers/mark-recalled.js';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { liftRecall } from '../../../bot/recalls/lift-recall.js';
import { recallStandings } from '../../../bot/recalls/recall-standing.js';
import { startRecall } from '../../../bot/recalls/unsafe-reports.js';
import type { DraftNote } from '../../../bot/model/handoff/draft-practice-note.js';
import type { Recall } from '../../../bot/model/recalls/recall.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { adviser, advisersChannel, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import {
  answerTo,
  PATH,
  page,
  QUESTION,
  quotedBy,
  startRecalls,
  type RunningRecalls,
} from './running-recalls.js';
import { perTest } from '../../support/per-test.js';

const running = perTest(startRecalls);
let answering: RunningRecalls['answering'];
let bot: RunningRecalls['bot'];
let editing: RunningRecalls['editing'];
let report: RunningRecalls['report'];
let startProcess: RunningRecalls['startProcess'];
beforeEach(() => {
  ({ answering, bot, editing, report, startProcess } = running);
});

const recalls = (): Promise<Recall[]> => bot.ports.store.records.recalls.list();
const tell = async () => {
  await decideRecall(running.desk, { recall: (await recalls()).at(-1)!.id, editor: 'ada', tell: true });
  await bot.settle();
};
const said = (who = practitioner) => bot.seenIn(who).at(-1)!;
/** Returns the recall date on the first quote of the last message. */
const marksIn = (who: typeof practitioner) =>
  bot.platform
    .in(personalPlaceOf(who).id)
    .at(-1)!
    .message.parts.flatMap((part) => (part.kind === 'quote' ? [part.citation.passage.recalledOn] : []))
    .slice(0, 1);
const told = (who = practitioner) => bot.seenIn(who).filter((words) => words.includes('was wrong'));
const given = async () => (await answerTo(answering[0]!)).citations[0]!.passage.id;

it('is not quoted or suggested any more in any process, without a new release', async () => {
  await bot.say(practitioner, QUESTION);
  expect(said()).toContain('45 days');
  for (const ask of answering) expect(await quotedBy(ask)).toContain('45 days');
  await report();
  for (const ask of answering) {
    const { citations, passages } = await answerTo(ask);
    expect(citations.map(({ quote }) => quote).join()).not.toContain('45 days');
    expect(passages.map(({ passage }) => passage.text).join()).not.toContain('45 days');
  }
  await bot.later(1_000);
  await bot.say(adviser, QUESTION);
  expect(said(adviser)).not.toContain('45 days');
});

it('can be recalled before anyone has been given it', async () => {
  await report();
  expect(await recalls()).toMatchObject([{ reason: 'wrong', state: 'open' }]);
  expect(await quotedBy(answering[0]!)).not.toContain('45 days');
  await expect(report('sixty days')).rejects.toThrow(/not in the live document/);
});

it('is quoted again once an editor lifts that and says why, and only then', async () => {
  await report();
  const { id } = (await recalls())[0]!;
  await decideRecall(running.desk, { recall: id, editor: 'ada', tell: false });
  expect(await quotedBy(answering[0]!)).not.toContain('45 days');
  await expect(liftRecall(running.desk, { recall: id, editor: 'bo', reason: ' ' })).rejects.toThrow(
    /Say why/,
  );
  expect(await liftRecall(running.desk, { recall: id, editor: 'bo', reason: 'It was right.' })).toBe(true);
  expect(await liftRecall(running.desk, { recall: id, editor: 'cy', reason: 'Again.' })).toBe(false);
  expect(await recalls()).toMatchObject([{ liftedBy: 'bo', liftedReason: 'It was right.' }]);
  expect(await quotedBy(answering[0]!)).toContain('45 days');
});

it('can be reported again after an editor lifted that before deciding, and is then not quoted', async () => {
  await bot.say(practitioner, QUESTION);
  const answer = (await bot.ports.store.records.answers.latest(1))[0]!.id;
  await report();
  await liftRecall(running.desk, { recall: 1, editor: 'bo', reason: 'It was right.' });
  const late = { recall: 1, editor: 'cy', tell: true };
  expect(await decideRecall(running.desk, late)).toMatchObject({
    outcome: 'overtaken',
    recall: { decidedBy: 'bo' },
  });
  const ports = { ...editing.ports, store: bot.ports.store, guidance: editing.ports.store };
  expect(await startRecall(ports, { answer, quotes: [1], editor: 'ada', comment: 'It is wrong.' })).toBe(2);
  expect(await quotedBy(answering[0]!)).not.toContain('45 days');
  await expect(report()).rejects.toThrow(/already an open recall/);
  await tell();
  expect(told()).toHaveLength(1);
});

it('is sent as news, because Slack may show a reply only for a while', async () => {
  await bot.say(practitioner, QUESTION);
  await report();
  await tell();
  const { key } = bot.platform.in(personalPlaceOf(practitioner).id).at(-1)!;
  expect((await bot.ports.store.records.outgoing.find(key))?.purpose).toBe('news');
});

it('stays unquoted if an editor lifts an earlier report, until the latest is lifted', async () => {
  await report();
  await decideRecall(running.desk, { recall: 1, editor: 'ada', tell: true });
  await report();
  const lift = (recall: number) =>
    liftRecall(running.desk, { recall, editor: 'bo', reason: 'It was right.' });
  await expect(lift(1)).rejects.toThrow(/reported this text again, in recall 2/);
  expect(await quotedBy(answering[0]!)).not.toContain('45 days');
  expect(await lift(2)).toBe(true);
  expect(await quotedBy(answering[0]!)).toContain('45 days');
});

it('is not quoted even if the rest of what an editor reports fails, which is done when it is reported again', async () => {
  const { suspendGolden } = editing.editing;
  await editing.editing.addGolden({
    ...{ question: QUESTION, passage: await given(), outcome: 'answered' },
    ...{ addedBy: 'ada', addedAt: '2026-11-01T09:00:00Z' },
  });
  editing.editing.suspendGolden = () => Promise.reject(new Error('The store is not there.'));
  await expect(report()).rejects.toThrow(/not there/);
  expect(await quotedBy(answering[0]!)).not.toContain('45 days');
  editing.editing.suspendGolden = suspendGolden;
  await expect(report()).rejects.toThrow(/already an open recall/);
  expect(await editing.editing.goldenQuestions()).toMatchObject([{ suspended: expect.any(String) }]);
});

it('stays unquoted if its document changes beside the wrong words, and the recall says so', async () => {
  await report();
  editing.site.put(publication(PATH, page(45).replace('with the family', 'with the child’s family')));
  await editing.takeIn(PATH);
  expect(await quotedBy(startProcess())).not.toContain('45 days');
  const ports = { guidance: editing.ports.store, editing: editing.editing };
  const { recalled } = bot.ports.store.records.recalls;
  const standing = () => recallStandings({ ...ports, recalled }, [recallsNow]);
  const recallsNow = await recalls();
  expect(await standing()).toMatchObject([{ words: 'not-quoted' }]);
  await liftRecall(running.desk, { recall: 1, editor: 'bo', reason: 'It was right.' });
  expect(await standing()).toMatchObject([{ words: 'quoted' }]);
  expect(await quotedBy(startProcess())).toContain('45 days');
});

it('makes way for the words that replace it, and stays unquoted if an earlier version brings it back', async () => {
  await report();
  editing.site.put(publication(PATH, page(30)));
  await editing.takeIn(PATH);
  expect(await quotedBy(startProcess())).toContain('30 days');
  await rollBack(editing.ports, { editor: 'ada', reason: 'It was a mistake.' });
  expect(await quotedBy(startProcess())).not.toContain('45 days');
});

it('is not given by an answer that was under way', async () => {
  const [ask] = answering;
  let asked = 0;
  bot.ports.answerQuestion = async (question) => {
    const answer = await ask!(question);
    asked += 1;
    if (asked === 1) await report();
    return answer;
  };
  await bot.say(practitioner, QUESTION);
  expect(asked).toBe(2);
  expect(bot.seenIn(practitioner).join()).not.toContain('45 days');
  expect(await bot.ports.store.records.answers.latest(9)).toHaveLength(1);
});

it('shows no sentence of a model early if text was recalled since it was asked', async () => {
  const [ask] = answering;
  const seen: string[] = [];
  bot.platform.showProgress = (_place, _stage, verified = []) => {
    seen.push(...verified.map(({ text }) => text));
    return Promise.resolve();
  };
  let asked = 0;
  bot.ports.answerQuestion = async (question, onStage) => {
    asked += 1;
    onStage?.('checking', [{ text: `Sentence ${asked}.`, sources: [] }]);
    if (asked === 1) await report();
    onStage?.('checking', [{ text: `Next to ${asked}.`, sources: [] }]);
    return ask!(question);
  };
  await bot.say(practitioner, QUESTION);
  await bot.later(1_000);
  await bot.say(adviser, QUESTION);
  expect(seen).toContain('Next to 2.');
  expect(seen).not.toContain('Next to 1.');
});

it('tells anyone whose answer was recorded just after the others were told, and no one twice', async () => {
  await bot.say(practitioner, QUESTION);
  const [given] = await bot.ports.store.records.answers.latest(1);
  await report();
  await tell();
  expect(told()).toHaveLength(1);
  await bot.later(1_000);
  await bot.say(adviser, QUESTION);
  const [late] = await bot.ports.store.records.answers.latest(1);
  const { transaction } = bot.ports.store;
  await transaction(({ answers }) =>
    answers.add({ ...late!, id: 'late', revision: 2, answer: given!.answer }),
  );
  await bot.later(11 * 60_000);
  expect(told(adviser)).toHaveLength(1);
  expect(told()).toHaveLength(1);
});

it('is not sent to anyone once it is lifted, even if their private chat is being opened', async () => {
  await bot.say(practitioner, QUESTION, { place: sharedChannel });
  await report();
  const { personalPlace } = bot.platform;
  bot.platform.personalPlace = async (...asked) => {
    await liftRecall(running.desk, { recall: 1, editor: 'bo', reason: 'It was right.' });
    return personalPlace(...asked);
  };
  await tell();
  expect(told()).toEqual([]);
});

it('is shown with a warning in what was given earlier, and an adviser cannot send it on', async () => {
  await bot.say(practitioner, 'adviser');
  const escalation = (await bot.queries.queue())[0]!.escalation.id;
  await bot.press(adviser, { do: 'claim', escalation }, advisersChannel);
  await bot.say(adviser, `ask: ${QUESTION}`);
  const { message, messageId } = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!;
  const [answer] = await bot.ports.store.records.answers.latest(1);
  await report();
  const { action } = message.buttons.find((button) => button.action.do === 'insert-answer')!;
  await bot.press(adviser, action, personalPlaceOf(adviser), messageId);
  expect(said(adviser)).toMatch(/found that one of these quotes is wrong/);
  expect(bot.seenIn(practitioner).join()).not.toContain('45 days');
  await bot.press(adviser, { do: 'show-citation', answer: answer!.id, number: 1 }, personalPlaceOf(adviser));
  expect(bot.platform.in(personalPlaceOf(adviser).id).at(-1)!.message.parts).toContainEqual(
    expect.objectContaining({
      citation: expect.objectContaining({
        passage: expect.objectContaining({ recalledOn: expect.any(String) }),
      }),
    }),
  );
});

it('has a warning in an answer that could not be sent before, and wherever that is read again', async () => {
  bot.platform.failNext(new DeliveryFailure('Slack is down.', 'Wait.', { retryAfterMs: 60_000 }));
  await bot.say(practitioner, QUESTION);
  await report();
  await bot.later(120_000);
  expect(marksIn(practitioner)).toEqual([expect.any(String)]);
  const [entry] = (await bot.queries.messagesIn(personalPlaceOf(practitioner), 0)).slice(-1);
  expect(entry).toMatchObject({ message: { summary: expect.stringMatching(/^Recalled on/) } });
});

it('is left out of what an editor makes a note of', async () => {
  await bot.say(practitioner, QUESTION);
  const [answer] = await bot.ports.store.records.answers.latest(1);
  const citations = answer!.answer.citations.map(({ document, passage, quote }) => ({
    ...{ document: document.slug, title: document.title, passage: passage.id, quote },
  }));
  const draft = { id: 'draft', citations } as unknown as DraftNote;
  const quotes = async () =>
    (await draftWithoutRecalled(bot.ports.store.records, draft)).citations.map(({ quote }) => quote);
  expect((await quotes()).join()).toContain('45 days');
  await report();
  expect((await quotes()).join()).not.toContain('45 days');
});
