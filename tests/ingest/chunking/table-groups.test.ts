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

test.each(['Adults', 'Over 18s', 'Everyone else', 'Aged 18 or over', '18+', 'All victims'])(
  'keeps rows for “%s” out of a passage for children, in a short table too',
  (label) => {
    const rows = [['Children'], ['Consent', 'No', 'No'], [label], ['Consent', 'Yes', 'Yes']];
    const passages = chunk([{ kind: 'table', heads, rows }]);
    expect(passages.map(({ headings }) => headings)).toEqual([['Children'], [label]]);
  },
);

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
  ...['Adults 18+', '18 and over', '18+', 'If they are an adult', 'Adult pathway', 'Adults: what to do'],
  ...['Adults (consent needed)', 'Referrals for adults', 'Adult victims must consent', 'Over-18s'],
  ...['Everyone', 'All victims', 'In all cases', 'Both groups', 'Adults and children'],
])('rows below “%s” are not in the group of children above it, also in a PDF', (label) => {
  for (const row of [[label], [label, '', '']])
    for (const start of [['Children'], ['Children', '', ''], ['Indicators of child victims']]) {
      const groupsOf = groupsIn([start, ...rowsOf('No', 10), row, ...rowsOf('Always', 10)]);
      expect(groupsOf('No')).toEqual([start[0]]);
      expect(groupsOf('Always')).toEqual([label]);
    }
});

test('a row for adults starts a group below rows for no age group, also in a PDF', () => {
  const groupsOf = groupsIn([...rowsOf('Asked', 10), ['Adults 18+', '', ''], ...rowsOf('Always', 10)]);
  expect(groupsOf('Asked')).toEqual(['']);
  expect(groupsOf('Always')).toEqual(['Adults 18+']);
});

test.each(['All cases', 'Everyone', 'Adults who do not consent'])(
  'rows below “%s” inside a group of adults stay in it',
  (label) => {
    const rows = [['Adults'], ...rowsOf('Always', 10), [label], ...rowsOf('Asked', 10), ['Support']];
    const groupsOf = groupsIn([...rows, ...rowsOf('Offered', 10)]);
    expect(groupsOf('Asked')).toEqual([`Adults › ${label}`]);
    expect(groupsOf('Offered')).toEqual(['Adults › Support']);
  },
);

test.each([
  { row: ['For a child, see part 4.'] },
  { row: ['If there is any doubt that the person is an adult, treat them as a child and follow part 4.'] },
  { row: ['A child is a person under 18.'] },
  { row: ['Ask whether they look after a child', '', ''] },
  { row: ['Child protection'] },
  { row: ['Children – see part 4'] },
  { row: ['Children (see part 4)'] },
  { row: ['Children: part 4'] },
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
  { row: ['Provide an appropriate adult.', '', ''], headings: 'Children' },
  { row: ['All staff must act within 24 hours.'], headings: 'Children' },
  { row: ['Referral'], headings: 'Children › Referral' },
])('rows below “$row.0” stay in the group of children above it', ({ row, headings }) => {
  const groupsOf = groupsIn([['Children'], ...rowsOf('No', 10), row, ...rowsOf('Never', 10)]);
  expect(groupsOf('No')).toEqual(['Children']);
  expect(groupsOf('Never')).toEqual([headings]);
});

test.each([
  ...[
    'Children',
    'CHILD VICTIMS – Key stages',
    'Young people in care',
    'For children (under 18)',
    'Under-18s',
  ],
  ...['Child victims: no consent', 'Children (no consent)', 'Looked after children', 'Adults and children'],
  ...['If the victim is a child', 'Children under 16', '16 and 17 year olds', 'For 16-17-year-olds'],
])('rows below “%s” are not in the group of adults above it', (name) => {
  const rows = [['ADULT VICTIMS – Key stages'], ...rowsOf('Always', 10), [name], ...rowsOf('No', 10)];
  const groupsOf = groupsIn(rows);
  expect(groupsOf('Always')).toEqual(['ADULT VICTIMS – Key stages']);
  expect(groupsOf('No')).toEqual([name]);
});

test('quickly reads a row that repeats an age many times', () => {
  const start = performance.now();
  const row = [`children${'/under-18'.repeat(26)}!`, '', ''];
  chunk([{ kind: 'table', heads, rows: [row, ['Consent', 'No', 'No']] }]);
  expect(performance.now() - start).toBeLessThan(1000);
});

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
