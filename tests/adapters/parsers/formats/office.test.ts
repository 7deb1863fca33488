// DOCX and ODT files give the same blocks as the page that an office program shows.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import { makeDocx, makeOdt, wordParagraph } from '../make-archive.js';

const parse = createParser();

test('reads headings and paragraphs of a DOCX, and its title', async () => {
  const bytes = makeDocx(
    wordParagraph('Consent', 'Heading1') + wordParagraph('A child does not have to agree.'),
    'Referral &amp; consent',
  );
  expect((await parse('docx', bytes)).document).toEqual({
    title: 'Referral & consent',
    blocks: [
      { kind: 'heading', level: 1, text: 'Consent' },
      { kind: 'paragraph', text: 'A child does not have to agree.' },
    ],
  });
});

test('reads a table of a DOCX', async () => {
  const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
  const row = (...texts: string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
  const { document } = await parse(
    'docx',
    makeDocx(`<w:tbl>${row('Age', 'Duty')}${row('15', 'notify')}</w:tbl>`),
  );
  expect(document.blocks).toEqual([
    {
      kind: 'table',
      heads: [],
      rows: [
        ['Age', 'Duty'],
        ['15', 'notify'],
      ],
    },
  ]);
});

test('reads headings, nested lists, tables and title of an ODT, but no date from when it was saved', async () => {
  const { document } = await parse(
    'odt',
    makeOdt(`<text:h text:outline-level="2">Plan</text:h>
      <text:p>The plan<text:s/>says:<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>
      <text:list><text:list-item><text:p>who visits:</text:p>
        <text:list><text:list-item><text:p>weekly</text:p></text:list-item></text:list></text:list-item>
        <text:list-item><text:p>where</text:p></text:list-item></text:list>
      <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Age</text:p></table:table-cell><table:table-cell><text:p>Duty</text:p></table:table-cell></table:table-row></table:table-header-rows>
        <table:table-row><table:table-cell><text:p>15</text:p></table:table-cell><table:table-cell><text:p>notify</text:p></table:table-cell></table:table-row></table:table>`),
  );
  expect(document).toEqual({
    title: 'Leaving care',
    blocks: [
      { kind: 'heading', level: 2, text: 'Plan' },
      {
        kind: 'list',
        leadIn: 'The plan says:',
        items: [{ text: 'who visits:', items: [{ text: 'weekly' }] }, { text: 'where' }],
      },
      { kind: 'table', heads: ['Age', 'Duty'], rows: [['15', 'notify']] },
      { kind: 'heading', level: 1, text: 'Footnotes' },
      { kind: 'paragraph', text: 'A note.' },
    ],
  });
});

test('puts the notes of an ODT at its end, also those in tables, but not those of deleted text', async () => {
  const noted = (text: string, note: string) =>
    `<text:p>${text}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>${note}</text:p></text:note-body></text:note></text:p>`;
  const cell = (inside: string) => `<table:table-cell>${inside}</table:table-cell>`;
  const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const deleted = `<text:tracked-changes><text:changed-region><text:deletion>${noted('Old rule.', 'Old note.')}</text:deletion></text:changed-region></text:tracked-changes>`;
  const { document } = await parse(
    'odt',
    makeOdt(`${deleted}${noted('Refer at once.', 'Not in Scotland.')}
      <table:table>${row(cell(noted('A box.', 'About the box.')))}</table:table>
      <table:table>${row(cell(noted('England', 'And Wales.')), cell('<text:p>1 day</text:p>'))}</table:table>`),
  );
  expect(document.blocks).toEqual([
    { kind: 'paragraph', text: 'Refer at once.' },
    { kind: 'paragraph', text: 'A box.' },
    { kind: 'table', heads: [], rows: [['England', '1 day']] },
    { kind: 'heading', level: 1, text: 'Footnotes' },
    { kind: 'paragraph', text: 'Not in Scotland.' },
    { kind: 'paragraph', text: 'About the box.' },
    { kind: 'paragraph', text: 'And Wales.' },
  ]);
});

test('joins 2 rows of column heads of an ODT table', async () => {
  const cell = (text: string, spans = '') =>
    `<table:table-cell ${spans}><text:p>${text}</text:p></table:table-cell>`;
  const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const across = cell('Children', 'table:number-columns-spanned="2"') + '<table:covered-table-cell/>';
  const { document } = await parse(
    'odt',
    makeOdt(`<table:table><table:table-header-rows>${row(cell('Step'), across)}
    ${row(cell(''), cell('England'), cell('Wales'))}</table:table-header-rows>
    ${row(cell('Refer'), cell('1 day'), cell('2 days'))}</table:table>`),
  );
  const heads = ['Step', 'Children, England', 'Children, Wales'];
  expect(document.blocks).toEqual([{ kind: 'table', heads, rows: [['Refer', '1 day', '2 days']] }]);
});

test('keeps the values of an ODT table under their own columns where cells span rows or columns', async () => {
  const cell = (text: string, spans = '') =>
    `<table:table-cell ${spans}><text:p>${text}</text:p></table:table-cell>`;
  const covered = '<table:covered-table-cell/>';
  const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const bytes =
    makeOdt(`<table:table><table:table-header-rows>${row(cell('Nation'), cell('Who refers'), cell('Within'))}</table:table-header-rows>
    ${row(cell('Scotland', 'table:number-rows-spanned="2"'), cell('Council officers'), cell('1 day'))}
    ${row(covered, cell('Police officers'), cell('2 days'))}
    ${row(cell('In all nations', 'table:number-columns-spanned="3"'), '<table:covered-table-cell table:number-columns-repeated="2"/>')}
    ${row(cell('Wales'), cell('No one yet', 'table:number-columns-spanned="2"'), covered)}</table:table>`);
  expect((await parse('odt', bytes)).document.blocks).toEqual([
    {
      kind: 'table',
      heads: ['Nation', 'Who refers', 'Within'],
      rows: [
        ['Scotland', 'Council officers', '1 day'],
        ['Scotland', 'Police officers', '2 days'],
        ['In all nations'],
        ['Wales', 'No one yet', ''],
      ],
    },
  ]);
});

const line = (style: string) => `<style:text-properties style:text-line-through-style="${style}"/>`;
const odtStyle = (family: string, name: string, style: string) =>
  `<style:style style:family="${family}" style:name="${name}">${line(style)}</style:style>`;
const span = (name: string, text: string) => `<text:span text:style-name="${name}">${text}</text:span>`;
const styles = [
  odtStyle('text', 'T1', 'solid'),
  odtStyle('text', 'T2', 'none'),
  odtStyle('paragraph', 'P1', 'solid'),
].join('');

test.each([
  [
    'Send it within 5 days.',
    `<text:p>Send it ${span('T1', 'within 45 days ')}${span('T2', 'within 5 days.')}</text:p><text:p text:style-name="P1">Post it.</text:p>`,
  ],
  [
    'Send it by email.',
    `<text:p text:style-name="P1">Post it.${span('T2', 'Send it ')}${span('T3', 'today ')}${span('T2', 'by email.')}</text:p>`,
  ],
])('leaves out what is struck through in an ODT: %s', async (text, body) => {
  const { document } = await parse('odt', makeOdt(body, '', styles));
  expect(document.blocks).toEqual([{ kind: 'paragraph', text }]);
});

test.each([
  ['a list’s bullets', `<text:list-level-style-bullet>${line('solid')}</text:list-level-style-bullet>`],
  ['the defaults', `<style:default-style style:family="paragraph">${line('solid')}</style:default-style>`],
  ['a character style with the same name', odtStyle('text', 'P1', 'solid')],
])('keeps the text of an ODT if only %s are struck through', async (_, struck) => {
  const bytes = makeOdt(
    `<text:p>Tell the ${span('T9', 'police')}.</text:p><text:p text:style-name="P1">Make a note.</text:p>`,
    '',
    struck,
  );
  expect((await parse('odt', bytes)).document.blocks).toEqual([
    { kind: 'paragraph', text: 'Tell the police.' },
    { kind: 'paragraph', text: 'Make a note.' },
  ]);
});

test('tells the editor of a change that was tracked in a footnote', async () => {
  const changed = '<w:p><w:ins w:id="1"><w:r><w:t>In writing.</w:t></w:r></w:ins></w:p>';
  const footnotes = (inside: string) => `<w:footnote w:id="1">${inside}</w:footnote>`;
  const [tracked, plain] = [changed, wordParagraph('In writing.')].map((inside) =>
    makeDocx(wordParagraph('Refer the child.'), '', { footnotes: footnotes(inside) }),
  );
  expect((await parse('docx', tracked!)).document.toCheck).toContain('tracked changes');
  expect((await parse('docx', plain!)).document).not.toHaveProperty('toCheck');
});

test.each([
  [
    'DOCX',
    'docx' as const,
    makeDocx(
      '<w:p><w:r><w:t xml:space="preserve">Refer the child </w:t></w:r>' +
        '<w:del w:id="1"><w:r><w:delText>within a week.</w:delText></w:r></w:del>' +
        '<w:ins w:id="2"><w:r><w:t>at once.</w:t></w:r></w:ins></w:p>',
    ),
  ],
  [
    'ODT',
    'odt' as const,
    makeOdt(
      '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>within a week.</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
        '<text:p>Refer the child <text:change text:change-id="c1"/>at once.</text:p>',
    ),
  ],
])(
  'leaves out text of a %s that was deleted with changes tracked, and tells the editor',
  async (_name, kind, bytes) => {
    const { document } = await parse(kind, bytes);
    expect(document.blocks).toEqual([{ kind: 'paragraph', text: 'Refer the child at once.' }]);
    expect(document.toCheck).toContain('tracked changes');
    expect(document).not.toHaveProperty('unread');
  },
);
