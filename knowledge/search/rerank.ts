// Reranks the results with a model that reads the question and each passage together, if one is configured.
import type { Candidate } from './candidate.js';
import { ModelFailure } from '../model/errors.js';
import { passageContext } from '../model/passage.js';
import type { RedactedText } from '../model/personal-data.js';
import type { Reranker } from '../model/ports.js';

/**
 * The number of passages to rerank. Passages further down the list rarely answer the question, and the model
 * takes time for each.
 */
export const PASSAGES_READ_AGAIN = 20;

/**
 * The constant in reciprocal rank fusion, which stops a first place in one ranking from outweighing
 * everything else. 60 is usual for lists of hundreds, but our lists have 20 passages.
 */
const EVENNESS = 10;

/**
 * Combines both rankings by position (reciprocal rank fusion, Cormack and others, SIGIR 2009). The model does
 * not know authority, date and nation, and its scores have no fixed scale. The passages' own scores stay the
 * same. Returns undefined, for no change, if the model failed.
 */
export async function rerank(
  reranker: Reranker,
  question: RedactedText,
  found: readonly Candidate[],
): Promise<Candidate[] | undefined> {
  const read = found.slice(0, PASSAGES_READ_AGAIN);
  const scores = await readTogether(reranker, question, read);
  if (!scores) return undefined;
  const places = read.map((_, n) => n).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const worth = new Map(places.map((n, place) => [n, share(n) + share(place)]));
  const order = read.map((_, n) => n).sort((a, b) => worth.get(b)! - worth.get(a)! || a - b);
  return [...order.map((n) => read[n]!), ...found.slice(read.length)];
}

const share = (place: number) => 1 / (EVENNESS + place);

/** Returns a score for each passage, or undefined if the model failed. */
export async function readTogether(
  reranker: Reranker,
  question: RedactedText,
  found: readonly Candidate[],
): Promise<number[] | undefined> {
  const texts = found.map(({ document, passage }) => passageContext(document.title, passage));
  return reranker.score(question, texts).catch((error: unknown) => {
    if (error instanceof ModelFailure) return undefined;
    throw error;
  });
}
