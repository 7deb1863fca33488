import { expect, test } from 'vitest';
import { phrasesIn, withPhrases } from '../../../../../adapters/web/library/documents/exact-phrase.js';
import { sampleDocument, samplePassage } from '../../../../fakes/samples/guidance-samples.js';

const found = (id: string, text: string, nation: 'england' | 'wales' = 'england') => ({
  passage: samplePassage({ id, text }),
  document: sampleDocument({ jurisdictions: [nation] }),
  score: 0,
});

test.each([
  ['straight marks', 'who is a "relevant child" here', ['relevant child']],
  ['curly marks, as a phone types them', '“relevant child”', ['relevant child']],
  ['single curly marks, as in Welsh', 'beth yw ‘plentyn perthnasol’ yma', ['plentyn perthnasol']],
  ['a pair that a phone mixed up', '”relevant child“', ['relevant child']],
  ['several phrases', '"one two" and "three"', ['one two', 'three']],
  ['apostrophes', 'the child’s carer and the carers’ home', []],
  ['a mark that is not closed', 'a "relevant child', []],
  ['marks without words', '"" and "…"', []],
])('reads the words in quotation marks: %s', (_what, text, phrases) => {
  expect(phrasesIn(text)).toEqual(phrases);
});

test('keeps only passages in which the words stand together in that order, whatever their case and spacing', () => {
  const passages = [
    found('1', 'A Relevant\n child may stay.'),
    found('2', 'A child may be relevant.'),
    found('3', 'Relevant children may stay.'),
    found('4', 'It is relevant. Each child may stay.'),
  ];
  const kept = withPhrases(passages, [], { phrases: ['relevant child'] });
  expect(kept.map(({ passage }) => passage.id)).toEqual(['1']);
});

test('adds the passages that the search did not find, those for the nation first', () => {
  const [close, wales, england] = [
    found('1', 'A relevant child may stay.'),
    found('2', 'Each relevant child is asked.', 'wales'),
    found('3', 'No relevant child is left out.'),
  ];
  const all = [wales!, close!, england!, found('4', 'Nothing of it.')];
  const kept = withPhrases([close!], all, { phrases: ['relevant child'], jurisdiction: 'england' });
  expect(kept.map(({ passage }) => passage.id)).toEqual(['1', '3', '2']);
});

test('changes nothing without a phrase', () => {
  const passages = [found('1', 'A child may stay.')];
  expect(withPhrases(passages, [], { phrases: [] })).toBe(passages);
});
