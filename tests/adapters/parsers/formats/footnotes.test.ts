// Footnotes get a separate heading, and are not part of the last section.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import { makeDocx, wordParagraph } from '../make-archive.js';

const parse = createParser();
const text = (words: string) => ({ kind: 'paragraph', text: words });
const BODY = '<h2>Children</h2><p>Refer.<sup><a href="#fn:1">[footnote 1]</a></sup></p>';
const note = (link: string) => `<li id="fn:1"><p>A child does not need to agree. ${link}</p></li>`;
const END = [{ kind: 'heading', level: 1, text: 'Footnotes' }, text('A child does not need to agree.')];

test.each([
  `<div class="footnotes" role="doc-endnotes"><ol>${note('<a href="#fnref:1" role="doc-backlink">↩</a>')}</ol></div>`,
  `<section role="doc-endnotes"><h2>Footnotes</h2><ol>${note('<a href="#fnref:1">Back to text</a>')}</ol></section>`,
  `<section class="footnotes"><hr><ol>${note('<a href="#fnref1" class="footnote-backref">^</a>')}</ol></section>`,
])('puts the notes of a web page last, without the links back to the text: %s', async (notes) => {
  const html = `<main>${BODY}${notes}<h2>Adults</h2><p>Ask for consent.</p></main>`;
  expect((await parse('html', Buffer.from(html))).document.blocks).toEqual([
    { kind: 'heading', level: 2, text: 'Children' },
    text('Refer.'),
    { kind: 'heading', level: 2, text: 'Adults' },
    text('Ask for consent.'),
    ...END,
  ]);
});

test('keeps a link in a note that is not back to the text', async () => {
  const link = '<a href="#children">Children</a> <a href="https://www.gov.uk">GOV.UK</a>.';
  const html = `<main>${BODY}<div class="footnotes"><ol>${note(link)}</ol></div></main>`;
  const { blocks } = (await parse('html', Buffer.from(html))).document;
  expect(blocks.at(-1)).toEqual(text('A child does not need to agree. Children GOV.UK.'));
});

test('puts the footnotes of a DOCX last', async () => {
  const footnotes = `<w:footnote w:id="2">${wordParagraph('A child does not need to agree.')}</w:footnote>`;
  const body =
    '<w:p><w:r><w:t>Refer.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' +
    wordParagraph('Adults', 'Heading1') +
    wordParagraph('Ask for consent.');
  expect((await parse('docx', makeDocx(body, '', { footnotes }))).document.blocks).toEqual([
    text('Refer.'),
    { kind: 'heading', level: 1, text: 'Adults' },
    text('Ask for consent.'),
    ...END,
  ]);
});

test('does not count the heading of the notes for the title of the page', async () => {
  const html = `<main><h1>Consent</h1>${BODY}<div class="footnotes"><ol>${note('')}</ol></div></main>`;
  expect((await parse('html', Buffer.from(html))).document.title).toBe('Consent');
});
