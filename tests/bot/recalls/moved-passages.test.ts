// Tests that moving a page to a new address does not tell people that its guidance is gone, and that they still
// hear of later changes to it.
import { beforeEach, expect, it } from 'vitest';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { recipientsOf } from '../../../bot/recalls/recipients.js';
import { gone, publication } from '../../fakes/fake-govuk/payloads.js';
import { govukSource } from '../../fakes/followed-sources.js';
import { practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';
import { page, PATH, QUESTION, startRecalls } from './running-recalls.js';

const MOVED = '/government/publications/help-2026';

const running = perTest(startRecalls);

const openOnes = async () => {
  const { desk, editing } = running;
  await openRecalls({ ...desk, guidance: editing.ports.store, editing: editing.editing });
  return desk.store.records.recalls.list('open');
};

/** One version removes the page at the old address and adds the page at the new one. */
async function move(body: string, more: object = {}): Promise<void> {
  const { editing } = running;
  editing.site.put(gone(PATH, 'Replaced.'));
  editing.site.put(publication(MOVED, body));
  const one = await editing.refresh(PATH);
  const two = await editing.refreshSource({ ...govukSource(MOVED, 'help-2026'), ...more });
  for (const change of [...one.changes, ...two.changes]) await editing.review(change, 'accept');
  await editing.publish();
}

beforeEach(() => running.bot.say(practitioner, QUESTION));

it('opens no recall if another document of that version has the same words', async () => {
  await move(page(45));
  expect(await openOnes()).toEqual([]);
  running.editing.site.put(publication(MOVED, page(3)));
  const { changes } = await running.editing.refresh(MOVED, 'help-2026');
  for (const change of changes) await running.editing.review(change, 'accept');
  await running.editing.publish();
  const [recall, ...more] = await openOnes();
  expect(more).toEqual([]);
  expect(recall).toMatchObject({ document: 'help-2026', reason: 'changed' });
  expect(await recipientsOf(running.desk.store, [recall!.passage])).toHaveLength(1);
});

it('opens a recall if a document under another heading has had the same words for longer', async () => {
  const { editing } = running;
  editing.site.put(publication(MOVED, page(45).replace('<p>', '<h2>What not to do</h2><p>')));
  await editing.takeIn(MOVED, 'help-2026');
  editing.site.put(gone(PATH, 'Withdrawn.'));
  await editing.takeIn(PATH);
  expect(await openOnes()).toMatchObject([{ document: 'help', reason: 'removed' }]);
});

it.each([
  ['says something else', page(30), {}],
  ['has the same words for adults', page(45).replace('<p>', '<h2>Adults only</h2><p>'), {}],
  ['has the same words for another nation', page(45), { jurisdictions: ['scotland'] }],
])('opens a recall if the other document %s', async (_, body, more) => {
  await move(body, more);
  expect(await openOnes()).toMatchObject([{ document: 'help', reason: 'removed' }]);
});
