// For `ctac doctor`: asks each local model something, and says how long it took.
import type { Read } from '../../../bot/model/ports.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Embedder, Reranker } from '../../../knowledge/model/ports.js';
import { checksWording } from '../wording/checks-wording.js';

const { models: said } = checksWording;

export const TRIED_QUESTION = 'How long does a decision take?';
const TRIED_PASSAGES = ['A decision takes five days.'];

export async function lookAtEmbedder(embedder: Pick<Embedder, 'embedQuestion' | 'model'>): Promise<string> {
  const start = performance.now();
  await embedder.embedQuestion(publicText(TRIED_QUESTION));
  return said.answered(embedder.model.id, msSince(start));
}

/** Throws if the reader is on but does not work. Until it works, nothing is sent to a language model. */
export async function lookAtMessageReader(reader: { read?: Read; start(): Promise<void> }): Promise<string> {
  await reader.start();
  const start = performance.now();
  await reader.read?.(TRIED_QUESTION);
  return said.readMessage(msSince(start));
}

export async function lookAtReranker(reranker: Pick<Reranker, 'score'>): Promise<string> {
  const question = publicText(TRIED_QUESTION);
  // Do not time the first call, because it also waits for the reranker's process to start.
  await reranker.score(question, TRIED_PASSAGES);
  const start = performance.now();
  await reranker.score(question, TRIED_PASSAGES);
  return said.readPassage(msSince(start));
}

const msSince = (start: number) => Math.round(performance.now() - start);
