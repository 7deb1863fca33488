// Finds words in a text, in any spelling that we treat as the same.
import { PSEUDONYM } from '../kept/pseudonym-form.js';
import { spansOf, type KeptSpan } from '../matching/candidate.js';
import { createFree } from '../matching/overlaps.js';
import { plainWord } from '../matching/readable.js';

interface Word extends KeptSpan {
  plain: string;
  /**
   * The word without a possessive ending: "Alex" for "Alex’s". Kept as well as the whole word, because in "St
   * Mary’s School" the ending is part of the name.
   */
  owner?: { plain: string; end: number };
}

const LONGEST_GAP = 3;

interface Found extends KeptSpan {
  /** The words joined without spaces. */
  words: string;
}

/** Finds each run of words that, joined without spaces, is in `sought`. If several match, takes the longest. */
export function findWords(text: string, sought: Pick<ReadonlySet<string>, 'has' | 'keys'>): Found[] {
  const longest = Math.max(...[...sought.keys()].map(({ length }) => length));
  const all = wordsOf(text);
  const found: Found[] = [];
  for (let at = 0; at < all.length; at += 1) {
    let joined = '';
    let [best, bestTo]: [Found | undefined, number] = [undefined, at];
    for (let to = at; to < all.length && isJoined(text, all, at, to); to += 1) {
      const { plain, owner } = all[to]!;
      for (const one of [owner, { plain, end: all[to]!.end }])
        if (one && sought.has(joined + one.plain))
          [best, bestTo] = [{ start: all[at]!.start, end: one.end, words: joined + one.plain }, to];
      joined += plain;
      if (joined.length > longest) break;
    }
    if (best) found.push(best);
    at = bestTo;
  }
  return found;
}

/** True if the 2 words are on the same line, at most `LONGEST_GAP` characters apart. */
function isJoined(text: string, all: readonly Word[], from: number, to: number): boolean {
  if (to === from) return true;
  const gap = text.slice(all[to - 1]!.end, all[to]!.start);
  return gap.length <= LONGEST_GAP && !gap.includes('\n');
}

function wordsOf(text: string): Word[] {
  const words = text.matchAll(/[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}'-]*[\p{L}\p{M}\p{N}])?/gu);
  return [...words].map(({ 0: word, index: start }) => {
    const end = start + word.length;
    const isPossessive = /'s$/iu.test(word);
    return {
      start,
      end,
      plain: plainWord(word),
      ...(isPossessive && { owner: { plain: plainWord(word.slice(0, -2)), end: end - 2 } }),
    };
  });
}

export function freeOfPseudonyms<T extends KeptSpan>(text: string, spans: readonly T[]): T[] {
  return spans.filter(createFree(spansOf(text, PSEUDONYM)));
}
