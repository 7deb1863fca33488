// Averages vectors over tokens, and packs them to send between processes.
import { describe, expect, it } from 'vitest';
import {
  packVectors,
  poolText,
  unitVector,
  unpackVectors,
} from '../../../../adapters/models/minilm/pool-vectors.js';

// 4 tokens with 2 dimensions each: [CLS], a word at character 0, a word at character 5, and [SEP].
const hidden = Float32Array.from([0, 0, 2, 0, 0, 6, 0, 0]);
const tokens = { ids: [101, 7, 8, 102], starts: [-1, 0, 5, -1] };

describe('pooling', () => {
  it('takes the mean over all tokens of a text, and over the tokens of each span', () => {
    const { vector, spans } = poolText(hidden, 2, tokens, [
      [0, 4],
      [5, 9],
    ]);
    expect([...vector].map((value) => value * Math.sqrt(10))).toEqual([
      expect.closeTo(1, 5),
      expect.closeTo(3, 5),
    ]);
    expect(spans!.map((span) => [...span])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('answers the whole text for a span without tokens', () => {
    const { vector, spans } = poolText(hidden, 2, tokens, [[20, 30]]);
    expect(spans).toEqual([vector]);
    expect(spans![0]).not.toBe(vector);
  });

  it('gives no spans where none were asked for', () => {
    expect(poolText(hidden, 2, tokens, undefined)).not.toHaveProperty('spans');
  });

  it.each([[[NaN, 1]], [[0, 0]], [[Infinity, 1]]])('refuses %j, which has no direction', (values) => {
    expect(() => unitVector(values)).toThrow(/direction/);
  });
});

describe('packed vectors', () => {
  it('come back as they were, each in memory of its own', () => {
    const embeddings = [
      { vector: Float32Array.of(1, 0) },
      { vector: Float32Array.of(0, 1), spans: [Float32Array.of(0.6, 0.8), Float32Array.of(0.8, 0.6)] },
      { vector: Float32Array.of(-1, 0), spans: [] },
    ];
    const unpacked = unpackVectors(packVectors(embeddings, 2), 2);
    expect(unpacked).toEqual(embeddings);
    for (const { vector } of unpacked) expect(vector.buffer.byteLength).toBe(8);
  });
});
