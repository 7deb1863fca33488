// A web page’s text includes what people can open, and words that are only in a picture. An editor reads how
// much was left out.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';

const parse = createParser();
const documentOf = async (body: string) =>
  (await parse('html', Buffer.from(`<main><p>Tell the police.</p>${body}</main>`))).document;
const blocksOf = async (body: string) => (await documentOf(body)).blocks.slice(1);
const text = (words: string) => ({ kind: 'paragraph', text: words });
const heading = (words: string) => ({ kind: 'heading', level: 2, text: words });

test.each([
  '<h2><button>Adults</button></h2>',
  '<h2><span><button type="button"><span>Adults</span><span class="govuk-accordion__section-toggle">Show</span></button></span></h2>',
  '<button><h2>Adults</h2></button>',
])('keeps a heading that opens what is below it: %s', async (html) => {
  expect(await blocksOf(`${html}<div><p>Ask for consent.</p></div>`)).toEqual([
    heading('Adults'),
    text('Ask for consent.'),
  ]);
});

test('leaves out a button beside the words of a heading', async () => {
  const html = '<h2>Adults <button>Copy link</button></h2><p>Ask for consent.</p><button>Print</button>';
  expect(await blocksOf(html)).toEqual([heading('Adults'), text('Ask for consent.')]);
});

test('keeps the summary of details that a button opens', async () => {
  const html = '<details><summary><button>Adults</button></summary><p>Ask for consent.</p></details>';
  expect(await blocksOf(html)).toEqual([text('Adults'), text('Ask for consent.')]);
});

const PANEL = '<p>In Wales, refer the child to the local authority.</p>';
const KEPT = [text('In Wales, refer the child to the local authority.')];

test.each([
  `<div hidden="until-found">${PANEL}</div>`,
  `<div role="tabpanel" hidden>${PANEL}</div>`,
  `<a href="#wales" aria-controls="wales">Open</a><div id="wales" hidden>${PANEL}</div>`,
  `<a href="#wales" aria-controls="x wales">Open</a><div id="wales" aria-hidden="true">${PANEL}</div>`,
  `<a href="#wales" aria-controls="wales">Open</a><div id="wales" style="display: none">${PANEL}</div>`,
  `<div role="tablist"><a role="tab" aria-controls="x">Wales</a></div><div role="tabpanel" id="x" hidden>${PANEL}</div>`,
  `<h2><button aria-controls="wales">Wales</button></h2><div id="wales" hidden>${PANEL}</div>`,
])('keeps text that people can open: %s', async (html) => {
  const document = await documentOf(html);
  expect(document.blocks.slice(-1)).toEqual(KEPT);
  expect(document).not.toHaveProperty('unread');
});

test.each([
  '<h2><button aria-controls="papers">Papers</button></h2>',
  '<button aria-controls="papers"><h2>Papers</h2></button>',
])('keeps a list that opens below a heading: %s', async (control) => {
  const html = `${control}<div id="papers" hidden><ul><li>A passport</li></ul></div>`;
  expect((await blocksOf(html)).at(-1)).toEqual({ kind: 'list', items: [{ text: 'A passport' }] });
});

test('keeps a number to call that opens', async () => {
  const html =
    '<button aria-controls="call">Who to call</button><div id="call" hidden><p>0800 0121</p></div>';
  expect(await blocksOf(html)).toEqual([text('0800 0121')]);
});

test.each([
  `<aside class="callout">${PANEL}</aside>`,
  `<div role="complementary">${PANEL}</div>`,
  `<form><input type="hidden">${PANEL}<input type="submit"></form>`,
  `<section id="cookie-cutter-plans">${PANEL}</section>`,
])('keeps sentences beside the text of the main part: %s', async (html) => {
  const document = await documentOf(html);
  expect(document.blocks.slice(-1)).toEqual(KEPT);
  expect(document).not.toHaveProperty('unread');
});

test.each([
  `<div hidden>${PANEL}</div>`,
  `<div aria-hidden="true">${PANEL}</div>`,
  `<p style="display: none">In Wales, refer the child to the local authority.</p>`,
  `<form>${PANEL}<textarea></textarea></form>`,
  `<a aria-controls="wales"></a><div role="dialog" id="wales" hidden><div hidden>${PANEL}</div></div>`,
])('says how many sentences were left out: %s', async (html) => {
  const document = await documentOf(html);
  expect(document.blocks).toEqual([text('Tell the police.')]);
  expect(document.unread).toContain('1 sentence ');
});

test.each([
  '<aside><h2>More</h2><ul><li><a href="/a">How to refer a child to the local authority.</a></li></ul></aside>',
  '<form><label>Search</label><input></form>',
  '<div hidden>Menu</div>',
  '<button aria-controls="menu">Menu</button><div id="menu" hidden><ul><li>Home</li></ul></div>',
  '<div class="gem-c-feedback"><form hidden><p>Do not write about any child or worker here.</p></form></div>',
  '<div class="cookie-banner"><p>We use some cookies to make this site work.</p></div>',
])('leaves out links, fields and banners in the main part and says nothing of it: %s', async (html) => {
  const document = await documentOf(html);
  expect(document.blocks).toEqual([text('Tell the police.')]);
  expect(document).not.toHaveProperty('unread');
});
