// The text is what people see in a page or file, in the same order. It has no struck-through text, no words
// are lost, and none run together.
import { expect, it } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import type { Block, FileKind, ListItem } from '../../../../ingest/model/document.js';
import { makeDocx, makeOdt } from '../make-archive.js';

const parse = createParser();

const itemOf = ({ marker, text, items = [] }: ListItem): string =>
  [`${marker ?? '•'} ${text}`, ...items.map(itemOf)].join(' ');
const shown = (block: Block): string =>
  block.kind === 'list'
    ? [block.leadIn, ...block.items.map(itemOf)].filter(Boolean).join(' ')
    : block.kind === 'table'
      ? [block.heads, ...block.rows].map((row) => row.join(' | ')).join('\n')
      : block.text;

async function read(kind: FileKind, content: string | Uint8Array): Promise<string[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return (await parse(kind, bytes)).document.blocks.map(shown);
}
const html = (body: string) => read('html', `<main><h1>Help</h1>${body}</main>`);

it('leaves out what was struck through', async () => {
  expect(await html('<p>Wait <del>45</del> <ins>30</ins> days <s>or more</s>.</p>')).toContain(
    'Wait 30 days .',
  );
  expect(await read('md', '# Help\n\nWait ~~45~~ 30 days.\n')).toContain('Wait 30 days.');
  const run = (text: string, style = '') =>
    `<w:r><w:rPr>${style}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const struck = `<w:p>${run('Wait ')}${run('45', '<w:strike/>')}${run('30 days.')}</w:p>`;
  expect(await read('docx', makeDocx(struck, 'Help'))).toContain('Wait 30 days.');
});

it('keeps the words between 2 ranges that are written with a tilde', async () => {
  const text = 'Children of 5~10 years stay, and those of 11~15 years may choose.';
  expect(await read('md', `# Help\n\n${text}\n`)).toContain(text);
});

it('leaves out what is not displayed', async () => {
  expect(await html('<p style="display: none">Wait 45 days.</p><p>Wait 30 days.</p>')).toEqual([
    'Help',
    'Wait 30 days.',
  ]);
});

it('keeps square metres, and no mark of a footnote', async () => {
  expect(await html('<p>A room has 6.5 m<sup>2</sup>.<sup>2</sup></p>')).toContain('A room has 6.5 m².');
});

it('puts a cell that spans rows into each of them', async () => {
  const table =
    '<table><tr><th>Nation</th><th>Who</th><th>Within</th></tr><tr><td rowspan="2">Scotland</td><td>Council</td><td>5 days</td></tr><tr><td>Police</td><td>2 days</td></tr><tr><td colspan="2">Elsewhere</td><td>30 days</td></tr></table>';
  expect(await html(table)).toContain(
    'Nation | Who | Within\nScotland | Council | 5 days\nScotland | Police | 2 days\nElsewhere |  | 30 days',
  );
  await expect(html(table.replace('"2"', '"999999999"'))).resolves.toBeDefined();
});

it('puts a cell that spans rows beside the only other cell of a row', async () => {
  const table =
    '<table><tr><th>Nation</th><th>Who</th><th>Within</th></tr><tr><td>Wales</td><td>Council</td><td rowspan="2">2 days</td></tr><tr><td colspan="2">Elsewhere</td></tr></table>';
  expect(await html(table)).toContain(
    'Nation | Who | Within\nWales | Council | 2 days\nElsewhere |  | 2 days',
  );
});

it('keeps blocks in a definition or a cell apart, and a term with each of its definitions', async () => {
  expect(
    await html('<dl><dt>Scotland</dt><dd><p>Ring the police.</p><p>Then wait.</p></dd><dd>Write.</dd></dl>'),
  ).toEqual(['Help', 'Scotland: Ring the police.', 'Then wait.', 'Scotland: Write.']);
  const cell = '<td><h4>Scotland</h4><section>Ring the police.</section><section>Wait.</section></td>';
  expect(await html(`<table><tr>${cell}<td>b</td></tr><tr><td>c</td><td>d</td></tr></table>`)).toContain(
    '\nScotland Ring the police. Wait. | b\nc | d',
  );
});

it('writes the numbers of a list as the page does, or none', async () => {
  const items = '<li>Refer the child.</li><li value="7">Then wait.</li>';
  expect(await html(`<p>Do this:</p><ol>${items}</ol>`)).toContain(
    'Do this: 1. Refer the child. 7. Then wait.',
  );
  expect(await html(`<p>Do this:</p><ol type="i">${items}</ol>`)).toContain(
    'Do this: • Refer the child. • Then wait.',
  );
});

it('reads all articles of a page', async () => {
  const body =
    '<article><p>See the child alone.</p></article><article><p>Do not leave the child waiting.</p></article>';
  expect(await read('html', `<body>${body}</body>`)).toEqual([
    'See the child alone.',
    'Do not leave the child waiting.',
  ]);
});

it('keeps guidance about searching, and leaves out a box to search with', async () => {
  const guidance = '<h2>Search</h2><p>Officers may search premises for a child at risk.</p>';
  expect(await html(guidance)).toContain('Officers may search premises for a child at risk.');
  expect(await html('<p>Ring 999.</p><h2>Search</h2><p>All guidance</p>')).toEqual(['Help', 'Ring 999.']);
});

it('keeps tables and lists that are HTML inside Markdown', async () => {
  const table =
    '<table><tr><th>Nation</th><th>Form</th></tr><tr><td>Scotland</td><td>The Scottish form</td></tr></table>';
  const list = '<ul><li>Call the police within one hour.</li></ul>';
  expect(await read('md', `# Help\n\nRead this.\n\n${table}\n\nThen:\n\n${list}\n`)).toEqual([
    'Help',
    'Read this.',
    'Nation | Form\nScotland | The Scottish form',
    'Then: • Call the police within one hour.',
  ]);
});

it('keeps the text boxes of an ODT', async () => {
  const box =
    '<draw:frame xmlns:draw="urn:d"><draw:text-box><text:p>In an emergency ring 999.</text:p></draw:text-box></draw:frame>';
  expect(await read('odt', makeOdt(`<text:p>Before. ${box}</text:p><text:p>${box}</text:p>`))).toEqual([
    'Before.',
    'In an emergency ring 999.',
    'In an emergency ring 999.',
  ]);
});
