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

test.each([
  ['Call <img alt="999">.', 'Call [999] .'],
  ['The line is <img alt="0800.0121.700"> at night.', 'The line is [0800.0121.700] at night.'],
  ['<img alt="You must not ever"> contact the family.', '[You must not ever] contact the family.'],
  ['<img alt="Do not, at any time or place,"> wait.', '[Do not, at any time or place,] wait.'],
  ['<img alt="Under 18"> Tell the police.', '[Under 18] Tell the police.'],
  ['<img alt="Green tick"> Tell the police.', '[Green tick] Tell the police.'],
])('keeps a number or a word that decides beside text: %s', async (line, words) => {
  expect(await html(`<p>${line}</p>`)).toEqual([text(words)]);
});

test.each(['Yes', 'Not allowed at any time', '18'])(
  'keeps the words of a picture in a cell of its own: %s',
  async (words) => {
    const rows = `<tr><th>Who</th><th>Consent</th></tr><tr><td>Adults</td><td><img alt="${words}"></td></tr>`;
    const markdown = `# Help\n\n| Who | Consent |\n| --- | --- |\n| Adults | ![${words}](a.png) |\n`;
    const table = [{ kind: 'table', heads: ['Who', 'Consent'], rows: [['Adults', `[${words}]`]] }];
    expect(await html(`<table>${rows}</table>`)).toEqual(table);
    expect(await blocksOf('md', markdown)).toEqual(table);
  },
);

test.each([
  '<p><img alt="Do not"></p><p>Tell the police.</p>',
  '<div><img alt="A child"><p>Tell the police.</p></div>',
  '<p><img alt=""> Tell the police.</p>',
  '<p><img alt="cross.png"> Tell the police.</p>',
  '<p><img alt="Home Office logo"> Tell the police.</p>',
  '<p><img alt="A child and a worker at a table"> Tell the police.</p>',
  '<p><img alt="Children running"> Tell the police.</p>',
  '<p><img alt="Home Office"> Tell the police.</p>',
])('leaves out a picture with no text beside it, or one that holds no word: %s', async (body) => {
  expect(await html(body)).toEqual([text('Tell the police.')]);
});

test('keeps the word of a picture beside text in Markdown', async () => {
  const lines =
    '- ![Image 3: Do not](cross.png) contact the family.\n- ![Children](a.png) Tell the police.\n';
  expect(await blocksOf('md', `# Help\n\n${lines}\n![Do not](cross.png)\n`)).toEqual([
    {
      kind: 'list',
      items: [{ text: '[Do not] contact the family.' }, { text: 'Tell the police.' }],
    },
  ]);
});
