import { expect, it } from 'vitest';
import { createStoredIndex } from '../../../adapters/index/stored-index.js';
import type { VectorStore } from '../../../ingest/model/ports.js';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import type { VectorIndex } from '../../../knowledge/model/ports.js';
import type { Release, ReleaseContent } from '../../../knowledge/model/release.js';

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
