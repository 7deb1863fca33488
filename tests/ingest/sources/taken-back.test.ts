// Tests repeated checks of a source: the publisher corrects or withdraws content before we publish it, and
// editors correct it too.
import { beforeEach, expect, it } from 'vitest';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { webPageSource } from '../../fakes/followed-sources.js';
import { healthOf } from '../../../ingest/model/source-health.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';
const page = (days: number) => `<p>Refer the child within ${days} days of the first meeting.</p>`;

const running = perTest(startEditing);
beforeEach(() => {
  running.site.put(publication(PATH, page(30)));
});

const undecided = () => running.editing.changes(['open', 'waiting', 'accepted']);
async function live() {
  const { store } = running.guidance.ports;
  return store.contentOf((await store.liveRelease())!.number);
}

it('a slip that the publisher corrected is not published, even if an editor had accepted it', async () => {
  await running.takeIn(PATH);
  running.site.put(publication(PATH, page(3)));
  const [change] = (await running.refresh(PATH)).changes;
  await running.review(change!, 'accept');
  running.site.put(publication(PATH, page(30)));
  await running.refresh(PATH);
  expect(await undecided()).toEqual([]);
  expect(await running.editing.events(change!.id)).toContainEqual(
    expect.objectContaining({
      action: 'replace',
      comment: 'The source has changed back, so its text is now the same as the live text.',
    }),
  );
  expect(await running.publish()).toEqual({ outcome: 'nothing' });
});

it('a page that is back is not removed', async () => {
  await running.takeIn(PATH);
  running.site.remove(`/api/content${PATH}`);
  expect((await running.refresh(PATH)).changes).toHaveLength(1);
  running.site.put(publication(PATH, page(30)));
  await running.refresh(PATH);
  expect(await undecided()).toEqual([]);
});

it('a new document that its source no longer has is not published', async () => {
  await running.refresh(PATH);
  running.site.remove(`/api/content${PATH}`);
  expect(await running.refresh(PATH)).toMatchObject({ state: 'unpublished', changes: [] });
  expect(await undecided()).toEqual([]);
});

it('leaves alone what was proposed for the same document by someone else', async () => {
  await running.takeIn(PATH);
  const [edition] = await running.guidance.ports.store.editionsOf(1);
  const proposal = { source: 'uploads', document: 'help', base: edition!.id, weight: 'substance' as const };
  await running.editing.propose(proposal, '2026-05-05T09:00:00.000Z', 'ada');
  await running.refresh(PATH);
  expect(await undecided()).toHaveLength(1);
});

it('nations and status that an editor corrected stay corrected in the next edition', async () => {
  const [change] = (await running.refresh(PATH)).changes;
  await running.review(change!, 'edit', { details: { jurisdictions: ['scotland'], standing: 'superseded' } });
  await running.review(change!.id, 'accept');
  await running.publish();
  expect((await running.refresh(PATH)).changes).toEqual([]);
  running.site.put(publication(PATH, page(28)));
  await running.takeIn(PATH);
  const { documents, passages } = await live();
  expect(passages[0]!.text).toContain('28 days');
  expect(documents.get('help')).toMatchObject({ jurisdictions: ['scotland'], standing: 'superseded' });
});

it('a page that can no longer be read counts as a failed check', async () => {
  const source = webPageSource(`${running.site.url}/page`);
  running.site.putFile('/page', 'text/html', `<main><h1>Help</h1>${page(30)}</main>`);
  for (const change of (await running.refreshSource(source)).changes) await running.review(change, 'accept');
  await running.publish();
  running.site.putFile('/page', 'text/html', '<main><div id="root"></div><script>load()</script></main>');
  await running.refreshSource(source);
  await running.refreshSource(source);
  const record = await running.editing.source('page');
  expect(record).toMatchObject({ state: 'available', failures: 2 });
  expect(healthOf(source, record, new Date())).toBe('trouble');
});
