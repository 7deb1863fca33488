// Scores passages with a model that reads the question and each passage together.
import type { Candidate } from './candidate.js';
import { ModelFailure } from '../model/errors.js';
import { passageContext } from '../model/passage.js';
import type { RedactedText } from '../model/personal-data.js';
import type { Reranker } from '../model/ports.js';

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
