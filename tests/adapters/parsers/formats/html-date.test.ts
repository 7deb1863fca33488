// A web page often states its date in a way of its own.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';

const parse = createParser();
const dateOf = async (head: string, body = '<p>Refer the child within 5 days.</p>') => {
  const html = `<html><head><title>Guide</title>${head}</head><body><h1>Guide</h1>${body}</body></html>`;
  return (await parse('html', Buffer.from(html))).document.date;
};

test.each([
  ['<meta name="date" content="2026-05-12">', '2026-05-12'],
  ['<meta name="DCTERMS.date" content="12 May 2026">', '12 May 2026'],
  ['<meta name="dcterms.issued" content="2026-05-12T23:30:00Z">', '2026-05-13'],
  ['<meta property="article:published_time" content="2026-05-12T09:00:00Z">', '2026-05-12'],
  [
    '<meta name="date" content="2020-01-01"><meta name="dcterms.modified" content="2026-05-12T09:00:00Z">',
    '2026-05-12',
  ],
  ['<meta name="date" content="soon">', undefined],
  ['<meta property="article:modified_time" content="2026-05-12T09:00:00Z">', undefined],
])('takes the date from the metadata: %s', async (head, date) => {
  expect(await dateOf(head)).toBe(date);
});

test.each([
  ['<p>Published May 2026</p><h2>Who</h2>', 'May 2026'],
  ['<p>Last updated: 12 May 2026</p>', '12 May 2026'],
  ['<p>Published <time datetime="2026-05-12">12 May</time> 2026</p>', '2026-05-12'],
  ['<dl><dt>Dates</dt><dd>Published on 12 May 2026</dd></dl>', '12 May 2026'],
  ['<p>Published guidance from May 2026 says that a child must be seen within 5 days.</p>', undefined],
  ['<p>The event is on <time datetime="2026-05-12">12 May 2026</time>.</p>', undefined],
  ['<h2>Other publications</h2><p>Published May 2026</p>', undefined],
])('takes the date from a line at the start: %s', async (body, date) => {
  expect(await dateOf('', body)).toBe(date);
});
