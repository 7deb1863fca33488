// Tests that people are also told about guidance that changed while their question was being answered.
import { expect, it } from 'vitest';
import { rollBack } from '../../../ingest/releases/roll-back.js';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { adviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';
import { page, PATH, QUESTION, startRecalls } from './running-recalls.js';

const running = perTest(startRecalls);

const open = (store = running.desk.store) => {
  const { desk, editing } = running;
  const { guidance, editing: records } = editing;
  return openRecalls({ clock: desk.clock, store, guidance: guidance.ports.store, editing: records });
};
const told = (who: typeof adviser) =>
  running.bot.seenIn(who).filter((words) => words.includes('Some guidance I gave you'));

it('opens a recall for an answer that is stored after its guidance has changed', async () => {
  const { editing, answering, bot } = running;
  const answer = answering[0]!;
  answering[0] = async (question) => {
    const answered = await answer(question);
    editing.site.put(publication(PATH, page(30)));
    await editing.takeIn(PATH);
    expect(await open()).toBe(0);
    return answered;
  };
  await bot.say(practitioner, QUESTION);
  expect(await open()).toBe(1);
  answering[0] = running.startProcess();
  await bot.say(practitioner, QUESTION);
  expect(await bot.store.records.recalls.publicationsToCheck()).toEqual([]);
});

it.each([10, 30])(
  'tells anyone whose answer was stored after others were told of the change, if an answer may take %d minutes, and not those who asked since',
  async (minutes) => {
    const { bot, editing } = running;
    const desk = { ...running.desk, answerDeadlineMs: minutes * 60_000 };
    const { answers, recalls } = bot.ports.store.records;
    const someone = { ...practitioner, id: 'someone' };
    await bot.say(practitioner, QUESTION);
    const [given] = await answers.latest(1);
    await bot.later(1_000);
    await bot.say(adviser, 'What does a guardian do in every meeting?');
    const [other] = await answers.latest(1);
    editing.site.put(publication(PATH, page(30)));
    await editing.takeIn(PATH);
    await open();
    const [recall] = await recalls.list('open');
    await decideRecall(desk, { recall: recall!.id, editor: 'ada', tell: true });
    await bot.later(minutes * 60_000 - 1_000);
    await bot.ports.store.transaction(({ answers: records }) =>
      records.add({
        ...other!,
        ...{ id: 'late', revision: 2, createdAt: desk.clock().toISOString() },
        answer: given!.answer,
      }),
    );
    await rollBack(editing.ports, { editor: 'ada', reason: 'A wrong number.' });
    await bot.say(someone, QUESTION);
    expect(bot.seenIn(someone).join()).toContain('45 days');
    await bot.later(2 * 60_000);
    expect([practitioner, adviser, someone].map((who) => told(who).length)).toEqual([1, 1, 0]);
  },
);

it('opens a recall for an answer that is stored while recalls are being opened', async () => {
  const { editing, answering, desk, bot } = running;
  await open();
  const old = await answering[0]!({ text: QUESTION as never, context: [] });
  answering[0] = () => Promise.resolve(old);
  editing.site.put(publication(PATH, page(30)));
  await editing.takeIn(PATH);
  const { recalls } = desk.store.records;
  const checked: typeof recalls.checked = async (...given) => {
    await bot.say(practitioner, QUESTION);
    await recalls.checked(...given);
  };
  const records = { ...desk.store.records, recalls: { ...recalls, checked } };
  expect(await open({ ...desk.store, records })).toBe(0);
  expect(await open()).toBe(1);
  expect(await recalls.publicationsToCheck()).toEqual([]);
});
