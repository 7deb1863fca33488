// A web page keeps its guidance and structure, but loses navigation, banners and anything that a browser
// could run.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import { runs } from '../../../support/thoroughness.js';

const parse = createParser();
const read = (html: string) => parse('html', Buffer.from(html));
const blocksOf = async (body: string) => (await read(`<main>${body}</main>`)).document.blocks;

test('keeps headings, paragraphs and lists with their lead-in', async () => {
  expect(
    await blocksOf(
      '<h2>Consent</h2><p>You must explain:</p><ul><li>what the NRM is</li><li>who decides</li></ul>',
    ),
  ).toEqual([
    { kind: 'heading', level: 2, text: 'Consent' },
    {
      kind: 'list',
      leadIn: 'You must explain:',
      items: [{ text: 'what the NRM is' }, { text: 'who decides' }],
    },
  ]);
});

test('a page without a title is called as its one main heading says', async () => {
  const titled = async (html: string) => (await read(html)).document.title;
  const words = '<p>Words of the page.</p>';
  expect(await titled(`<main><h1>Private <em>fostering</em></h1>${words}</main>`)).toBe('Private fostering');
  expect(await titled(`<title>Foster</title><main><h1>Private fostering</h1>${words}</main>`)).toBe('Foster');
  // There is no title if there are several top headings, or if the top heading follows a smaller one.
  expect(await titled(`<main><h1>One</h1>${words}<h1>Two</h1>${words}</main>`)).toBeUndefined();
  expect(await titled(`<main><h2>News</h2>${words}<h1>Late</h1>${words}</main>`)).toBeUndefined();
});

test('keeps items that are in no list', async () => {
  expect(await blocksOf('<p>It must include:</p><li>your pay</li><li>your hours</li>')).toEqual([
    { kind: 'list', leadIn: 'It must include:', items: [{ text: 'your pay' }, { text: 'your hours' }] },
  ]);
});

test('nests a list in the item that introduces it', async () => {
  const blocks = await blocksOf(
    '<p>Either:</p><ol><li>the child agrees<ul><li>in writing</li><li>in words</li></ul></li><li>a court orders it</li></ol>',
  );
  expect(blocks).toEqual([
    {
      kind: 'list',
      leadIn: 'Either:',
      items: [
        { text: 'the child agrees', marker: '1.', items: [{ text: 'in writing' }, { text: 'in words' }] },
        { text: 'a court orders it', marker: '2.' },
      ],
    },
  ]);
});

test('reads a table inside a layout table once, however deep they are nested', async () => {
  const depth = 40;
  const cells = Array.from({ length: depth }, (_, n) => `<table><tr><td>Rule ${n}.`).join('');
  expect(await blocksOf(cells)).toEqual(
    Array.from({ length: depth }, (_, n) => ({ kind: 'paragraph', text: `Rule ${n}.` })),
  );
});

test('joins 2 rows of column heads, and no heading of a group of rows', async () => {
  const blocks = await blocksOf(
    `<table><tr><th rowspan="2">Step</th><th colspan="2">Children</th></tr><tr><th>England</th><th>Wales</th></tr>
    <tr><th colspan="3">On the day</th></tr><tr><td>Refer</td><td>1 day</td><td>2 days</td></tr></table>`,
  );
  const heads = ['Step', 'Children, England', 'Children, Wales'];
  expect(blocks).toEqual([{ kind: 'table', heads, rows: [['On the day'], ['Refer', '1 day', '2 days']] }]);
});

