// Tests any index of vectors, whether it compares all vectors or searches a graph of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexFailure } from '../../knowledge/model/errors.js';
import type { VectorIndex } from '../../knowledge/model/ports.js';

export interface LabelledVector {
  label: number;
  vector: Float32Array;
}

export type BuildIndex = (entries: LabelledVector[]) => VectorIndex | Promise<VectorIndex>;

const DIMENSION = 8;

/**
 * `vectors` is the number of vectors in the index. A large index may use a graph instead of comparing all
 * vectors. `rounding` is the largest error allowed in a cosine.
 */
export function vectorIndexContract(name: string, vectors: number, build: BuildIndex, rounding = 0): void {
  const expectNear = (score: number, right: number, closely = 5e-5) =>
    expect(Math.abs(score - right)).toBeLessThan(closely + rounding);
  describe(`${name} as an index of ${vectors} vectors`, () => {
    const entries = randomEntries(vectors);
    let made: Promise<VectorIndex> | undefined;
    const index = () => (made ??= Promise.resolve(build(entries)));
    const query = entries[0]!.vector;

    it('knows its size and every vector', async () => {
      const built = await index();
      expect(built.size).toBe(vectors);
      const found = await built.vectorsOf(entries.map(({ label }) => label));
      expect(found).toHaveLength(vectors);
      entries.forEach(({ vector }, n) =>
        expect(Buffer.from(found[n]!.vector.slice().buffer)).toEqual(Buffer.from(vector.buffer)),
      );
    });

    it('finds a vector itself first, with a cosine of 1', async () => {
      const built = await index();
      for (const { label, vector } of entries.slice(0, 50)) {
        const [first] = await built.nearest(vector, 1);
        expect(first!.label).toBe(label);
        expectNear(first!.score, 1, 5e-6);
      }
    });

    it('gives the nearest ones best first, with their cosines', async () => {
      const built = await index();
      const found = await built.nearest(query, 20);
      const truth = trueNearest(entries, query, 20);
      expect(found).toHaveLength(20);
      expect(found.map(({ score }) => score)).toEqual(
        [...found.map(({ score }) => score)].sort((a, b) => b - a),
      );
      const cosines = await built.cosines(
        found.map(({ label }) => label),
        query,
      );
      for (const [n, { label, score }] of found.entries()) {
        const own = entries.find((entry) => entry.label === label)!.vector;
        expectNear(score, dot(query, own));
        expectNear(cosines[n]!, dot(query, own));
      }
      const right = found.filter(({ label }) => truth.includes(label)).length;
      expect(right).toBeGreaterThanOrEqual(19);
    });

    it.each([2, 10, 500])('leaves out what a filter refuses (keeping one in %i)', async (share) => {
      const built = await index();
      const passes = (label: number) => label % share === 1;
      const kept = entries.filter(({ label }) => passes(label));
      const found = await built.nearest(query, 10, passes);
      expect(found).toHaveLength(Math.min(10, kept.length));
      expect(found.every(({ label }) => passes(label))).toBe(true);
      const truth = trueNearest(kept, query, 10);
      expect(found.filter(({ label }) => truth.includes(label)).length).toBeGreaterThanOrEqual(
        found.length - 1,
      );
    });

    it('gives nothing when the filter refuses all, or none are wanted', async () => {
      const built = await index();
      expect(await built.nearest(query, 10, () => false)).toEqual([]);
      expect(await built.nearest(query, 0)).toEqual([]);
    });

    it('gives all when more are wanted than there are', async () => {
      const built = await index();
      const found = await built.nearest(query, vectors + 10);
      expect(new Set(found.map(({ label }) => label)).size).toBe(vectors);
    });

    it('refuses a question of another dimension, or without a direction', async () => {
      const built = await index();
      for (const bad of [new Float32Array(7).fill(1), new Float32Array(DIMENSION), query.map(() => NaN)]) {
        await expect((async () => built.nearest(bad, 1))()).rejects.toThrow(IndexFailure);
      }
    });

    it('refuses to show the vector of a label that it does not hold', async () => {
      const built = await index();
      await expect((async () => built.vectorsOf([1_000_000]))()).rejects.toThrow(IndexFailure);
    });
  });

  describe(`${name} as a small index`, () => {
    it('is empty without vectors', async () => {
      const empty = await build([]);
      expect(empty.size).toBe(0);
      expect(await empty.nearest(unit([1, 0, 0, 0, 0, 0, 0, 0]), 5)).toEqual([]);
    });

    it('agrees with a plain sort on whatever vectors', async () => {
      const numbers = fc.array(fc.integer({ min: -9, max: 9 }), {
        minLength: DIMENSION,
        maxLength: DIMENSION,
      });
      const vector = numbers.filter((values) => values.some((value) => value !== 0)).map(unit);
      await fc.assert(
        fc.asyncProperty(fc.array(vector, { minLength: 1, maxLength: 40 }), vector, async (all, wanted) => {
          const built = await build(all.map((one, i) => ({ label: i * 3 + 1, vector: one })));
          const scores = all.map((one) => dot(one, wanted)).sort((a, b) => b - a);
          const found = (await built.nearest(wanted, 5)).map(({ score }) => score);
          expect(found).toHaveLength(Math.min(5, all.length));
          found.forEach((score, i) => expectNear(score, scores[i]!));
        }),
        { numRuns: 50 },
      );
    });
  });
}

/**
 * Returns the same pseudo-random entries at every call. All labels are odd, so that a label is not mistaken
 * for a position.
 */
export function randomEntries(count: number, dimension = DIMENSION, seed = 1): LabelledVector[] {
  let state = seed * 2_654_435_761;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 31 - 1;
  };
  return Array.from({ length: count }, (_, i) => ({
    label: 2 * i + 1,
    vector: unit(Array.from({ length: dimension }, next)),
  }));
}

export function unit(values: number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

function trueNearest(entries: LabelledVector[], query: Float32Array, limit: number): number[] {
  return entries
    .map(({ label, vector }) => ({ label, score: dot(query, vector) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ label }) => label);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
