import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createStoredIndex } from '../../../../adapters/index/releases/stored-index.js';
import type { VectorStore } from '../../../../ingest/model/ports.js';
import { IndexFailure } from '../../../../knowledge/model/errors.js';
import type { VectorIndex } from '../../../../knowledge/model/ports.js';
import type { Release, ReleaseContent } from '../../../../knowledge/model/release.js';
import { createMemoryRelease } from '../../../fakes/memory-release.js';

const model = { id: 'test', dimension: 8, weightsHash: 'a'.repeat(64), maxTokens: 256 };
const release: Release = { number: 1, state: 'past', model, passages: 0, documents: 0, createdAt: '' };
const content: ReleaseContent = { release, documents: new Map(), passages: [], labels: [] };
const empty: VectorIndex = {
  size: 0,
  nearest: () => Promise.resolve([]),
  cosines: () => Promise.resolve([]),
  vectorsOf: () => Promise.resolve([]),
};

it('writes the vectors of a past release only if they are not there', async () => {
  let written = 0;
  const vectors: VectorStore = {
    write: () => Promise.resolve(void (written += 1)),
    open: () => (written ? Promise.resolve(empty) : Promise.reject(new IndexFailure('Not yet.', ''))),
    removeBefore: () => Promise.resolve(),
  };
  const index = createStoredIndex('', vectors);
  for (let asked = 0; asked < 3; asked += 1) await index.scan(content, () => Promise.resolve([]));
  expect(written).toBe(1);
});

it.each([false, true])(
  'has the keywords of each release, however it was made (merged: %s)',
  async (isMerged) => {
    const home = await mkdtemp(join(tmpdir(), 'stored-index-'));
    const vectors: VectorStore = {
      write: () => Promise.resolve(),
      open: () => Promise.resolve(empty),
      removeBefore: () => Promise.resolve(),
    };
    const files = createStoredIndex(home, vectors, () => isMerged);
    const texts = [
      'A guardian is appointed.',
      'Ask the guardian.',
      'Tell the police.',
      'The guardian agrees.',
    ];
    const releaseOf = async (number: number, from: number, to: number) => {
      const { index } = await createMemoryRelease([
        { slug: 'one', title: 'One', texts: texts.slice(from, to) },
      ]);
      const labels = index.content.labels.map((label) => label + from);
      return { ...index.content, release: { ...index.content.release, number }, labels };
    };
    const terms = [{ term: 'guardian', weight: 1 }];
    try {
      const releases = [await releaseOf(1, 0, 3), await releaseOf(2, 1, 4), await releaseOf(3, 0, 4)];
      for (const [n, next] of releases.entries()) {
        const none = () => Promise.resolve([]);
        await (n ? files.derive(releases[n - 1]!, next, none) : files.build(next, none));
        const { keyword } = await files.scan(next, none);
        expect((await files.open(next)).keyword.search(terms, 4)).toEqual(keyword.search(terms, 4));
      }
      await files.removeBefore(3);
      expect(await readdir(join(home, 'releases'))).toEqual(['3']);
      await files.open(releases[2]!);
    } finally {
      await rm(home, { recursive: true });
    }
  },
);
