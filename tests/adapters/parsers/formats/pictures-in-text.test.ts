// A picture may hold the word that decides what a line means.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import type { FileKind } from '../../../../ingest/model/document.js';

const parse = createParser();
const blocksOf = async (kind: FileKind, text: string) =>
  (await parse(kind, Buffer.from(text))).document.blocks.slice(1);
const html = (body: string) => blocksOf('html', `<main><h1>Help</h1>${body}</main>`);
const text = (words: string) => ({ kind: 'paragraph', text: words });

test.each([
  '<img alt="Do not"> contact the family.',
  '<span><img alt="Do not" src="cross.png"></span> <b>contact</b> the family.',
  '<svg role="img" aria-label="Do not"><path></svg> contact the family.',
])('keeps the word of a picture beside text on a web page: %s', async (line) => {
  expect(await html(`<p>${line}</p>`)).toEqual([text('[Do not] contact the family.')]);
});

test('keeps the word of a picture in a cell of its own', async () => {
  const rows = '<tr><th>Who</th><th>Consent</th></tr><tr><td>Adults</td><td><img alt="Yes"></td></tr>';
  expect(await html(`<table>${rows}</table>`)).toEqual([
    { kind: 'table', heads: ['Who', 'Consent'], rows: [['Adults', '[Yes]']] },
  ]);
});

test.each([
  '<p><img alt="Do not"></p><p>Tell the police.</p>',
  '<div><img alt="A child"><p>Tell the police.</p></div>',
  '<p><img alt=""> Tell the police.</p>',
  '<p><img alt="cross.png"> Tell the police.</p>',
  '<p><img alt="Home Office logo"> Tell the police.</p>',
  '<p><img alt="A child and a worker at a table"> Tell the police.</p>',
])('leaves out a picture with no text beside it, or one that holds no word: %s', async (body) => {
  expect(await html(body)).toEqual([text('Tell the police.')]);
});

test('keeps the word of a picture beside text in Markdown', async () => {
  const lines = '- ![Image 3: Do not](cross.png) contact the family.\n- ![](tick.png) Tell the police.\n';
  expect(await blocksOf('md', `# Help\n\n${lines}\n![Do not](cross.png)\n`)).toEqual([
    {
      kind: 'list',
      items: [{ text: '[Do not] contact the family.' }, { text: 'Tell the police.' }],
    },
  ]);
});
