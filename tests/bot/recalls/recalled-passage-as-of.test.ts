// A passage that an editor found wrong, in answers for a past date, for today and for the live release.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { createAsOf } from '../../../ingest/releases/ask-as-of.js';
import { checkAnswer } from '../../../bot/as-of/check-answer.js';
import { reportWrongWords } from '../../../bot/recalls/report-wrong-words.js';
import type { AnswerQuestion } from '../../../bot/model/ports.js';
import { createRecordedAnswering } from '../../../ingest/releases/answer-with-recorded-settings.js';
import { createLiveRelease } from '../../../ingest/releases/load-release.js';
import { withoutRecalled } from '../../../ingest/releases/without-recalled.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { startEditing, type RunningEditing } from '../../support/running-editing.js';

const PATH = '/government/publications/help';
const page = (days: number) =>
  `<p>Refer the child within ${days} days of the first meeting with the family.</p><h2>Guardians</h2><h3>What they do</h3><p>A guardian speaks for the child in every meeting that is held.</p>`;
const QUESTION = 'Within how many days of the first meeting is the child referred?';

let editing: RunningEditing;
let bot: TestBot;
/** Each process has loaded the release on its own. */
let answering: AnswerQuestion[];
beforeEach(async () => {
  editing = await startEditing();
  editing.site.put(publication(PATH, page(45)));
  await editing.takeIn(PATH);
  answering = [process(), process()];
  bot = await createTestBot({
    store: createStore(editing.guidance.database),
    answerQuestion: (question) => answering[0]!(question),
  });
});
afterEach(async () => {
  await bot.close();
  await editing.close();
});

function process(): AnswerQuestion {
  const { loading, ports } = editing.guidance;
  const loadedRelease = withoutRecalled(createLiveRelease(loading).current, loading.recalled!);
  return createRecordedAnswering({ embedder: ports.embedder, loadedRelease }, ports.store);
}
const store = () => bot.ports.store;
const desk = () => ({ store: store(), clock: bot.ports.clock });
const report = (words = '45 days', comment = 'The number of days is wrong.') =>
  reportWrongWords(
    {
      ports: editing.ports,
      recalls: {
        ...desk(),
        guidance: editing.ports.store,
        editing: editing.editing,
        glossary: [],
        contacts: [],
      },
    },
    { document: 'help', words, comment },
  );
const quotedBy = async (ask: AnswerQuestion) =>
  (await ask({ text: QUESTION as never, context: [] })).citations.map(({ quote }) => quote).join();

it('is named with a warning in an answer for a past date, and an answer given without it can be repeated', async () => {
  await report();
  const past = createAsOf(editing.guidance.loading, editing.editing);
  const { ask } = await past.askWhenReady('2026-11-01');
  const [citation] = (await ask({ text: QUESTION as never, context: [] })).citations;
  expect(citation).toMatchObject({ quote: expect.stringContaining('45 days') });
  expect(citation!.passage.recalledOn).toBeDefined();
  await bot.say(practitioner, QUESTION);
  const [answer] = await store().records.answers.latest(1);
  const { records } = store();
  const guidance = editing.ports.store;
  const { recomputed } = await checkAnswer({ records, guidance, askRecorded: past.askRecorded }, answer!);
  expect(recomputed).toEqual({ outcome: 'same' });
});

it('is left out of an answer for today, a later day or the live release, as it is of any other', async () => {
  const live = (await editing.ports.store.liveRelease())!.number;
  const past = createAsOf(editing.guidance.loading, editing.editing, () => new Date('2026-11-27T12:00:00Z'));
  const asks = async () => [
    (await past.askWhenReady('2026-11-27')).ask,
    (await past.askAsOf('2026-12-01')).ask!,
    await past.askRelease(live),
  ];
  for (const ask of await asks()) expect(await quotedBy(ask)).toContain('45 days');
  const underWay = await asks();
  await report();
  for (const ask of [...underWay, ...(await asks())]) expect(await quotedBy(ask)).not.toContain('45 days');
  editing.site.put(publication(PATH, page(30)));
  await editing.takeIn(PATH);
  expect(await quotedBy(await past.askRelease(live))).toContain('45 days');
});
