// Tests that text an editor reported as wrong is not quoted from other documents, nor from the same document
// at a new address.
import { expect, it } from 'vitest';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { liftRecall } from '../../../bot/recalls/lift-recall.js';
import { recallStandings } from '../../../bot/recalls/recall-standing.js';
import { gone, publication } from '../../fakes/fake-govuk/payloads.js';
import { govukSource } from '../../fakes/followed-sources.js';
import { PATH, page, quotedBy, startRecalls } from './running-recalls.js';
import { perTest } from '../../support/per-test.js';

const MOVED = '/government/publications/help-2026';

const running = perTest(startRecalls);

const quoted = () => quotedBy(running.startProcess());
const lift = (recall: number) => liftRecall(running.desk, { recall, editor: 'bo', reason: 'It was right.' });
async function move(body = page(45), title = 'Help for trafficked children') {
  const { editing } = running;
  editing.site.put(gone(PATH, 'Replaced.'));
  await editing.takeIn(PATH);
  editing.site.put(publication(MOVED, body));
  const { changes } = await editing.refreshSource({ ...govukSource(MOVED, 'help-2026'), title });
  for (const change of changes) await editing.review(change, 'accept');
  await editing.publish();
}
async function standing(recall = 1) {
  const { ports, editing } = running.editing;
  const { recalls } = running.desk.store.records;
  const found = await recalls.find(recall);
  const desk = { guidance: ports.store, editing, recalled: recalls.recalled };
  return (await recallStandings(desk, [[found!]]))[0];
}

it('stay out if their document is taken in again under a new address, and the recall says so', async () => {
  await running.report();
  await move();
  expect(await quoted()).not.toContain('45 days');
  expect(await standing()).toMatchObject({ words: 'not-quoted' });
  await lift(1);
  expect(await quoted()).toContain('45 days');
  expect(await standing()).toEqual({ words: 'quoted' });
});

it('stay out of a document with the same title that also says something else', async () => {
  await running.report();
  await move(page(45).replace('with the family', 'with the child’s family'));
  expect(await quoted()).not.toContain('45 days');
});

it('stay out of a document with another title that has their sentence', async () => {
  await running.report();
  await move(page(45).replace('</p>', ' Write down when you did.</p>'), 'How to refer');
  expect(await quoted()).not.toContain('45 days');
});

it('do not keep out other sentences of other documents that have a few of them', async () => {
  await running.report();
  await move(page(45).replace('with the family', 'with a social worker'), 'How to refer');
  expect(await quoted()).toContain('45 days');
});

it('stay out until every recall of them is lifted, whichever document each was reported in', async () => {
  await running.report();
  await move();
  await running.report('within 45 days', 'It is 30.', 'help-2026');
  await expect(lift(1)).rejects.toThrow(/reported this text again, in recall 2/);
  expect(await lift(2)).toBe(true);
  expect(await quoted()).toContain('45 days');
  expect(await lift(1)).toBe(false);
});

it('stay out if other words of their passage may be quoted again, and the recall of those says why', async () => {
  await running.report();
  await decideRecall(running.desk, { recall: 1, editor: 'ada', tell: false });
  await running.report('first meeting', 'It is the second meeting.');
  expect(await lift(2)).toBe(true);
  expect(await quoted()).not.toContain('45 days');
  expect(await standing(2)).toEqual({ words: 'not-quoted', through: 1 });
  expect(await standing(1)).toEqual({ words: 'not-quoted' });
});

it('stay out if an editor lifts a part of them, until they are lifted', async () => {
  await running.report('Refer the child within 45 days');
  await decideRecall(running.desk, { recall: 1, editor: 'ada', tell: false });
  await running.report();
  expect(await lift(2)).toBe(true);
  expect(await quoted()).not.toContain('45 days');
  await lift(1);
  expect(await quoted()).toContain('45 days');
});

it('stay out if their document is cut into other passages, none of which has all of them', async () => {
  const list =
    '<p>Refer the child within 45 days of the first meeting with the family.</p><p>Write to the family of the child before every meeting with them.</p>';
  const { editing } = running;
  editing.site.put(publication(PATH, list));
  await editing.takeIn(PATH);
  await running.report(
    'Refer the child within 45 days of the first meeting with the family.\nWrite to the family of the child before every meeting with them.',
  );
  editing.site.put(publication(PATH, list.replace('<p>Write', '<h2>Letters</h2><h3>When</h3><p>Write')));
  await editing.takeIn(PATH);
  expect(await quoted()).not.toContain('45 days');
});
