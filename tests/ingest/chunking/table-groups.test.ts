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
  const rows = [['Referral'], ['Consent', 'No', 'No'], ['Support'], ['Consent', 'Yes', 'Yes']];
  const [passage] = chunk([{ kind: 'table', heads, rows, caption: 'Table 1' }]);
  expect(passage?.text).toBe(
    'Referral\nTable 1\nQuestion | England | Wales\nConsent | No | No\nSupport\nConsent | Yes | Yes',
  );
});

test('keeps rows for adults out of a passage for children, in a short table too', () => {
  const rows = [['Children'], ['Consent', 'No', 'No'], ['Adults'], ['Consent', 'Yes', 'Yes']];
  const passages = chunk([{ kind: 'table', heads, rows }]);
  expect(passages.map(({ headings }) => headings)).toEqual([['Children'], ['Adults']]);
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
  { label: ['If the victim is an adult'], headings: 'If the victim is an adult' },
  { label: ['Adults who do not consent'], headings: 'Adults who do not consent' },
  { label: ['Over 18s', '', ''], headings: 'Over 18s' },
  { label: ['Everyone else', '', ''], headings: 'Everyone else' },
])('rows below “$label.0” are not in the group of children above it', ({ label, headings }) => {
  const groupsOf = groupsIn([['Children'], ...rowsOf('No', 10), label, ...rowsOf('Always', 10)]);
  expect(new Set(groupsOf('No'))).toEqual(new Set(['Children']));
  expect(groupsOf('Always')).toEqual([headings]);
  expect(groupsOf('Yes')).toContain(headings);
});

test.each([
  { row: ['For a child, see part 4.'] },
  { row: ['If there is any doubt that the person is an adult, treat them as a child and follow part 4.'] },
  { row: ['A child is a person under 18.'] },
  { row: ['Ask whether they look after a child', '', ''] },
  { row: ['Child protection'] },
  { row: ['Children – see part 4'] },
  { row: ['Write down when they were asked.'] },
])('rows below “$row.0” stay in the group of adults above it', ({ row }) => {
  for (const count of [0, 10]) {
    const groupsOf = groupsIn([['Adults'], ...rowsOf('Always', count), row, ...rowsOf('Asked', count)]);
    expect(groupsOf('Always')).toEqual(['Adults']);
    expect(groupsOf('Asked')).toEqual(['Adults']);
  }
});

test.each([
  { row: ['Is a guardian appointed', '', ''], headings: 'Children' },
  { row: ['Consent must always be given in writing.'], headings: 'Children' },
  { row: ['Referral'], headings: 'Children › Referral' },
])('rows below “$row.0” stay in the group of children above it', ({ row, headings }) => {
  const groupsOf = groupsIn([['Children'], ...rowsOf('No', 10), row, ...rowsOf('Never', 10)]);
  expect(groupsOf('No')).toEqual(['Children']);
  expect(groupsOf('Never')).toEqual([headings]);
});

test.each(['Children', 'CHILD VICTIMS – Key stages', 'Young people in care', 'For children (under 18)'])(
  'rows below “%s” are not in the group of adults above it',
  (name) => {
    const rows = [['ADULT VICTIMS – Key stages'], ...rowsOf('Always', 10), [name], ...rowsOf('No', 10)];
    const groupsOf = groupsIn(rows);
    expect(groupsOf('Always')).toEqual(['ADULT VICTIMS – Key stages']);
    expect(groupsOf('No')).toEqual([name]);
  },
);

test('the heading of an age group stays above the headings inside it', () => {
  const groupsOf = groupsIn([
    ...[['Children'], ['Consent'], ...rowsOf('No', 10), ['Referral'], ...rowsOf('Never', 10)],
    ...[['Adults'], ['Consent'], ...rowsOf('Always', 10), ['Referral'], ...rowsOf('Asked', 10)],
  ]);
  expect(groupsOf('No')).toEqual(['Children › Consent']);
  expect(groupsOf('Never')).toEqual(['Children › Referral']);
  expect(groupsOf('Always')).toEqual(['Adults › Consent']);
  expect(groupsOf('Asked')).toEqual(['Adults › Referral']);
});

test('a note straight below the heading of a group is in the group', () => {
  const groupsOf = groupsIn([['Adults'], ['For a child, see part 4.'], ...rowsOf('Always', 10)]);
  expect(groupsOf('Always')).toEqual(['Adults']);
});

test.each([{ tableHeads: [] }, { tableHeads: heads }])(
  'a group starts and ends at a single cell with blank cells after it, as in a PDF, below $tableHeads',
  ({ tableHeads }) => {
    const rows = [['Children', '', ''], ...rowsOf('No', 10), ['Adults', '', ''], ...rowsOf('Always', 10)];
    const groupsOf = groupsIn(rows, tableHeads);
    expect(groupsOf('No')).toEqual(['Children']);
    expect(groupsOf('Always')).toEqual(['Adults']);
  },
);

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
