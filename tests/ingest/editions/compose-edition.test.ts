// Tests that an editor’s corrections to a document’s details are in the edition that goes live.
import { beforeEach, expect, it } from 'vitest';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';

const running = perTest(startEditing);
beforeEach(() => {
  running.site.put(publication(PATH, '<p>Refer the child within 45 days.</p>'));
});

async function publishedWith(details: { date?: string; title?: string }) {
  const { changes } = await running.refresh(PATH);
  for (const change of changes) {
    await running.review(change, 'edit', { details });
    await running.review(change, 'accept');
  }
  await running.publish();
  const { store } = running.guidance.ports;
  const [edition] = await store.editionsOf((await store.liveRelease())!.number);
  return edition!.document;
}

it('ranks and dates a document by the date that an editor corrected it to, not only shows that date', async () => {
  expect(await publishedWith({ date: 'November 2025' })).toMatchObject({
    date: 'November 2025',
    sortDate: '2025-11',
  });
});

it('refuses a date that cannot be read: without one, the document would be missing on every past day', async () => {
  await expect(publishedWith({ date: 'Last spring' })).rejects.toThrow('cannot read “Last spring” as a date');
});

it('leaves the date alone if an editor corrects something else', async () => {
  expect(await publishedWith({ title: 'Help for children' })).toMatchObject({
    title: 'Help for children',
    date: expect.any(String),
    sortDate: expect.stringMatching(/^\d{4}-/),
  });
});
