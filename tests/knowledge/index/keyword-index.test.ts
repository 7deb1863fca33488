// Tests that keyword search gives the same scores as a simple version of its formula, on small random
// collections of passages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countKeywords } from '../../../knowledge/index/keyword-counts.js';
import type { KeywordFields } from '../../../knowledge/index/keyword-fields.js';
import {
  buildKeywordIndex,
  keywordPart,
  openKeywordIndex,
  type WeightedTerm,
} from '../../../knowledge/index/keyword-index.js';
import { atOnce } from '../../../knowledge/model/slice-long-work.js';
import { termsOf } from '../../../knowledge/text/terms.js';

const WORDS = ['child', 'police', 'referral', 'consent', 'guardian', 'the', 'is', 'section', '45'];
const words = (maxLength: number) =>
  fc.array(fc.constantFrom(...WORDS), { maxLength }).map((list) => list.join(' '));
const corpora = fc.array(fc.record({ title: words(3), headings: words(3), text: words(12) }), {
  minLength: 1,
  maxLength: 8,
});
const queries = fc.uniqueArray(
  fc.record({
    term: fc.constantFrom(...termsOf(WORDS.join(' ')), 'unheard'),
    weight: fc.constantFrom(1, 0.5, 0.35),
  }),
  { selector: ({ term }) => term, maxLength: 5 },
);
const searches = fc.array(
  fc.record({
    query: queries,
    limit: fc.integer({ min: 0, max: 50 }),
    every: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 4 },
);

const open = buildKeywordIndex;
const passage = (text: string, headings = '', title = ''): KeywordFields => ({ title, headings, text });
const terms = (...list: string[]): WeightedTerm[] => list.map((term) => ({ term, weight: 1 }));

/**
 * Calculates BM25F scores (BM25 with fields, by Robertson and Zaragoza), with k1 = 1.2, b = 0.6 and weights
 * of 1.5 for headings and 0.6 for titles.
 */
function plainScores(passages: readonly KeywordFields[], query: readonly WeightedTerm[]): number[] {
  const bodies = passages.map(({ text }) => termsOf(text));
  const mean = bodies.reduce((sum, body) => sum + body.length, 0) / passages.length;
  const count = (list: readonly string[], term: string) => list.filter((one) => one === term).length;
  const frequency = (term: string, n: number) =>
    count(bodies[n]!, term) +
    1.5 * count(termsOf(passages[n]!.headings), term) +
    0.6 * count(termsOf(passages[n]!.title), term);
  return passages.map((_, n) =>
    query.reduce((sum, { term, weight }) => {
      const found = passages.filter((_one, m) => frequency(term, m) > 0).length;
      const idf = Math.log(1 + (passages.length - found + 0.5) / (found + 0.5));
      const tf = frequency(term, n);
      const length = 0.4 + 0.6 * (bodies[n]!.length / (mean || 1));
      return tf === 0 ? sum : sum + (weight * idf * tf) / (tf + 1.2 * length);
    }, 0),
  );
}

describe('keyword search', () => {
  it('scores as the plain formula does, and lists the best first', () => {
    fc.assert(
      fc.property(corpora, queries, fc.integer({ min: 1, max: 9 }), (passages, query, limit) => {
        const expected = plainScores(passages, query);
        const { scores, best } = open(passages).search(query, limit);
        expected.forEach((score, n) => expect(scores[n]).toBeCloseTo(score, 4));
        const matching = expected.filter((score) => score > 0);
        expect(best).toHaveLength(Math.min(limit, matching.length));
        const found = best.map((label) => scores[label]!);
        expect(found).toEqual([...found].sort((a, b) => b - a));
        const left = [...scores.keys()].filter((label) => !best.includes(label));
        for (const label of left) expect(scores[label]!).toBeLessThanOrEqual(found.at(-1) ?? 0);
      }),
    );
  });

  it('lists what sorting every passage would list first, search after search', () => {
    fc.assert(
      fc.property(fc.array(words(6), { minLength: 1, maxLength: 120 }), searches, (texts, asked) => {
        const index = open(texts.map((text) => passage(text)));
        for (const { query, limit, every } of asked) {
          const allowed = (label: number) => label % every === 0;
          const fresh = open(texts.map((text) => passage(text))).search(query, limit, allowed);
          const { scores, best } = index.search(query, limit, allowed);
          expect(scores).toEqual(fresh.scores);
          const sorted = [...scores.keys()]
            .filter((label) => scores[label]! > 0 && allowed(label))
            .sort((a, b) => scores[b]! - scores[a]! || a - b);
          expect(best).toEqual(sorted.slice(0, limit));
        }
      }),
    );
  });

  it('searches again in the memory of the search before', () => {
    const index = open([passage('child'), passage('police')]);
    const { scores } = index.search(terms('child'), 2);
    expect(index.search(terms('polic'), 2).scores).toBe(scores);
    expect(scores[0]).toBe(0);
  });

  it('lists equal passages by their place, however many are wanted', () => {
    const index = open(Array.from({ length: 5 }, () => passage('a child and the police')));
    for (const limit of [2, 5, 9])
      expect(index.search(terms('polic', 'child'), limit).best).toEqual([0, 1, 2, 3, 4].slice(0, limit));
    const crossed = open([passage('child'), passage('police'), passage('police child')]);
    expect(crossed.search(terms('polic', 'child'), 3).best).toEqual([2, 0, 1]);
  });

  it('leaves out what may not be searched, instead of ranking it lower', () => {
    const index = open(['child police', 'child', 'child'].map((text) => passage(text)));
    expect(index.search(terms('child', 'polic'), 1, (label) => label > 0).best).toEqual([1]);
    expect(index.search(terms('child'), 5, () => false).best).toEqual([]);
  });

  it('finds nothing for words that are nowhere, without words, or with no place to fill', () => {
    const index = open([passage('child')]);
    expect(index.search(terms('unheard'), 5).best).toEqual([]);
    expect(index.search([], 5).best).toEqual([]);
    expect(index.search(terms('child'), 0).best).toEqual([]);
    expect(open([]).search(terms('child'), 5).best).toEqual([]);
  });

  it('finds passages whose only words are those of their heading', () => {
    const { scores, best } = open([passage('', 'Consent'), passage('')]).search(terms('consent'), 5);
    expect(best).toEqual([0]);
    expect(scores[0]).toBeGreaterThan(0);
  });

  it('counts a word of a heading for more than one of the body, and one of the title for less', () => {
    const [body, heading, title] = open([
      passage('guardian', '', ''),
      passage('police', 'guardian', ''),
      passage('police', '', 'guardian'),
    ]).search(terms('guardian'), 3).scores;
    expect(heading).toBeGreaterThan(body!);
    expect(body).toBeGreaterThan(title!);
  });
});

describe('a release of which some passages were counted for an earlier one', () => {
  /** Each passage was counted before, is new, or has gone: 0, 1 or 2. */
  const changed = fc.array(
    fc.tuple(fc.record({ title: words(3), headings: words(3), text: words(12) }), fc.nat(2), fc.nat()),
    { maxLength: 10 },
  );
  const partOf = (passages: readonly KeywordFields[], places: readonly number[]) =>
    keywordPart(atOnce(countKeywords(passages, passages.length)), Int32Array.from(places));

  it('is searched as if all of them had been counted together', () => {
    fc.assert(
      fc.property(changed, searches, (all, asked) => {
        const fields = all.map(([passage]) => passage);
        const stays = [...all.keys()].filter((n) => all[n]![1] < 2);
        const order = [...stays].sort((a, b) => all[a]![2] - all[b]![2] || a - b);
        const part = (kinds: readonly number[]) => {
          const own = [...all.keys()].filter((n) => kinds.includes(all[n]![1]));
          return partOf(
            own.map((n) => fields[n]!),
            own.map((n) => order.indexOf(n)),
          );
        };
        const together = open(order.map((n) => fields[n]!));
        const index = openKeywordIndex([part([0, 2]), part([1])]);
        expect(index.size).toBe(together.size);
        for (const { query, limit, every } of asked) {
          const allowed = (label: number) => label % every === 0;
          expect(index.search(query, limit, allowed)).toEqual(together.search(query, limit, allowed));
          for (const { term } of query)
            expect([index.has(term), index.idf(term)]).toEqual([together.has(term), together.idf(term)]);
          const [one, other] = [index.coverage(query), together.coverage(query)];
          for (const label of order.keys()) expect(one(label)).toBe(other(label));
        }
      }),
    );
  });
});

describe('coverage', () => {
  it('is a share: 1 if all words are there, 0 if none is', () => {
    fc.assert(
      fc.property(corpora, queries, (passages, query) => {
        const index = open(passages);
        passages.forEach(({ title, headings, text }, label) => {
          const coverage = index.coverage(query)(label);
          const own = new Set(termsOf([title, headings, text].join(' | ')));
          const standing = query.filter(({ term }) => own.has(term)).length;
          expect(coverage).toBeGreaterThanOrEqual(0);
          expect(coverage).toBeLessThanOrEqual(1);
          if (standing === 0) expect(coverage).toBe(0);
          else if (standing === query.length) expect(coverage).toBeCloseTo(1, 10);
          else expect(coverage > 0 && coverage < 1).toBe(true);
        });
      }),
    );
  });

  it('weighs a rare word more than one that is everywhere', () => {
    const index = open([passage('child guardian'), passage('child'), passage('child')]);
    expect(index.coverage(terms('child', 'guardian'))(0)).toBe(1);
    expect(index.coverage(terms('child', 'guardian'))(1)).toBeLessThan(0.2);
    expect(index.idf('guardian')).toBeGreaterThan(index.idf('child'));
    expect(index.idf('unheard')).toBeGreaterThan(index.idf('guardian'));
  });
});
