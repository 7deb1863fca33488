// An index on disk is only used if it is complete, undamaged and made with the expected model.
import { hash } from 'node:crypto';
import { copyFile, cp, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyIndex, openVectorIndex, saveVectorIndex } from '../../../adapters/index/index-files.js';
import { addInSlices, createVectorIndex } from '../../../adapters/index/vector-index.js';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import { randomEntries, vectorIndexContract } from '../../contracts/vector-index.js';

const model = { id: 'test', dimension: 8, weightsHash: 'a'.repeat(64), maxTokens: 256 };
const entries = randomEntries(5_000);
const root = await mkdtemp(join(tmpdir(), 'index-files-'));
const newDirectory = () => mkdtemp(join(root, 'index-'));
afterAll(() => rm(root, { recursive: true }));

async function saved(contents: typeof entries): Promise<string> {
  const directory = join(await newDirectory(), 'release', '1');
  const index = createVectorIndex(model, contents.length);
  await addInSlices(index.add, contents);
  await saveVectorIndex(index, directory);
  return directory;
}

// With fewer than 4,000 vectors, the index compares all of them. With more, it searches the graph.
for (const vectors of [600, 5_000])
  vectorIndexContract('The index read from disk', vectors, async (contents) =>
    openVectorIndex(await saved(contents), { model, labels: contents.map(({ label }) => label).reverse() }),
  );

describe('the files of an index', () => {
  let original: string;
  let directory: string;
  beforeAll(async () => {
    original = await saved(entries);
  });
  beforeEach(async () => {
    directory = await newDirectory();
    await cp(original, directory, { recursive: true });
  });

  const opening = (expected = { model }) => openVectorIndex(directory, expected);
  const copying = async () => copyIndex(directory, await newDirectory(), { model, remove: [], add: [] });
  const refused = async () => {
    for (const read of [opening, copying]) await expect(read()).rejects.toThrow(IndexFailure);
  };

  it('are two, and nothing temporary is left', async () => {
    expect((await readdir(directory)).sort()).toEqual(['vectors.hnsw', 'vectors.json']);
  });

  it.each(['vectors.hnsw', 'vectors.json'])('are refused when a bit of %s flipped', async (name) => {
    const bytes = await readFile(join(directory, name));
    for (const share of [0.1, 0.5, 0.9]) {
      const flipped = Buffer.from(bytes);
      flipped[Math.floor(bytes.length * share)]! ^= 1;
      await writeFile(join(directory, name), flipped);
      await refused();
    }
    await writeFile(join(directory, name), bytes);
    expect((await opening()).size).toBe(5_000);
  });

  it.each(['vectors.hnsw', 'vectors.json'])('are refused when %s is cut, longer or gone', async (name) => {
    const file = join(directory, name);
    const bytes = await readFile(file);
    await writeFile(file, Buffer.concat([bytes, bytes.subarray(0, 10)]));
    await refused();
    await truncate(file, bytes.length - 4);
    await refused();
    await truncate(file, 0);
    await refused();
    await rm(file);
    await refused();
  });

  it('are used as they are if an earlier version also wrote the vectors in a file of their own', async () => {
    const file = join(directory, 'vectors.json');
    const { details } = JSON.parse(await readFile(file, 'utf8')) as { details: { sha256: object } };
    const earlier = { ...details, sha256: { ...details.sha256, 'vectors.f32': 'b'.repeat(64) } };
    await writeFile(
      file,
      JSON.stringify({ details: earlier, sha256: hash('sha256', JSON.stringify(earlier)) }),
    );
    await writeFile(join(directory, 'vectors.f32'), 'vectors');
    expect((await opening()).size).toBe(5_000);
    expect((await copying()).size).toBe(5_000);
  });

  it('are refused when one of them is from another index', async () => {
    const other = await saved(randomEntries(5_000, 8, 2));
    await copyFile(join(other, 'vectors.hnsw'), join(directory, 'vectors.hnsw'));
    await expect(opening()).rejects.toThrow(/checksum of vectors.hnsw does not match/);
  });

  it.each([{ id: 'another' }, { dimension: 16 }, { weightsHash: 'b'.repeat(64) }])(
    'are refused when made with another model than %j',
    async (difference) => {
      await expect(opening({ model: { ...model, ...difference } })).rejects.toThrow(/was built with test/);
    },
  );

  it('are refused when they hold other labels than the release', async () => {
    const labels = entries.map(({ label }) => label);
    await expect(openVectorIndex(directory, { model, labels: labels.slice(1) })).rejects.toThrow(
      IndexFailure,
    );
    await expect(openVectorIndex(directory, { model, labels: [...labels.slice(1), 2] })).rejects.toThrow(
      IndexFailure,
    );
  });

  it('say so when they cannot be written', async () => {
    const index = createVectorIndex(model);
    await expect(saveVectorIndex(index, join(directory, 'vectors.json', 'x'))).rejects.toThrow(IndexFailure);
  });
});

describe('copying an index with changes', () => {
  const changes = { model, remove: [1, 3, 5], add: [{ label: 100_001, vector: entries[0]!.vector }] };

  it('changes the copy and leaves the original alone', async () => {
    const [from, to] = [await saved(entries), await newDirectory()];
    const before = await readFile(join(from, 'vectors.json'), 'utf8');
    await copyIndex(from, to, changes);
    const index = await openVectorIndex(to, { model });
    expect(index.size).toBe(4_998);
    expect(index.nearest(entries[0]!.vector, 1)[0]!.label).toBe(100_001);
    expect(() => index.vectorsOf([1])).toThrow(IndexFailure);
    const all = index.nearest(entries[1]!.vector, 4_998).map(({ label }) => label);
    expect(all).toHaveLength(4_998);
    expect(Math.min(...all)).toBe(7);
    expect(await readFile(join(from, 'vectors.json'), 'utf8')).toBe(before);
    const original = await openVectorIndex(from, { model });
    expect(original.nearest(entries[0]!.vector, 1)[0]!.label).toBe(1);
  });

  it('still refuses a deleted label in a copy of the copy', async () => {
    const [from, to] = [await saved(entries), await newDirectory()];
    await copyIndex(from, to, changes);
    const again = { model, remove: [], add: [{ label: 3, vector: entries[1]!.vector }] };
    await expect(copyIndex(to, await newDirectory(), again)).rejects.toThrow(/deleted/);
  });

  it('builds the graph again when most of it is deleted', async () => {
    const [from, to] = [await saved(entries), await newDirectory()];
    const remove = entries.slice(0, 4_000).map(({ label }) => label);
    await copyIndex(from, to, { model, remove, add: [] });
    const whole = (await readFile(join(from, 'vectors.hnsw'))).byteLength;
    expect((await readFile(join(to, 'vectors.hnsw'))).byteLength).toBeLessThan(whole / 3);
    const { label, vector } = entries[4_500]!;
    const index = await openVectorIndex(to, { model });
    expect(index.nearest(vector, 1)[0]!.label).toBe(label);
  });
});
