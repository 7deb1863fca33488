// Tests that a row of a table that is a heading for the rows below it stays with all of them.
import { expect, test } from 'vitest';
import { chunk, heading, paragraph, sentence } from './cut-blocks.js';

const heads = ['Question', 'England', 'Wales'];
const rowsOf = (answer: string, count: number) => [
  ['Is consent needed?', answer, answer],
  ...Array.from({ length: count }, () => [sentence(20), 'Yes', 'Yes']),
];

test('names the group of its rows in every passage of a long table', () => {
  const passages = chunk([
    heading('Consent'),
    { kind: 'table', heads, rows: [['Children'], ...rowsOf('No', 10), ['Adults'], ...rowsOf('Always', 10)] },
    paragraph(sentence(60)),
  ]);
  const groupOf = (word: string) => passages.filter(({ text }) => text.includes(word));
  for (const [word, group] of [
    ['No |', 'Children'],
    ['Always |', 'Adults'],
  ] as const)
    for (const { headings } of groupOf(word)) expect(headings).toEqual(['Consent', group]);
  expect(passages.filter(({ headings }) => headings.includes('Adults')).length).toBeGreaterThan(1);
  for (const { text } of passages.slice(0, -1)) expect(text).toMatch(/^Question \| England \| Wales\n/);
  expect(passages.at(-1)?.headings).toEqual(['Consent']);
});

test('keeps the groups of a short table in one passage, each below its name', () => {
  const rows = [['Children'], ['Consent', 'No', 'No'], ['Adults'], ['Consent', 'Yes', 'Yes']];
  const [passage] = chunk([{ kind: 'table', heads, rows, caption: 'Table 1' }]);
  expect(passage?.text).toBe(
    'Children\nTable 1\nQuestion | England | Wales\nConsent | No | No\nAdults\nConsent | Yes | Yes',
  );
});

const groupsIn = (rows: string[][], tableHeads = heads) => {
  const passages = chunk([{ kind: 'table', heads: tableHeads, rows }]);
  return (word: string) =>
    passages.filter(({ text }) => text.includes(`${word} |`)).map(({ headings }) => headings.join(' › '));
};

test.each([
  { label: ['Adults (18 and over).'], headings: 'Adults (18 and over).' },
  { label: ['Adults (18 and over),'], headings: 'Adults (18 and over),' },
  { label: ['Adults', '', ''], headings: 'Adults' },
  { label: [`Adults, ${sentence(15)}`], headings: '' },
  { label: ['Everyone else', '', ''], headings: 'Everyone else' },
  { label: ['Consent must always be given in writing.'], headings: '' },
])('rows below “$label.0” are not in the group of children above it', ({ label, headings }) => {
  const groupsOf = groupsIn([['Children'], ...rowsOf('No', 10), label, ...rowsOf('Always', 10)]);
  expect(new Set(groupsOf('No'))).toEqual(new Set(['Children']));
  expect(groupsOf('Always')).toEqual([headings]);
  expect(groupsOf('Yes')).toContain(headings);
});

test('2 headings of a group above each other are both kept with its rows', () => {
  const groupsOf = groupsIn([
    ...[['Children'], ['Consent'], ...rowsOf('No', 10)],
    ...[['Adults'], ['Consent'], ...rowsOf('Always', 10), ['Referral'], ...rowsOf('Asked', 10)],
  ]);
  expect(groupsOf('No')).toEqual(['Children › Consent']);
  expect(groupsOf('Always')).toEqual(['Adults › Consent']);
  expect(groupsOf('Asked')).toEqual(['Adults › Referral']);
});

test('a note across the table leaves the rows below it in the group of adults', () => {
  const note = ['Write down when they were asked.'];
  const groupsOf = groupsIn([['Adults'], note, ...rowsOf('Always', 10), note, ...rowsOf('Asked', 10)]);
  expect(groupsOf('Always')).toEqual(['Adults']);
  expect(groupsOf('Asked')).toEqual(['Adults']);
});

test('a group ends at a single cell with blank cells after it, as in a PDF', () => {
  const rows = [['Children', '', ''], ...rowsOf('No', 10), ['Adults', '', ''], ...rowsOf('Always', 10)];
  const groupsOf = groupsIn(rows, []);
  expect(groupsOf('No')).toEqual(['Children']);
  expect(groupsOf('Always')).toEqual(['Adults']);
});

test('takes a single cell at the top of a wide table without headings for its heading', () => {
  const rows = [['ADULT VICTIMS', '', ''], heads, ...rowsOf('Yes', 10)];
  const passages = chunk([{ kind: 'table', heads: [], rows }]);
  expect(passages.length).toBeGreaterThan(1);
  for (const { headings } of passages) expect(headings).toEqual(['ADULT VICTIMS']);
});

test.each([
  { where: 'at the end of the table', last: [['In all nations']] },
  { where: 'that is a sentence', last: [['This applies in all nations.'], ['Consent', 'Yes', 'Yes']] },
  {
    where: 'with blank cells for its values',
    last: [
      ['In all nations', '', ''],
      ['Age', 'Yes', 'Yes'],
    ],
  },
])('keeps a row $where as a row', ({ last }) => {
  const [passage] = chunk([{ kind: 'table', heads, rows: [['Consent', 'No', 'No'], ...last] }]);
  expect(passage?.headings).toEqual([]);
  expect(passage?.text).toContain(last[0]![0]);
});
