// Where words lie by their meaning, so that a word that no message held is weighed as its neighbours are.
import { createMiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { readVocabulary } from '../../adapters/models/minilm/tokenizer.js';
import { principalAxes } from './principal-axes.js';

/** 16 told less; 100 no more. */
export const AXES = 48;

/** The given words and each whole word of the model's vocabulary, on the axes along which the given ones differ most. */
export async function wordCoordinates(given: readonly string[]): Promise<ReadonlyMap<string, Float64Array>> {
  const seen = new Set(given);
  const known = [...(await readVocabulary()).keys()].filter((word) => /^[a-z]{2,}$/u.test(word));
  const words = [...new Set([...seen, ...known])];
  const embedder = await createMiniLmEmbedder({ dataDir: 'data' });
  const vectors = (await embedder.embedPassages(words.map((text) => ({ text })))).map(({ vector }) => vector);
  await embedder.close();
  const ofSeen = vectors.filter((_, i) => seen.has(words[i]!));
  const mean = vectors[0]!.map((_, k) => ofSeen.reduce((sum, vector) => sum + vector[k]!, 0) / ofSeen.length);
  const centred = (vector: Float32Array) => vector.map((value, k) => value - mean[k]!);
  const axes = principalAxes(ofSeen.map(centred), AXES);
  return new Map(words.map((word, i) => [word, along(axes, centred(vectors[i]!))]));
}

const along = (axes: readonly Float64Array[], vector: Float32Array) =>
  Float64Array.from(axes, (axis) => axis.reduce((sum, value, k) => sum + value * vector[k]!, 0));
