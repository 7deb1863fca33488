// Products of vectors, 16 numbers at a time or one by one.
import { expect, it } from 'vitest';
import { createDotProducts } from '../../../adapters/index/dot-product.js';
import { randomEntries } from '../../contracts/vector-index.js';

it.each([3, 8, 16, 48, 384])('multiplies vectors of %i numbers wherever they start', (dimension) => {
  const [one, other] = randomEntries(2, dimension).map(({ vector }) => vector);
  const expected = one!.reduce((sum, value, i) => sum + value * other![i]!, 0);
  for (const start of [0, 1, 7]) {
    const products = createDotProducts(4 * (start + dimension), dimension);
    products.bytes.fill(255);
    products.bytes.set(new Uint8Array(one!.buffer), 4 * start);
    products.ask(other!);
    expect(products.with(start)).toBeCloseTo(expected, 6);
  }
});
