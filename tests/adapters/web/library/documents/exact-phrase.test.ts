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
  ['letters left out on both sides', "rock 'n' roll", []],
])('reads the words in quotation marks: %s', (_what, text, phrases) => {
  expect(phrasesIn(text)).toEqual(phrases);
});

test('finds words that a passage writes with ligatures', async () => {
  const all = [found('1', 'The oﬃcer must ask.')];
  const { passages } = await withPhrases([], all, { phrases: ['officer must'] });
  expect(passages).toHaveLength(1);
});

test('stops at 50, says that there are more, and has those for the nation', async () => {
  const one = (n: number) => found(String(n), `The child ${n}.`, n < 80 ? 'wales' : 'england');
  const all = Array.from({ length: 120 }, (_, n) => one(n));
  const asked = { phrases: ['the child'], jurisdiction: 'england' } as const;
  const { passages, isMore } = await withPhrases([], all, asked);
  expect(passages).toHaveLength(50);
  expect(passages[0]!.passage.id).toBe('80');
  expect(passages[40]!.passage.id).toBe('0');
  expect(isMore).toBe(true);
  expect(await withPhrases([], all.slice(0, 50), asked)).toMatchObject({ isMore: false });
});

test('lets other work run while it reads thousands of passages', async () => {
  const all = Array.from({ length: 2_000 }, (_, n) => found(String(n), `Each carer ${n} is asked.`));
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  await withPhrases([], all, { phrases: ['the child'] });
  clearInterval(counting);
  expect(turns).toBeGreaterThan(0);
});

test('keeps only passages with the words together in that order, whatever their case and spacing', async () => {
  const passages = [
    found('1', 'A Relevant\n child may stay.'),
    found('2', 'A child may be relevant.'),
    found('3', 'Relevant children may stay.'),
    found('4', 'It is relevant. Each child may stay.'),
  ];
  const { passages: kept } = await withPhrases(passages, [], { phrases: ['relevant child'] });
  expect(kept.map(({ passage }) => passage.id)).toEqual(['1']);
});

test('adds the passages that the search did not find, those for the nation first', async () => {
  const [close, wales, england] = [
    found('1', 'A relevant child may stay.'),
    found('2', 'Each relevant child is asked.', 'wales'),
    found('3', 'No relevant child is left out.'),
  ];
  const all = [wales, close, england, found('4', 'Nothing of it.')];
  const { passages: kept } = await withPhrases([close], all, {
    phrases: ['relevant child'],
    jurisdiction: 'england',
  });
  expect(kept.map(({ passage }) => passage.id)).toEqual(['1', '3', '2']);
});

test('changes nothing without a phrase', async () => {
  const passages = [found('1', 'A child may stay.')];
  expect((await withPhrases(passages, [], { phrases: [] })).passages).toBe(passages);
});
