import { afterEach, expect, it, vi } from 'vitest';
import { createDotProducts } from '../../../adapters/index/dot-product.js';
import { randomEntries } from '../../contracts/vector-index.js';

afterEach(() => void vi.unstubAllGlobals());

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

function NoMemory() {
  throw new RangeError('WebAssembly.Memory(): could not allocate memory');
}

it.each([undefined, { Memory: NoMemory }])(
  'multiplies one by one where WebAssembly is missing or gets no memory',
  async (WebAssembly) => {
    vi.stubGlobal('WebAssembly', WebAssembly);
    vi.resetModules();
    const { createDotProducts: create } = await import('../../../adapters/index/dot-product.js');
    const products = create(4 * 384, 384);
    products.bytes.set(new Uint8Array(new Float32Array(384).fill(0.5).buffer));
    products.ask(new Float32Array(384).fill(2));
    expect(products.with(0)).toBe(384);
  },
);
