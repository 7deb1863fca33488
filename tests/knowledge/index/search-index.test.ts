// Tests that passages, vectors and sentences are all found by ordinal, and that the vector index’s own labels
// are never returned.
import { expect, it } from 'vitest';
import { createExactIndex } from '../../../adapters/index/exact-index.js';
import { buildKeywordIndex } from '../../../knowledge/index/keyword-index.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';
import {
  createSearchIndex,
  dot,
  sentenceCosines,
  sentencesAt,
} from '../../../knowledge/index/search-index.js';

const vectors = [Float32Array.of(1, 0), Float32Array.of(0, 1), Float32Array.of(0.6, 0.8)];
const labels = [70, 10, 40];
const content = { labels } as unknown as ReleaseContent;
const index = createSearchIndex(content, buildKeywordIndex([]), createExactIndex(vectors, labels));

it('finds by ordinals, whatever the labels', async () => {
  const found = await index.nearest(Float32Array.of(0, 1), 2);
  expect(found.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  expect(found[1]!.score).toBeCloseTo(0.8, 5);
});

it('asks by ordinals who may be found', async () => {
  const found = await index.nearest(Float32Array.of(0, 1), 3, (ordinal) => ordinal !== 1);
  expect(found.map(({ ordinal }) => ordinal)).toEqual([2, 0]);
});

it('gives the cosine with the passage of that ordinal', async () => {
  expect((await index.cosines([2], Float32Array.of(1, 0)))[0]).toBeCloseTo(0.6, 5);
  expect(dot(vectors[0]!, vectors[1]!)).toBe(0);
});

it('gives each sentence of a passage its cosine, in order, and none where there are none', async () => {
  const sentences = {
    dimension: 2,
    offsets: Uint32Array.of(0, 2, 2, 3),
    values: Int8Array.of(127, 0, 0, 127, 76, 102),
  };
  const held = createSearchIndex(content, index.keyword, createExactIndex(vectors, labels), (ordinal) =>
    sentencesAt(sentences, ordinal),
  );
  const [two, none, one] = (await held.vectorsOf([0, 1, 2])).map((own) =>
    sentenceCosines(own, Float32Array.of(1, 0)),
  );
  expect(two).toEqual([1, 0]);
  expect(none).toEqual([]);
  expect(one![0]).toBeCloseTo(0.6, 1);
  expect(sentenceCosines({ vector: vectors[0]! }, Float32Array.of(1, 0))).toEqual([]);
});

it('counts every number of a sentence’s vector, also of those after the last four', () => {
  const sentences = Int8Array.from({ length: 14 }, (_, n) => n - 5);
  const vector = Float32Array.from({ length: 7 }, (_, n) => n / 8);
  const plain = [0, 7].map(
    (from) => vector.reduce((sum, one, n) => sum + one * sentences[from + n]!, 0) / 127,
  );
  expect(sentenceCosines({ vector, sentences }, vector)).toEqual(plain);
});
