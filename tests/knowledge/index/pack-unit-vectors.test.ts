import { expect, it } from 'vitest';
import { packUnitVectors } from '../../../knowledge/index/pack-unit-vectors.js';

it('packs each number in one byte, one vector after another', () => {
  const vectors = [Float32Array.of(1, -1), Float32Array.of(0.5, -0.25)];
  expect(packUnitVectors(vectors)).toEqual(Int8Array.of(127, -127, 64, -32));
});

it('packs no vectors into no bytes', () => {
  expect(packUnitVectors([])).toEqual(new Int8Array());
});
