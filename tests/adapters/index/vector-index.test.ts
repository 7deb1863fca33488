// An index can grow, and refuses invalid input before it reaches the native code.
import { describe, expect, it } from 'vitest';
import { addInSlices, createVectorIndex } from '../../../adapters/index/vector-index.js';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import { randomEntries, unit } from '../../contracts/vector-index.js';

const model = { id: 'test', dimension: 8, weightsHash: 'a'.repeat(64), maxTokens: 256 };
const build = async (entries: ReturnType<typeof randomEntries>) => {
  const index = createVectorIndex(model, 10);
  await addInSlices(index.add, entries);
  return index;
};

describe('a growing index', () => {
  it('no longer has what was deleted, and refuses its label for ever', async () => {
    const entries = randomEntries(5_000);
    const index = await build(entries);
    for (const { label } of entries.slice(0, 500)) index.markDeleted(label);
    expect(index.size).toBe(4_500);
    const { label, vector } = entries[0]!;
    expect([...index.parts.labels].some((held) => held < 1_000)).toBe(false);
    expect(() => index.vectorOf(label)).toThrow(IndexFailure);
    expect(() => index.add(label, vector)).toThrow(/deleted/);
    expect(() => index.markDeleted(label)).toThrow(IndexFailure);
    for (const left of entries.slice(4_900))
      expect([...index.vectorOf(left.label)]).toEqual([...left.vector]);
  });

  it('refuses a label twice, and what is no unit vector', () => {
    const index = createVectorIndex(model);
    index.add(7, unit([1, 2, 3, 4, 5, 6, 7, 8]));
    expect(() => index.add(7, unit([8, 7, 6, 5, 4, 3, 2, 1]))).toThrow(IndexFailure);
    const bad = [
      [NaN, 0, 0, 0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0, 0, 0, 0],
      [1, 1, 0, 0, 0, 0, 0, 0],
      [1, 0],
    ];
    for (const values of bad) expect(() => index.add(8, Float32Array.from(values))).toThrow(IndexFailure);
    expect(index.size).toBe(1);
    expect([...index.parts.labels]).toEqual([7]);
  });

  it('lets others run while many are added, and tells how far it is', async () => {
    const entries = randomEntries(3_000, 128);
    const index = createVectorIndex({ ...model, dimension: 128 });
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const shares: number[] = [];
    await addInSlices(index.add, entries, (share) => shares.push(share));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});
