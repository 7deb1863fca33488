// Ranks the results again, if there is a model that reads the question and a passage together.
import type { Candidate } from './candidate.js';
import { ModelFailure } from '../model/errors.js';
import type { RedactedText } from '../model/personal-data.js';
import type { Reranker } from '../model/ports.js';

/** As many are read again: a passage that stands further down is seldom the answer, and each costs a pass of the model. */
export const PASSAGES_READ_AGAIN = 20;

/** Keeps a single first place from outweighing everything else. 60 is usual for lists of hundreds; these are of twenty. */
const EVENNESS = 10;

/**
 * Both orders count, by place (reciprocal rank fusion, Cormack and others, SIGIR 2009): the model knows nothing of
 * authority, date and nation, and its scores have no scale of their own. The scores given stay with their passages.
 * `undefined` where the model failed: the order that it would have changed stands.
 */
export async function rerank(
  reranker: Reranker,
  question: RedactedText,
  found: readonly Candidate[],
): Promise<Candidate[] | undefined> {
  const read = found.slice(0, PASSAGES_READ_AGAIN);
  const scores = await reranker.score(question, read.map(textToRead)).catch((error: unknown) => {
    if (error instanceof ModelFailure) return undefined;
    throw error;
  });
  if (!scores) return undefined;
  const places = read.map((_, n) => n).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const worth = new Map(places.map((n, place) => [n, share(n) + share(place)]));
  const order = read.map((_, n) => n).sort((a, b) => worth.get(b)! - worth.get(a)! || a - b);
  return [...order.map((n) => read[n]!), ...found.slice(read.length)];
}

const share = (place: number) => 1 / (EVENNESS + place);

/** With where it stands: "Within five days" alone does not say of what. */
function textToRead({ document, passage }: Candidate): string {
  return `${[document.title, ...passage.headings].join(' › ')}\n${passage.text}`;
}