test.each([
  { group: 'in one cell', cells: (name: string) => `<th colspan="3">${name}</th>` },
  { group: 'with blank cells after it', cells: (name: string) => `<th>${name}</th><th></th><th></th>` },
])('joins no heading of a group $group to the heads of columns', async ({ cells }) => {
  const row = (name: string) => `<tr>${cells(name)}</tr>`;
  const heads = '<tr><th>Step</th><th>England</th><th>Wales</th></tr>';
  const refer = '<tr><td>Refer</td><td>1 day</td><td>2 days</td></tr>';
  const rows = [['Children'], ['Refer', '1 day', '2 days'], ['Adults'], ['Refer', '1 day', '2 days']];
  const groups = row('Children') + refer + row('Adults') + refer;
  const table = { kind: 'table', heads: ['Step', 'England', 'Wales'], rows };
  expect(await blocksOf(`<table>${heads}${groups}</table>`)).toEqual([table]);
  expect(await blocksOf(`<table>${row('Children')}${heads}${refer}${row('Adults')}${refer}</table>`)).toEqual(
    [table],
  );
  expect(await blocksOf(`<table>${groups}</table>`)).toEqual([{ ...table, heads: [] }]);
});

test('keeps a table with its column heads and caption', async () => {
  const blocks = await blocksOf(
    '<table><caption>Who to call</caption><tr><th>Nation</th><th>Service</th></tr><tr><td>Wales</td><td>Live Fear Free</td></tr></table>',
  );
  expect(blocks).toEqual([
    {
      kind: 'table',
      caption: 'Who to call',
      heads: ['Nation', 'Service'],
      rows: [['Wales', 'Live Fear Free']],
    },
  ]);
});

test('drops navigation, banners, forms, scripts and event handlers', async () => {
  const { document } =
    await read(`<!doctype html><html><head><title>Guidance</title><script>steal()</script></head>
    <body><nav>Menu of topics</nav><div class="cookie-banner">We use cookies</div>
    <main><h1>Referral</h1><p onclick="steal()">Refer the <b>child</b>.<script>steal()</script></p>
    <form><label>Search</label><input></form><p style="display:none" hidden>Hidden words</p></main>
    <footer>Crown copyright</footer></body></html>`);
  expect(document.title).toBe('Guidance');
  expect(document.blocks).toEqual([
    { kind: 'heading', level: 1, text: 'Referral' },
    { kind: 'paragraph', text: 'Refer the child.' },
  ]);
});

test('drops what is under a heading of navigation', async () => {
  const text = JSON.stringify(
    await blocksOf(
      '<h2>Consent</h2><p>Words.</p><h2>Related content</h2><p>Other pages</p><h2>Age</h2><p>More.</p>',
    ),
  );
  expect(text).not.toMatch(/Related|Other pages/);
  expect(text).toMatch(/More\./);
});

test('drops references to footnotes but no other superscript', async () => {
  expect(
    await blocksOf('<p>The victim<sup><a href="#1">[12]</a></sup> on the 1<sup>st</sup> day.</p>'),
  ).toEqual([{ kind: 'paragraph', text: 'The victim on the 1st day.' }]);
});

test('reads text between and after blocks', async () => {
  expect(await blocksOf('<div>First words<p>Second words.</p>Third words</div>')).toEqual(
    ['First words', 'Second words.', 'Third words'].map((text) => ({ kind: 'paragraph', text })),
  );
});

test('loses no word and keeps the order, however paragraphs, items and headings alternate', async () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/);
  const piece = fc.tuple(
    fc.constantFrom('p', 'li', 'h2', 'h3', 'td'),
    fc.array(word, { minLength: 1, maxLength: 6 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
      const html = pieces
        .map(([tag, words]) =>
          tag === 'td'
            ? `<table><tr><td>${words.join(' ')}</td></tr></table>`
            : `<${tag}>${words.join(' ')}</${tag}>`,
        )
        .join('');
      const { document } = await read(`<main>${html}</main>`);
      const kept = JSON.stringify(document.blocks).match(/[A-Z][a-z]{2,8}/gu);
      expect(kept).toEqual(pieces.flatMap(([, words]) => words));
    }),
    { numRuns: runs(100) },
  );
});

