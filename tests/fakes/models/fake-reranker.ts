// A reranker without a model. A text ranks higher if it contains more of the question’s words.
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { Reranker } from '../../../knowledge/model/ports.js';

export interface FakeReranker extends Reranker {
  /** Makes every question fail from now on, as if the model’s process had ended. */
  fail(): void;
  readonly asked: { question: string; texts: readonly string[] }[];
}

export function createFakeReranker(id = 'fake-reranker'): FakeReranker {
  const asked: FakeReranker['asked'] = [];
  let fails = false;
  return {
    id,
    asked,
    fail: () => void (fails = true),
    score(question, texts) {
      asked.push({ question, texts });
      if (fails) return Promise.reject(new ModelFailure('The reranker failed.', 'Try again.'));
      const words = new Set(wordsOf(question));
      return Promise.resolve(texts.map((text) => wordsOf(text).filter((word) => words.has(word)).length));
    },
    close: () => Promise.resolve(),
  };
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
