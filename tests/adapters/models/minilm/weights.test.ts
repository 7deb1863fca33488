// Only the weights whose quality we measured are accepted.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWeights } from '../../../../adapters/models/minilm/weights.js';
import { ModelFailure } from '../../../../knowledge/model/errors.js';

describe('the weights', () => {
  it('hold every tensor in half precision', async () => {
    const weights = await readWeights();
    expect(weights.size).toBe(103);
    for (const [name, { shape, bytes }] of weights) {
      expect(bytes.byteLength, name).toBe(2 * shape.reduce((product, size) => product * size, 1));
    }
  });

  it('are refused when a byte differs, or the file is missing', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'weights-')), 'model.safetensors');
    await expect(readWeights('published', { published: file })).rejects.toThrow(ModelFailure);
    await writeFile(file, 'not the weights');
    await expect(readWeights('published', { published: file })).rejects.toThrow(/checksum/);
    await expect(readWeights('trained', { trained: file })).rejects.toThrow(/checksum/);
  });
});
