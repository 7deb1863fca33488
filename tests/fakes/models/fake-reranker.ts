// A reranker without a model: the more of the question's words a text contains, the higher it ranks.
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { Reranker } from '../../../knowledge/model/ports.js';

export interface FakeReranker extends Reranker {
  /** From now on, every question fails, as if the model's process had gone. */
  fail(): void;
  /** The questions and texts it was given, in order. */
  readonly asked: { question: string; texts: readonly string[] }[];
}

export function createFakeReranker(id = 'fake-reranker'): FakeReranker {
  const asked: FakeReranker['asked'] = [];
  let fails = false;
  return {
    id,
    scores: 'order',
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
