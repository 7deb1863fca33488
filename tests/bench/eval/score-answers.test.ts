// Tests each measure on cases small enough to check by hand.
import { describe, expect, it } from 'vitest';
import { asked, gold } from './answer-fixtures.js';
import { percentile, scoreAnswerable, scoreQuotes, scoreUnanswerable } from './score-answers.js';

const RIGHT = 'A first responder refers the child at once and tells the duty social worker.';
const WRONG = 'The notes of a meeting are kept for as long as the case stays open.';
const long = (count: number) => Array.from({ length: count }, (_, n) => `filler${n}`).join(' ');
const answerable = { kind: 'answerable' as const, gold: [gold(RIGHT)] };

describe('an answerable question', () => {
  it('earns recall only within its budget of words', () => {
    const score = scoreAnswerable([asked(answerable, { found: [long(395), RIGHT] })])!;
    expect(score.recallIn400Words).toBe(0);
    expect(score.recallIn1000Words).toBe(1);
    expect(score.mrrAt10).toBe(0.5);
    expect(score.passageRecallAt5).toBe(1);
  });

  it('with two wanted quotes of which one is found counts half', () => {
    const both = { kind: 'answerable' as const, gold: [gold(RIGHT), gold(WRONG)] };
    expect(scoreAnswerable([asked(both, { found: [RIGHT] })])!.recallIn400Words).toBe(0.5);
  });

  it('is cited only by an answer that was given', () => {
    const citations = [{ quote: RIGHT }];
    const score = (outcome: 'answered' | 'unanswerable') =>
      scoreAnswerable([asked(answerable, { outcome, citations })])!;
    expect(score('answered')).toMatchObject({ answered: 1, citedAt1: 1, quotedAt3: 1 });
    expect(score('unanswerable')).toMatchObject({ answered: 0, citedAt1: 0, quotedAt3: 0 });
  });

  it('is not shown where the passage is right and another sentence of it is quoted', () => {
    const citations = [{ quote: WRONG, passage: `${RIGHT} ${WRONG}` }];
    expect(scoreAnswerable([asked(answerable, { citations })])).toMatchObject({ citedAt3: 1, quotedAt3: 0 });
  });

  it('is not cited by a passage too long to check, by a quote that is not in it, or from a document that lacks it', () => {
    const cited = (citation: { quote: string; passage?: string }, text = `${RIGHT} ${WRONG}`) =>
      scoreAnswerable([asked(answerable, { citations: [citation] })], () => text)!.citedAt3;
    expect(cited({ quote: RIGHT })).toBe(1);
    expect(cited({ quote: RIGHT, passage: `${RIGHT} ${long(300)}` })).toBe(0);
    expect(cited({ quote: WRONG, passage: RIGHT })).toBe(0);
    expect(cited({ quote: RIGHT }, WRONG)).toBe(0);
  });

  it('is scored by type too', () => {
    const types = scoreAnswerable([
      asked({ ...answerable, type: 'lookup' }, { found: [RIGHT] }),
      asked({ ...answerable, type: 'procedure' }, { found: [WRONG] }),
    ])!.byType;
    expect(types.lookup).toEqual({ n: 1, recallIn400Words: 1, citedAt3: 0 });
    expect(types.procedure).toEqual({ n: 1, recallIn400Words: 0, citedAt3: 0 });
  });
});

it('silence on a question without an answer is counted by scope; asking back is neither', () => {
  const kind = 'unanswerable' as const;
  const score = scoreUnanswerable([
    asked({ kind, scope: 'near-miss' }, { outcome: 'unanswerable' }),
    asked({ kind, scope: 'near-miss' }, { outcome: 'answered' }),
    asked({ kind, scope: 'out-of-scope' }, { outcome: 'unanswerable' }),
    asked({ kind, scope: 'out-of-scope' }, { outcome: 'needs-clarification' }),
  ]);
  expect(score).toEqual({
    n: 4,
    abstained: 0.5,
    askedBack: 0.25,
    byScope: { 'near-miss': 0.5, 'out-of-scope': 0.5 },
  });
});

describe('shown quotes', () => {
  it('must be in their passage, span for span', () => {
    const passage = `${RIGHT} Then it waits. ${WRONG}`;
    const score = (quote: string) => scoreQuotes([asked({}, { citations: [{ quote, passage }] })])!;
    expect(score(`${RIGHT} … ${WRONG}`).exactInPassage).toBe(1);
    expect(score(`${RIGHT} … ${WRONG.replace('kept', 'burnt')}`).exactInPassage).toBe(0);
  });

  it('are held to the plain text of their document where there is one', () => {
    const citations = [{ quote: RIGHT }, { quote: RIGHT, document: 'unknown' }];
    const score = scoreQuotes([asked({}, { citations })], (name) => (name === 'note' ? RIGHT : undefined));
    expect(score).toMatchObject({ n: 2, unknownDocument: 1, nearly: 0.5 });
  });
});

it('kinds that no question has are left out, rather than scored as nothing', () => {
  expect(scoreAnswerable([asked({})])).toBeUndefined();
  expect(scoreUnanswerable([asked({})])).toBeUndefined();
  expect(scoreQuotes([asked({})])).toBeUndefined();
});

it('a percentile is a value that was measured', () => {
  expect(percentile([5, 1, 3], 0.5)).toBe(3);
  expect(percentile([1, 2, 3, 4], 0.5)).toBe(2);
  expect(percentile([1, 2, 3, 4], 0.95)).toBe(4);
  expect(percentile([], 0.5)).toBeNull();
});
