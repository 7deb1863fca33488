// Tests the search behind the message extension: it checks the query for danger, redacts it and finds exact
// quotes.
import { expect, test } from 'vitest';
import { createQuoteSearch } from '../../../bot/replies/find-quotes-to-share.js';
import type { Question, RankedPassage } from '../../../knowledge/model/answer.js';
import { shownQuote } from '../../../knowledge/model/marked-quote.js';
import { documentOf } from '../../fakes/memory-release.js';
import { sampleAnswer, SAMPLE_QUOTE } from '../../fakes/samples/sample-answers.js';
import { redactFakeNames } from '../../fakes/test-bot.js';

const contact = (name: string) => ({ name, phone: '999', when: 'always', verifiedOn: '2026-05-01' });

function searching(
  read?: Parameters<typeof createQuoteSearch>[0]['read'],
  found: Partial<RankedPassage> & { text?: string } = {},
) {
  const asked: Question[] = [];
  const search = createQuoteSearch({
    redact: redactFakeNames,
    detectUrgency: (text, reading) => /in danger now/i.test(text) || typeof reading === 'object',
    contacts: (_, need) => [contact(need === 'for-themselves' ? 'Childline' : 'Police')],
    answer: (question) => {
      asked.push(question);
      const answer = sampleAnswer();
      const [first] = answer.passages;
      const { text = 'A near passage.', ...more } = found;
      const near = { ...first!, ...more, passage: { ...first!.passage, id: 'passage-2', text } };
      return Promise.resolve({ ...answer, passages: [first!, near] });
    },
    ...(read && { read }),
  });
  return { asked, search };
}

test('finds what answers, then close matches, in full', async () => {
  const { search } = searching();
  const found = await search('Who may refer?');
  expect(found.kind === 'quotes' && found.quotes.map(({ quote }) => quote)).toEqual([
    SAMPLE_QUOTE,
    'A near passage.',
  ]);
});

test('a close match says that its list goes on', async () => {
  const text = 'Tell:\n• the police';
  const { search } = searching(undefined, { text, goesOn: { after: true } });
  const found = await search('Who may refer?');
  expect(found.kind === 'quotes' && found.quotes.map(shownQuote).at(-1)).toBe(`${text}\n…`);
});

test('leaves out close matches for adults if the question is about a child', async () => {
  const document = documentOf({ slug: 'adults', title: 'Support for adults' });
  const { search } = searching(undefined, { document });
  expect(await search('May a child of 15 refuse?')).toMatchObject({ quotes: [{ quote: SAMPLE_QUOTE }] });
  expect(await search('May she refuse?')).toMatchObject({ quotes: [{}, { quote: 'A near passage.' }] });
});

test('takes personal details out before it searches', async () => {
  const { search, asked } = searching();
  await search('Who may refer Zora?');
  expect(asked.map(({ text }) => text)).toEqual(['Who may refer [name 1]?']);
});

test.each([
  ['by the rules', 'A child is in danger now', undefined, 'Police'],
  ['by the reader', 'something a rule misses', () => Promise.resolve({} as never), 'Police'],
  ['someone who writes about themselves', 'he wont let me leave', undefined, 'Childline'],
])('danger is answered with numbers and searches nothing: %s', async (_, text, read, name) => {
  const { search, asked } = searching(read);
  expect(await search(text)).toEqual({ kind: 'danger', contacts: [contact(name)] });
  expect(asked).toEqual([]);
});

test('what is longer than a message is not searched for, but danger anywhere in it is heard', async () => {
  const { search, asked } = searching(() => Promise.reject(new Error('read')));
  const long = 'We wrote it down. '.repeat(300);
  expect(await search(long)).toEqual({ kind: 'too-long', most: 4000 });
  expect(await search(`${long}A child is in danger now.`)).toMatchObject({ kind: 'danger' });
  expect(asked).toEqual([]);
});
