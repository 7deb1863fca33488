// Implements the usual recipe: LangChain’s splitter at 1,000 characters with an overlap of 200, one vector
// for each chunk, and the nearest chunks from HNSW, with the best few sent to a model. Uses no titles or
// keywords, and always answers.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import hnswlib from 'hnswlib-node';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Embedder } from '../../../knowledge/model/ports.js';

const SPLIT = { chunkSize: 1_000, chunkOverlap: 200 };
/**
 * hnswlib’s default settings for building a graph. Searches use an efSearch of 100 instead of the default of
 * 10, which favours the recipe.
 */
const GRAPH = { links: 16, efConstruction: 200, efSearch: 100, seed: 100 };
/**
 * The number of chunks to rank. The recipe sends the “top 4 to 10” to the model, and the measures use the
 * first few.
 */
const TOP = 10;

export interface PlainText {
  document: string;
  text: string;
}

interface Chunk extends PlainText {
  score: number;
}

export interface Costs {
  cutSeconds: number;
  embedSeconds: number;
  indexSeconds: number;
  pieces: number;
}

export interface UsualRecipe {
  costs: Costs;
  /** Returns the nearest chunks, best first. `embedMs` is the part of `ms` spent on the question’s vector. */
  find(question: string, limit?: number): Promise<{ chunks: Chunk[]; ms: number; embedMs: number }>;
}

/** Saves the embeddings and their cost in the folder, so that later runs do not embed the texts again. */
export async function createUsualRecipe(
  texts: readonly PlainText[],
  embedder: Embedder,
  folder: string,
): Promise<UsualRecipe> {
  const { chunks, vectors, ...costs } = await embeddedChunks(texts, embedder, folder);
  const { dimension } = embedder.model;
  const start = performance.now();
  const graph = new hnswlib.HierarchicalNSW('ip', dimension);
  graph.initIndex(chunks.length, GRAPH.links, GRAPH.efConstruction, GRAPH.seed);
  chunks.forEach((_, n) => graph.addPoint([...vectors.subarray(n * dimension, (n + 1) * dimension)], n));
  graph.setEf(GRAPH.efSearch);
  return {
    costs: { ...costs, indexSeconds: secondsSince(start), pieces: chunks.length },
    async find(question, limit = TOP) {
      const asked = performance.now();
      const { vector } = await embedder.embedQuestion(publicText(question));
      const embedded = performance.now();
      const { neighbors, distances } = graph.searchKnn([...vector], Math.min(limit, chunks.length));
      const found = neighbors.map((n, i) => ({ ...chunks[n]!, score: 1 - distances[i]! }));
      return { chunks: found, ms: performance.now() - asked, embedMs: embedded - asked };
    },
  };
}

interface Embedded {
  chunks: PlainText[];
  vectors: Float32Array;
  cutSeconds: number;
  embedSeconds: number;
}

async function embeddedChunks(
  texts: readonly PlainText[],
  embedder: Embedder,
  folder: string,
): Promise<Embedded> {
  const digest = createHash('sha256')
    .update(JSON.stringify([texts, SPLIT, embedder.model]))
    .digest('base64url')
    .slice(0, 16);
  const files = { chunks: join(folder, `${digest}.json`), vectors: join(folder, `${digest}.f32`) };
  if (existsSync(files.chunks) && existsSync(files.vectors)) {
    const kept = JSON.parse(readFileSync(files.chunks, 'utf8')) as Omit<Embedded, 'vectors'>;
    const bytes = readFileSync(files.vectors);
    return { ...kept, vectors: new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4) };
  }
  const cutting = performance.now();
  const chunks = await cut(texts);
  const cutSeconds = secondsSince(cutting);
  const embedding = performance.now();
  const embeddings = await embedder.embedPassages(chunks.map(({ text }) => ({ text })));
  const embedSeconds = secondsSince(embedding);
  const vectors = new Float32Array(chunks.length * embedder.model.dimension);
  embeddings.forEach(({ vector }, n) => vectors.set(vector, n * embedder.model.dimension));
  mkdirSync(folder, { recursive: true });
  // Write the vectors first, so that if the second file exists, both are complete.
  writeFileSync(files.vectors, new Uint8Array(vectors.buffer));
  writeFileSync(files.chunks, JSON.stringify({ chunks, cutSeconds, embedSeconds }));
  return { chunks, vectors, cutSeconds, embedSeconds };
}

async function cut(texts: readonly PlainText[]): Promise<PlainText[]> {
  const splitter = new RecursiveCharacterTextSplitter(SPLIT);
  const chunks: PlainText[] = [];
  for (const { document, text } of texts)
    for (const chunk of await splitter.splitText(text)) chunks.push({ document, text: chunk });
  return chunks;
}

export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
