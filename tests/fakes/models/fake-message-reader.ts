// A message reader without a model. It treats capitalised words inside a sentence as names, and a few words
// as danger.
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { MessageReader, ReadWord } from '../../../knowledge/model/ports.js';

export interface FakeMessageReader extends MessageReader {
  /** Makes every message fail from now on, as if the model’s process had ended. */
  fail(): void;
  recover(): void;
  readonly asked: string[];
}

export interface FakeReaderOptions {
  /** If set, only these names are found, wherever they occur. They must be in lower case. */
  names?: readonly string[];
  danger?: RegExp;
}

export function createFakeMessageReader(options: FakeReaderOptions = {}): FakeMessageReader {
  const { names, danger = /knife|in danger now/iu } = options;
  const asked: string[] = [];
  let fails = false;
  const isName = (word: string, at: number) =>
    names ? names.includes(word.toLowerCase()) : at > 0 && /^\p{Lu}\p{Ll}/u.test(word);
  return {
    asked,
    fail: () => void (fails = true),
    recover: () => void (fails = false),
    read(text) {
      asked.push(text);
      if (fails) return Promise.reject(new ModelFailure('The reader failed.', 'Try again.'));
      const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
        .filter((match) => isName(match[0], match.index))
        .map((match): ReadWord => {
          return { start: match.index, end: match.index + match[0].length, class: 'name', odds: 0.99 };
        });
      return Promise.resolve({ words, readTo: text.length, danger: danger.test(text) ? 5 : -5 });
    },
    close: () => Promise.resolve(),
  };
}
