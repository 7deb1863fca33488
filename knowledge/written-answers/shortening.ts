// Checks whether a text is a sentence with optional parts left out, and rewrites it in the words of that
// sentence.
import { partsThatMayGo, type SentencePart } from './parts-that-may-be-left-out.js';
import type { Word } from './split-into-words.js';

/** Words that a draft may add or leave out. This does no harm, because we show the sentence's own words. */
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);
const LEAST_WORDS = 3;

/** Returns the parts left out. Undefined if the text differs from the sentence in any other way. */
export function partsLeftOut(text: readonly Word[], sentence: readonly Word[]): SentencePart[] | undefined {
  const said = text.filter(isCompared);
  if (said.length < LEAST_WORDS) return undefined;
  const parts = partsThatMayGo(sentence);
  const dead = new Set<number>();
  const from = (i: number, start: number): SentencePart[] | undefined => {
    let j = start;
    for (;;) {
      const state = j * (said.length + 1) + i;
      if (dead.has(state)) return undefined;
      for (const part of parts)
        if (part.from === j) {
          const rest = from(i, part.to);
          if (rest) return [part, ...rest];
        }
      dead.add(state);
      if (j === sentence.length) return i === said.length ? [] : undefined;
      if (isCompared(sentence[j]!)) {
        if (said[i]?.key !== sentence[j]!.key) return undefined;
        i += 1;
      }
      j += 1;
    }
  };
  return from(0, 0);
}

function isCompared({ isSign, plain }: Word): boolean {
  return !isSign && !ARTICLES.has(plain);
}

/** Builds the text from the sentence itself, so that none of its words come from a model. */
export function withoutParts(parts: readonly SentencePart[], text: string, words: readonly Word[]): string {
  let left = '';
  let at = 0;
  for (const { from, to } of parts) {
    left += `${text.slice(at, words[from]!.start)} `;
    at = words[to - 1]!.end;
  }
  left = `${left}${text.slice(at)}`
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:)])/g, '')
    .replace(/^[\s,;:]+|[\s,;:–—-]+$/g, '')
    .replace(/[,;:]+(?=\.$)/, '');
  const sentence = left.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return /[.!]["”’')\]]*$/u.test(sentence) ? sentence : `${sentence}.`;
}
