// Tests rolling back to an earlier release, repeatedly and forwards again, and what this does to editors’
// changes.
import { describe, expect, it } from 'vitest';
import { createLiveRelease } from '../../../ingest/releases/load-release.js';
import { rollBack } from '../../../ingest/releases/roll-back.js';
import { reembedRelease } from '../../../ingest/releases/re-embed-release.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';

const running = perTest(startEditing);

const back = (to?: number) => rollBack(running.ports, { editor: 'ada', reason: 'A wrong number.', to });
const states = async () => (await running.editing.changes()).map(({ state }) => state);
async function publishDays(days: number, path = PATH, slug?: string) {
  running.site.put(publication(path, `<p>Refer the child within ${days} days of the first meeting.</p>`));
  await running.takeIn(path, slug);
}

describe('going back', () => {
  it('twice goes back two releases, not forward again', async () => {
    for (const days of [45, 30, 3]) await publishDays(days);
    expect(await back()).toMatchObject({ release: 2, from: 3 });
    expect(await back()).toMatchObject({ release: 1, from: 2 });
    await expect(back()).rejects.toThrow('There was no live release before this one.');
  });

  it('leaves out a release with the same words, which the service made for its new search model', async () => {
    for (const days of [45, 3]) await publishDays(days);
    const embedder = createFakeEmbedder({ id: 'newer', dimension: 48 });
    expect(await reembedRelease({ ...running.ports, embedder })).toBe(3);
    expect(await back()).toMatchObject({ release: 1, from: 3 });
  });

  it('leaves live what the service can load, if another search model embedded the earlier release', async () => {
    for (const days of [45, 3]) await publishDays(days);
    const ports = { ...running.ports, embedder: createFakeEmbedder({ id: 'newer', dimension: 48 }) };
    await reembedRelease(ports);
    const rolledBack = await rollBack(ports, { editor: 'ada', reason: 'A wrong number.' });
    expect(rolledBack).toMatchObject({ release: 1, from: 3 });
    const { loading } = running.guidance;
    const live = await createLiveRelease({ ...loading, embedder: ports.embedder }).current();
    expect(live?.index.content.passages.map(({ text }) => text).join()).toContain('45 days');
  });

  it('asks again about the change made to what is live, and closes those made to later words', async () => {
    for (const days of [45, 30, 3]) await publishDays(days);
    await back(1);
    expect(await states()).toEqual(['published', 'open', 'replaced']);
    await back(3);
    expect(await states()).toEqual(['published', 'published', 'published']);
    await back(2);
    expect(await states()).toEqual(['published', 'published', 'open']);
  });

  it('asks about only the newest change to a document, so that publishing goes on', async () => {
    for (const days of [45, 30]) await publishDays(days);
    await back(1);
    await publishDays(14);
    await back(1);
    expect(await states()).toEqual(['published', 'replaced', 'open']);
    await running.review(3, 'accept');
    expect(await running.publish()).toMatchObject({ outcome: 'published' });
  });

  it('asks again about accepted changes when it goes forward, because going back closed them', async () => {
    for (const days of [45, 30]) await publishDays(days);
    running.site.put(publication(PATH, '<p>Refer the child within 3 days of the first meeting.</p>'));
    const { changes } = await running.refresh(PATH);
    await running.review(changes[0]!, 'accept');
    await back(1);
    expect(await states()).toEqual(['published', 'open', 'replaced']);
    await running.review(3, 'comment', { comment: 'This is still right.' });
    await back(2);
    expect(await states()).toEqual(['published', 'published', 'open']);
  });

  it('does not ask about a change again that the publisher has changed since', async () => {
    for (const days of [45, 30]) await publishDays(days);
    for (const days of [3, 14]) {
      running.site.put(publication(PATH, `<p>Refer the child within ${days} days of the first meeting.</p>`));
      await running.refresh(PATH);
    }
    expect(await states()).toEqual(['published', 'published', 'replaced', 'open']);
    await back(1);
    await back(2);
    expect(await states()).toEqual(['published', 'published', 'replaced', 'open']);
  });

  it('tells what a release was made from, not which numbers are lower', async () => {
    for (const days of [45, 30]) await publishDays(days);
    await back(1);
    await publishDays(14, '/government/publications/other', 'other');
    await publishDays(15, '/government/publications/other', 'other');
    await back();
    expect(await states()).toEqual(['published', 'open', 'published', 'open']);
  });
});