test('reads every term of a definition, and a list inside a definition once', async () => {
  expect(
    await blocksOf(
      '<dl><dt>Child</dt><dt>Young person</dt><dd>Anyone under 18.<dl><dt>Form</dt><dd>Use it.</dd></dl></dd><dt>Carer</dt><dd>Anyone.</dd></dl>',
    ),
  ).toEqual(
    ['Child, Young person: Anyone under 18.', 'Form: Use it.', 'Carer: Anyone.'].map((text) => ({
      kind: 'paragraph',
      text,
    })),
  );
});

test.each([
  '<body><form id="aspnetForm"><nav>Menu</nav><main>WORDS</main></form></body>',
  '<body><form id="aspnetForm"><input><h1>Referral</h1><p>Refer the child.</p></form></body>',
  '<body class="js cookies-accepted"><main>WORDS</main></body>',
  '<html class="cookie-banner-shown"><body>WORDS</body></html>',
  '<body><div id="cookie-page"><article>WORDS</article></div></body>',
])('reads the page inside a form, or inside what cookies have marked: %s', async (page) => {
  const words = '<h1>Referral</h1><p>Refer the child.</p>';
  expect((await read(page.replace('WORDS', words))).document.blocks).toEqual([
    { kind: 'heading', level: 1, text: 'Referral' },
    { kind: 'paragraph', text: 'Refer the child.' },
  ]);
});

test('drops a form with its own heading beside the page', async () => {
  const { document } = await read(
    '<body><form><h1>Sign up for news</h1></form><main><p>Refer the child.</p></main></body>',
  );
  expect(document.blocks).toEqual([{ kind: 'paragraph', text: 'Refer the child.' }]);
});

test.each([
  ['<ol><li value="x">Ask.</li><li>Tell.</li></ol>', ['1.', '2.']],
  ['<ol start=""><li value="">Ask.</li><li>Tell.</li></ol>', ['1.', '2.']],
  ['<ol start="3"><li>Ask.</li><li value="7">Tell.</li></ol>', ['3.', '7.']],
  ['<ol style="list-style-type: lower-alpha"><li>Ask.</li><li>Tell.</li></ol>', [undefined, undefined]],
  ['<ol style="list-style-type:decimal"><li>Ask.</li><li>Tell.</li></ol>', ['1.', '2.']],
  ['<ol reversed><li>Ask.</li><li>Tell.</li></ol>', [undefined, undefined]],
])('numbers items as a browser does, or not at all: %s', async (html, markers) => {
  const [list] = await blocksOf(`<p>You must:</p>${html}`);
  expect((list as { items: { marker?: string }[] }).items.map(({ marker }) => marker)).toEqual(markers);
});

test.each([
  '<span style="text-decoration: line-through">not</span>',
  '<span style="color:red;text-decoration-line:LINE-THROUGH">not</span>',
  '<span style="display : none">not</span>',
  '<span style="visibility:hidden">not</span>',
])('leaves out what a style strikes through or hides: %s', async (not) => {
  expect(await blocksOf(`<p>Do ${not} refer the child.</p>`)).toEqual([
    { kind: 'paragraph', text: 'Do refer the child.' },
  ]);
});

test.each([
  '<body style="visibility: hidden"><p>Refer the child.</p></body>',
  '<body><div style="display:none"><main><p>Refer the child.</p></main></div></body>',
  '<body><article style="display:none"><p>Refer the child.</p></article></body>',
])('reads a page that is hidden as a whole until a script has run: %s', async (page) => {
  expect(await blocksOf(page)).toEqual([{ kind: 'paragraph', text: 'Refer the child.' }]);
});

test.each([
  '<main style="display:none"><p>Withdrawn.</p></main><main><p>Refer the child.</p></main>',
  '<div role="main" style="display:none"><p>Withdrawn.</p></div><p>Refer the child.</p>',
])('leaves out a hidden main part beside text that is shown: %s', async (page) => {
  expect(await blocksOf(page)).toEqual([{ kind: 'paragraph', text: 'Refer the child.' }]);
});
