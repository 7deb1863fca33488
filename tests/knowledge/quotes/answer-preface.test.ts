// Sentences of ours stand before the quotes only where they are needed, in one order.
import { expect, it } from 'vitest';
import { answerPreface } from '../../../knowledge/quotes/answer-preface.js';
import { sampleCitation, sampleDocument, samplePassage } from '../../fakes/guidance-samples.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';

const citation = (quote: string, jurisdictions: Jurisdiction[] = []) =>
  sampleCitation({
    passage: samplePassage({ text: quote }),
    spans: [[0, quote.length]],
    document: sampleDocument({ jurisdictions }),
  });
const rule = citation('The recovery period lasts 30 days.');
const nothing = { question: 'When does it end?', nations: [] as Jurisdiction[], citations: [rule] };

it('says nothing where nothing needs saying', () => {
  expect(answerPreface(nothing)).toBeUndefined();
});

it('tells calmly what the question and the quote each say', () => {
  expect(
    answerPreface({ ...nothing, question: 'Since the recovery period is 45 days, when does it end?' }),
  ).toBe('Your question says 45 days. The guidance quoted here says 30 days.');
});

it('warns of quotes for different nations only while the nation is not known', () => {
  const citations = [citation('One rule.', ['england', 'wales']), citation('Another.', ['scotland'])];
  expect(answerPreface({ ...nothing, citations })).toMatch(/different nations/);
  expect(answerPreface({ ...nothing, citations, nations: ['scotland'] })).toBeUndefined();
  const shared = [citation('One rule.', ['england', 'wales']), citation('Another.', ['wales'])];
  expect(answerPreface({ ...nothing, citations: shared })).toBeUndefined();
});

it('meets the person in their language first, and keeps what the writer said last', () => {
  const language = { code: 'cy', sentence: 'Brawddeg.' };
  expect(answerPreface({ ...nothing, language, preface: 'Quotes alone.' })).toBe('Brawddeg. Quotes alone.');
});
