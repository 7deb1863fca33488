// Tests which test questions are paused or resumed when text moves to another passage.
import { expect, it } from 'vitest';
import { rollBack } from '../../../ingest/releases/roll-back.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';

const running = perTest(startEditing);

const goldenOn = async (words: string) => {
  const { store } = running.guidance.ports;
  const { passages } = await store.contentOf((await store.liveRelease())!.number);
  return running.editing.addGolden({
    question: 'When does the guardian come?',
    outcome: 'answered',
    passage: passages.find(({ text }) => text.includes(words))!.id,
    ...{ document: 'help', words },
    ...{ addedBy: 'ada', addedAt: '' },
  });
};

it('follows its statement into another passage, and back when editors go back', async () => {
  const rest = 'Write down what was said and when. '.repeat(9);
  const [first, second] = ['Keep the record for 7 years.', 'A guardian must be at every interview.'];
  const put = (one: string, two: string) =>
    running.site.put(publication(PATH, `<h2>One</h2><p>${one} ${rest}</p><h2>Two</h2><p>${two}</p>`));
  put(`${first} ${second}`, `Ask for an interpreter of the same sex. ${rest}`);
  await running.takeIn(PATH);
  const question = await goldenOn(second);
  const changed = await goldenOn(first);
  put(first.replace('7', '9'), `${second} Ask for an interpreter of the same sex. ${rest}`);
  for (const change of (await running.refresh(PATH)).changes) await running.review(change, 'accept');
  expect(await running.publish({ override: 'These are the new rules.' })).toMatchObject({ suspended: 1 });
  const now = async () => (await running.editing.goldenQuestions()).map((one) => [one.id, one.suspended]);
  expect(await now()).toEqual([
    [question.id, undefined],
    [changed.id, expect.stringContaining('is not in version')],
  ]);
  expect((await running.editing.goldenQuestions())[0]!.passage).not.toBe(question.passage);
  await rollBack(running.ports, { editor: 'ada', reason: 'It is 7 years after all.' });
  expect(await running.editing.goldenQuestions()).toEqual([question, changed]);
});
