// The 64 axes along which the model's words differ most. Comparing words on them gives the same result as on all 384.
import { readFile } from 'node:fs/promises';
import { MINILM } from './weights.js';
import type { Tensor } from './safetensors.js';

/** Half precision, 384 × 64, fitted to the words of the sample notes by `npm run fit:word-axes`. */
export async function readWordAxes(): Promise<Tensor> {
  const bytes = await readFile(new URL('./word-axes.f16', import.meta.url));
  const shape = [MINILM.dimension, MINILM.wordDimension!];
  if (bytes.byteLength !== 2 * shape[0]! * shape[1]!)
    throw new Error('The file of word axes has another length.');
  return { shape, bytes };
}
