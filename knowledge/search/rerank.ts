// Ranks the results again, if there is a model that reads the question and each passage together.
import type { Candidate } from './candidate.js';
import { ModelFailure } from '../model/errors.js';
import { passageContext } from '../model/passage.js';
import type { RedactedText } from '../model/personal-data.js';
import type { Reranker } from '../model/ports.js';

/** How many passages are read again: a lower one is seldom the answer, and the model takes time for each. */
export const PASSAGES_READ_AGAIN = 20;

/** Stops a first place in one ranking from outweighing the rest. 60 is usual for lists of hundreds; these have 20. */
const EVENNESS = 10;

/**
 * Combines both orders by position (reciprocal rank fusion, Cormack and others, SIGIR 2009), because the
 * model does not know about authority, date and nation, and its scores have no fixed scale. Passages keep
 * their own scores. Returns `undefined` if the model failed: the order then stays the same.
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

/** A score for each passage, or `undefined` if the model failed. */
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
