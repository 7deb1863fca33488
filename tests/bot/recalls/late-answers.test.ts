// Tests that people are also told about guidance that changed while their question was being answered.
import { expect, it } from 'vitest';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';
import { page, PATH, QUESTION, startRecalls } from './running-recalls.js';

const running = perTest(startRecalls);

it('opens a recall for an answer that is stored after its guidance has changed', async () => {
  const { editing, answering, desk, bot } = running;
  const open = () =>
    openRecalls({ ...desk, guidance: editing.guidance.ports.store, editing: editing.editing });
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

it('opens a recall for an answer that is stored while recalls are being opened', async () => {
  const { editing, answering, desk, bot } = running;
  const open = (store = desk.store) =>
    openRecalls({
      clock: desk.clock,
      store,
      guidance: editing.guidance.ports.store,
      editing: editing.editing,
    });
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
