// An embedder without a model. Texts that share words get similar vectors, and the same text always gets the
// same vector.
import { createHash } from 'node:crypto';
import type { Embedder, TextToEmbed } from '../../../knowledge/model/ports.js';

export interface FakeEmbedderOptions {
  dimension?: number;
  maxTokens?: number;
  /** False for a model that cannot embed parts of a text. */
  spans?: boolean;
  id?: string;
}

/**
 * Makes an embedder that gives the same vectors on every machine. It ignores meaning: "car" and "vehicle" are
 * as far apart as any two words.
 */
export function createFakeEmbedder(options: FakeEmbedderOptions = {}): Embedder {
  const { dimension = 64, maxTokens = 256, spans: givesSpans = true, id = 'fake' } = options;
  const embed = (text: string) => vectorOfWords(wordsOf(text).slice(0, maxTokens), dimension);
  const embedText = ({ text, spans }: TextToEmbed) => ({
    vector: embed(text),
    ...(spans && givesSpans ? { spans: spans.map(([start, end]) => embed(text.slice(start, end))) } : {}),
  });
  return {
    model: {
      id,
      dimension,
      weightsHash: createHash('sha256').update(id).digest('hex'),
      maxTokens,
    },
    embedPassages: (texts) => Promise.resolve(texts.map(embedText)),
    embedQuestion: (text) => Promise.resolve(embedText({ text })),
    countTokens: (text) => wordsOf(text).length,
    close: () => Promise.resolve(),
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Adds up one fixed direction for each word, derived from the word’s hash. All texts without words get the
 * same vector.
 */
function vectorOfWords(words: string[], dimension: number): Float32Array {
  const vector = new Float32Array(dimension);
  for (const word of words.length ? words : ['']) {
    let state = createHash('sha256').update(word).digest().readUInt32LE(0) || 1;
    for (let i = 0; i < dimension; i++) {
      // Uses xorshift32, which gives the same numbers on every machine and makes different words nearly
      // orthogonal.
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      vector[i]! += (state >>> 0) / 2 ** 31 - 1;
    }
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
