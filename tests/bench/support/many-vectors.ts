// Makes many vectors to search: random ones, or ones made from real guidance.
import { openWrittenQuestions } from '../../../adapters/index/written-questions.js';
import { openDatabase } from '../../../adapters/sql/engine/open-database.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import type { EmbeddingModel } from '../../../knowledge/model/release.js';

export const QUESTIONS = 200;

export interface ManyVectors {
  name: string;
  model: EmbeddingModel;
  /** Vectors next to each other in this list are about the same subject. */
  vectors: Float32Array[];
  questions: Float32Array[];
}

/**
 * Makes clusters of random vectors. All vectors in a cluster are about equally far apart, which makes the
 * search hard.
 */
export function randomVectors(count: number): ManyVectors {
  const dimension = 384;
  const number = createNumbers(7);
  const random = () => Float32Array.from({ length: dimension }, number);
  const centres = Array.from({ length: 500 }, random);
  const near = (centre: Float32Array, spread: number) => {
    const noise = random();
    return unit(centre.map((value, n) => value + spread * noise[n]!));
  };
  const clusterOf = (n: number) => Math.floor((n * centres.length) / count);
  const vectors = Array.from({ length: count }, (_, n) => near(centres[clusterOf(n)]!, 1));
  const questions = Array.from({ length: QUESTIONS }, (_, n) => near(vectors[(n * 331) % count]!, 1.2));
  const model = { id: 'bench', dimension, weightsHash: 'c'.repeat(64), maxTokens: 256 };
  return { name: 'Random', model, vectors, questions };
}

/**
 * Returns the vectors of real passages and sentences, and mixtures of adjacent sentences, in the order of the
 * guidance. The questions are those written for the passages.
 */
export async function realVectors(dataDir: string, count: number): Promise<ManyVectors> {
  const from = await openDatabase({ dataDir, mustExist: true });
  const store = createGuidanceStore(from);
  const content = await store.contentOf((await store.liveRelease())!.number);
  const embeddings = await store.vectorsOf(content);
  await from.close();
  const { model } = content.release;
  // Vectors of sentences are stored as bytes, so their length is not quite 1.
  const all = embeddings.map(({ vector, spans = [] }) => [vector, ...spans.map(unit)]);
  for (let share = 1; all.flat().length < count; share += 1)
    for (const [n, { spans = [] }] of embeddings.entries())
      for (const [at, span] of spans.entries())
        if (spans[at + 1]) all[n]!.push(unit(span.map((value, i) => value + share * spans[at + 1]![i]!)));
  const every = all.flat();
  const vectors = Array.from({ length: count }, (_, n) => every[Math.floor((n * every.length) / count)]!);
  const written = await openWrittenQuestions();
  const asked = content.passages.flatMap(({ id }) => {
    const about = written.about(id);
    return about ? [unit(Float32Array.from(about.subarray(0, model.dimension)))] : [];
  });
  const questions = Array.from(
    { length: QUESTIONS },
    (_, n) => asked[Math.floor((n * asked.length) / QUESTIONS)]!,
  );
  return { name: 'From real guidance', model, vectors, questions };
}

/** Returns a function that makes random numbers near 0, the same in every run. */
function createNumbers(seed: number): () => number {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return () => next() + next() + next() - 1.5;
}

export function unit(values: Float32Array): Float32Array {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
