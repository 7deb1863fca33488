// A search of a saved graph gives the same results as the library that made the graph.
import { mkdtemp, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createDotProducts } from '../../../adapters/index/dot-product.js';
import { isWholeGraph, openSavedGraph } from '../../../adapters/index/saved-graph.js';
import { atOnce } from '../../../knowledge/model/slice-long-work.js';
import { createVectorIndex } from '../../../adapters/index/vector-index.js';
import { randomEntries, type LabelledVector } from '../../contracts/vector-index.js';

const root = await mkdtemp(join(tmpdir(), 'saved-graph-'));
afterAll(() => rm(root, { recursive: true }));

/** Makes a graph in which some labels have been deleted and others have been given a new vector. */
async function grown(dimension: number) {
  const entries = randomEntries(2_000, dimension);
  const [moved, removed] = [randomEntries(100, dimension, 2), entries.slice(100, 400)];
  const index = createVectorIndex(
    { id: 'test', dimension, weightsHash: 'a'.repeat(64), maxTokens: 256 },
    entries.length,
  );
  for (const { label, vector } of entries) index.add(label, vector);
  for (const { label } of removed) index.markDeleted(label);
  for (const { label, vector } of moved) index.replace(label, vector);
  const file = join(root, `${dimension}.hnsw`);
  const { graph } = index.parts;
  await graph.writeIndex(file);
  const bytes = await readFile(file);
  const products = createDotProducts(bytes.byteLength, dimension);
  products.bytes.set(bytes);
  return { library: graph, saved: atOnce(openSavedGraph(products)), index, file };
}

// Vectors are multiplied 16 numbers at a time if their dimension is a multiple of 16. 48 is, but 20 is not.
it.each([48, 20])('finds the same, as near, in %i dimensions', async (dimension) => {
  const { library, saved } = await grown(dimension);
  const filters = [undefined, (label: number) => label % 10 === 1];
  const compare = ({ vector }: LabelledVector, filter?: (label: number) => boolean) => {
    library.setEf(60);
    const { neighbors, distances } = library.searchKnn(Array.from(vector), 30, filter);
    const found = saved.search(vector, 30, 60, filter);
    expect(found.map(({ label }) => label)).toEqual(neighbors);
    found.forEach(({ score }, n) => expect(score).toBeCloseTo(1 - distances[n]!, 6));
  };
  for (const question of randomEntries(100, dimension, 3))
    for (const filter of filters) compare(question, filter);
});

it('has the vectors of all labels that are left', async () => {
  const { saved, index } = await grown(48);
  expect([...saved.labels].sort((a, b) => a - b)).toEqual([...index.parts.labels].sort((a, b) => a - b));
  saved.nodes.forEach((node, n) => {
    const vector = saved.numbers.subarray(saved.vectorAt(node), saved.vectorAt(node) + 48);
    expect(
      Buffer.compare(
        Buffer.from(vector.slice().buffer),
        Buffer.from(index.vectorOf(saved.labels[n]!).slice().buffer),
      ),
    ).toBe(0);
  });
});

it('is whole as hnswlib writes it, and is not if the disk was full at any point', async () => {
  const { file } = await grown(20);
  expect(await isWholeGraph(file)).toBe(true);
  const { size } = await stat(file);
  for (const bytes of [size - 1, size - 4, size - 8_000, size / 2, 100, 90, 0]) {
    await truncate(file, Math.floor(bytes));
    expect(await isWholeGraph(file), `${bytes} of ${size} bytes`).toBe(false);
  }
});

it('searches more often than its marks last', async () => {
  const { saved } = await grown(20);
  const [{ vector }] = randomEntries(1, 20, 4) as [LabelledVector];
  const first = saved.search(vector, 1, 1);
  for (let n = 0; n < 66_000; n += 1) saved.search(vector, 1, 1);
  expect(saved.search(vector, 1, 1)).toEqual(first);
});

it.each([16, 3])('finds vectors of %i numbers beyond the first 2 GiB', (dimension) => {
  const [perNode, header] = [2 ** 30, 96];
  const products = createDotProducts(header + 3 * perNode + 12, dimension);
  const { buffer } = products.bytes;
  const numbers = new Uint32Array(buffer, 0, header / 4);
  // The positions are those of `HEADER`: 3 nodes of 1 GiB, of which only the first bytes are used.
  numbers.set([3, 0, perNode, 0, 4 * (3 + dimension), 0, 12], 4);
  numbers.set([2], 14);
  const entries = randomEntries(3, dimension);
  for (const [node, { label, vector }] of entries.entries()) {
    const at = header + node * perNode;
    new Uint32Array(buffer, at, 3).set([2, (node + 1) % 3, (node + 2) % 3]);
    new Float32Array(buffer, at + 12, dimension).set(vector);
    new Uint32Array(buffer, at + 12 + 4 * dimension, 1).set([label]);
  }
  const saved = atOnce(openSavedGraph(products));
  expect([...saved.labels]).toEqual([1, 3, 5]);
  for (const { label, vector } of entries) {
    const [first] = saved.search(vector, 1, 3);
    expect(first!.label).toBe(label);
    expect(first!.score).toBeCloseTo(1, 5);
  }
});
