// Tests that the current release stays live until the last step of publishing another release, even if a step
// fails.
import { beforeEach, describe, expect, it } from 'vitest';
import { publishImported } from '../../../ingest/releases/publish-imported.js';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import { note, startGuidance } from '../../support/running-guidance.js';
import { perTest } from '../../support/per-test.js';

const guidance = perTest(startGuidance);
beforeEach(async () => {
  await guidance.put('one.md', note('One', 'A guardian is appointed for the child within five days.'));
  await guidance.publish();
});

const editions = async () => (await guidance.ports.store.editionsOf(1)).map(({ id }) => id);
const chosen = async () => ({ editions: await editions(), previous: await live() });
const live = async () => (await guidance.ports.store.liveRelease())!.number;

describe('publishing', () => {
  it('makes the editions live with their index ready, and tells of its progress', async () => {
    const shares: number[] = [];
    const release = await publishImported(
      guidance.ports,
      await chosen(),
      guidance.ports.embedder.model,
      (share) => shares.push(share),
    );
    expect(release).toMatchObject({ number: 2, state: 'published', documents: 1, passages: 1 });
    expect(await live()).toBe(2);
    expect(shares.at(-1)).toBe(1);
    const content = await guidance.ports.store.contentOf(2);
    expect((await guidance.ports.indexFiles.open(content)).content.passages).toHaveLength(1);
  });

  it('that fails while building leaves the release before live, and the draft unasked', async () => {
    const indexFiles = {
      ...guidance.ports.indexFiles,
      derive: () => Promise.reject(new IndexFailure('The disk is full.', 'Free space.')),
      build: () => Promise.reject(new IndexFailure('The disk is full.', 'Free space.')),
    };
    const publishing = publishImported(
      { ...guidance.ports, indexFiles },
      await chosen(),
      guidance.ports.embedder.model,
    );
    await expect(publishing).rejects.toThrow('The disk is full.');
    expect(await live()).toBe(1);
    expect((await guidance.ask('When is a guardian appointed?')).release).toBe(1);
    await publishImported(guidance.ports, await chosen(), guidance.ports.embedder.model);
    expect(await live()).toBe(3);
  });

  it('builds the index from the store where it cannot be made from the live one', async () => {
    const indexFiles = {
      ...guidance.ports.indexFiles,
      derive: () => Promise.reject(new IndexFailure('The live index is damaged.', 'Build it.')),
    };
    await publishImported({ ...guidance.ports, indexFiles }, await chosen(), guidance.ports.embedder.model);
    expect(await live()).toBe(2);
    expect((await guidance.ask('When is a guardian appointed?')).release).toBe(2);
    expect(guidance.rebuilt).toEqual([]);
  });

  it('of passages without vectors fails before anything is built', async () => {
    const { id } = await guidance.ports.store.saveEdition(
      {
        document: { slug: 'new', title: 'New', jurisdictions: [], authority: 'other', standing: 'current' },
        digest: 'd',
        origin: '/folder',
      },
      [
        {
          passage: { id: 'p', document: 'new', text: 'Not embedded.', headings: [], position: 0 },
          contextDigest: 'c',
        },
      ],
    );
    await expect(
      publishImported(guidance.ports, { editions: [id], previous: 1 }, guidance.ports.embedder.model),
    ).rejects.toThrow(IndexFailure);
    expect(await live()).toBe(1);
  });
});
