// Tests rules that every sentence of the sample notes must follow, however it is shortened.
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../adapters/parsers/formats/front-matter.js';
import { createSentenceCheck } from '../../../knowledge/written-answers/check-sentence.js';
import { sentencesQuoted } from '../../../knowledge/written-answers/quoted-sentences.js';
import { wordsOf, type Word } from '../../../knowledge/written-answers/split-into-words.js';
import { runs } from '../../support/thoroughness.js';

const ARTICLES = ['a', 'an', 'the'];
const folder = new URL('../../../ingest/samples/', import.meta.url);
const sections = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFrontMatter(readFileSync(new URL(name, folder), 'utf8')).content.replace(/^- /gm, '• '))
  .flatMap((text) => text.split(/^#+ .*$/m));
/**
 * Leaves out sentences that cannot be quoted: those with web addresses or unusual characters, or with fewer
 * than 3 words.
 */
const sentences = [...new Set(sections.flatMap((text) => sentencesQuoted({ text })))].filter(
  (text) =>
    /^[\p{L}\p{N} .,;:'’“”()–£%/-]+$/u.test(text) && !/\.\p{L}{2}/u.test(text) && said(text).length >= 3,
);
const aSentence = fc.constantFrom(...sentences);

function said(text: string): Word[] {
  return wordsOf(text).filter(({ isSign, plain }) => !isSign && !ARTICLES.includes(plain));
}
const checks = new Map(sentences.map((text) => [text, createSentenceCheck([{ text }])]));
const kept = (sentence: string, draft: string) => checks.get(sentence)!(draft);
const without = (text: string, from: Word, to: Word) => `${text.slice(0, from.start)}${text.slice(to.end)}`;

describe('of every sentence', () => {
  it('there are enough to try', () => {
    expect(sentences.length).toBeGreaterThan(500);
  });

  it('the whole is kept, as it is', () => {
    for (const sentence of sentences) {
      const shown = kept(sentence, sentence)?.text ?? '';
      expect(said(shown).map(({ key }) => key)).toEqual(said(sentence).map(({ key }) => key));
    }
  });

  it('two words that change places are refused', () => {
    fc.assert(
      fc.property(aSentence, fc.nat(), fc.nat(), (sentence, m, n) => {
        const words = said(sentence);
        const [first, second] = [words[m % words.length]!, words[n % words.length]!].sort(
          (a, b) => a.start - b.start,
        );
        fc.pre(first!.key !== second!.key && first!.end <= second!.start);
        const swapped = `${sentence.slice(0, first!.start)}${second!.plain}${sentence.slice(first!.end, second!.start)}${first!.plain}${sentence.slice(second!.end)}`;
        return kept(sentence, swapped) === undefined;
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('an added word is refused', () => {
    const word = fc.constantFrom(
      'not',
      'never',
      'only',
      'unless',
      'may',
      'adult',
      'Scotland',
      'police',
      'two',
      'to',
      'by',
    );
    fc.assert(
      fc.property(aSentence, fc.nat(), word, (sentence, n, more) => {
        const { start } = said(sentence)[n % said(sentence).length]!;
        return kept(sentence, `${sentence.slice(0, start)}${more} ${sentence.slice(start)}`) === undefined;
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('a denial, a duty or a number left out by itself is refused', () => {
    const carries =
      /^(?:not|no|never|must|should|shall|may|can|only|unless|except|if|when|where|until|before|within|all|any|\d+)$/;
    for (const sentence of sentences)
      for (const word of said(sentence).filter(({ plain }) => carries.test(plain)))
        expect(kept(sentence, without(sentence, word, word)), sentence).toBeUndefined();
  });

  it('no stretch that holds a condition or an exception may go, wherever it begins and ends', () => {
    const limits = /^(?:unless|except|only|if|when|where|until|before|after|within|but)$/;
    const shown: string[] = [];
    for (const sentence of sentences) {
      const words = said(sentence);
      words.forEach((word, n) => {
        if (!limits.test(word.plain)) return;
        for (let from = Math.max(0, n - 12); from <= n; from += 1)
          for (let to = n; to < Math.min(words.length, n + 12); to += 1) {
            const left = kept(sentence, without(sentence, words[from]!, words[to]!));
            if (left) shown.push(left.text);
          }
      });
    }
    expect(shown).toEqual([]);
  });

  it('nothing is shown that its own words are not, in their order', () => {
    fc.assert(
      fc.property(aSentence, fc.nat(), fc.nat(), (sentence, m, n) => {
        const words = said(sentence);
        const [from, to] = [m % words.length, n % words.length].sort((a, b) => a - b);
        const shown = kept(sentence, without(sentence, words[from!]!, words[to!]!));
        if (!shown) return true;
        const left = wordsOf(shown.text).map(({ key }) => key);
        return (
          wordsOf(sentence).reduce((at, { key }) => (left[at] === key ? at + 1 : at), 0) >= left.length - 1
        );
      }),
      { numRuns: runs(5_000) },
    );
  });
});
