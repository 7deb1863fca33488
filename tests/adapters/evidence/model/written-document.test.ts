// Splits the text of a document into sections and entries.
import { expect, test } from 'vitest';
import { document, type Slot } from '../../../../adapters/evidence/model/written-document.js';
import type { Facts } from '../../../../adapters/evidence/model/facts.js';

const written = (strings: TemplateStringsArray, ...slots: Slot[]) =>
  document(strings, ...slots)({ at: 'today' } as Facts).sections.flatMap(({ entries }) => entries);

test('reads a document’s name, diagram and sections, with the usual columns unless it names others, and drops empty ones', () => {
  const make = document`
# 01-name | Its title
  about: What it is about.
  diagram: ${({ at }) => `flowchart\n  ${at}`}

## One

id | what
  known: it is so
  from: file a.md; the store, when this pack was made

## Two
  intro: More.
  columns: a | b | c

id | a | b
  known: c

## Three

gone | what
  known: ${() => undefined}
`;
  expect(make({ at: 'today' } as Facts)).toEqual({
    name: '01-name',
    title: 'Its title',
    about: 'What it is about.',
    diagram: 'flowchart\n  today',
    sections: [
      {
        title: 'One',
        columns: ['what', 'statement'],
        entries: [
          {
            id: 'id',
            standing: 'known',
            cells: ['what', 'it is so'],
            from: ['file a.md', 'the store, when this pack was made'],
          },
        ],
      },
      {
        title: 'Two',
        intro: 'More.',
        columns: ['a', 'b', 'c'],
        entries: [{ id: 'id', standing: 'known', cells: ['a', 'b', 'c'], from: [] }],
      },
    ],
  });
});

test('uses the first line that applies, with the sources below it', () => {
  const entry = (isOn: boolean, name?: string) => written`
# 01-name | Title

## Section

id | what
  known: ${() => isOn} On
  known: Called ${() => name}
  from: setting A
  ask: Which?
  from: setting B
`;
  const part = { id: 'id', standing: 'known', from: ['setting A'] };
  expect(entry(true)).toEqual([{ ...part, cells: ['what', 'On'] }]);
  expect(entry(false, 'Ann')).toEqual([{ ...part, cells: ['what', 'Called Ann'] }]);
  expect(entry(false)).toEqual([
    { id: 'id', standing: 'ask', cells: ['what', 'Which?'], from: ['setting B'] },
  ]);
});

test('adds the sentences that apply to a line, each to its cell, and takes the first alternative that does', () => {
  const cells = (isOn: boolean, name?: string) =>
    written`
# 01-name | Title

## Section
  columns: what | control | what is left

id | what
  known: ${() => isOn} It is on
  or: It is off
  and: Was it asked?
  and: It is called ${() => name} | Its name
  or: | No name
  and: It is so
`[0]!.cells;
  expect(cells(true, 'Ann')).toEqual([
    'what',
    'It is on. Was it asked? It is called Ann. It is so',
    'Its name',
  ]);
  expect(cells(false)).toEqual(['what', 'It is off. Was it asked? It is so', 'No name']);
});

test('leaves out an entry of which no line applies, and asks further questions beside one that does', () => {
  expect(written`
# 01-name | Title

## Section

gone | what
  today: ${() => undefined} rows

count | what | 
  today: ${() => 0} rows
  from: table a
  also ask: Why?
`).toEqual([
    { id: 'count', standing: 'known', cells: ['what', '', '0 rows'], from: ['table a'], ofTheDay: true },
    { id: 'count-ask', standing: 'ask', cells: ['what', '', 'Why?'], from: [] },
  ]);
});

test('says who could answer a question, as its section does or as it says itself', () => {
  const entries = written`
# 01-name | Title

## Section
  who: Security, before use

one | what
  ask: Which?

two | what
  check: Is it so?
  who: Procurement

three | what
  known: it is
`;
  expect(entries.map(({ owner }) => owner)).toEqual([
    { who: 'Security', beforeUse: true },
    { who: 'Procurement', beforeUse: false },
    undefined,
  ]);
});

test('keeps what the facts say in its cell, whatever is in it', () => {
  const [entry] = written`
# 01-name | Title

## Section

id | what
  known: ${() => 'a | b ⟦0⟧'} | c
`;
  expect(entry!.cells).toEqual(['what', 'a | b ⟦0⟧', 'c']);
});

test('refuses a line without a label that it knows', () => {
  const make = document`
# 01-name | Title

## Section

id | what
  knwon: it is so
`;
  expect(() => make({} as Facts)).toThrow('knwon: it is so');
});
