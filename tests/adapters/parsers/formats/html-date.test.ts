// Web pages state their dates in many different ways.
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
  ['<p>First published: 1 January 2010</p><p>Last updated: 3 May 2026</p>', '3 May 2026'],
  ['<p>First issued: 2 March 2009</p><p>Published 1 May 2019</p><p>Reviewed: May 2026</p>', 'May 2026'],
  ['<dl><dt>From:</dt><dd>A council</dd><dt>Published</dt><dd>12 May 2026</dd></dl>', '12 May 2026'],
  ['<dl><dt>Last updated</dt><dd>12 May 2026 — <a href="#all">See all updates</a></dd></dl>', '12 May 2026'],
  ['<p>Published 1 May 2019 – last updated 3 June 2024</p>', '3 June 2024'],
  ['<p>Published: 1 May 2019 | Updated: 3 June 2024</p>', '3 June 2024'],
  ['<p>First published: 15 September 2019 | Last updated: 23 September 2024</p>', '23 September 2024'],
  [
    '<p>Published <time datetime="2019-05-01">May</time> 2019 – updated <time datetime="2024-06-03">June</time> 2024</p>',
    '2024-06-03',
  ],
  ['<p>Published 1 May 2019 – updated <time datetime="2024-06-03">3 June 2024</time></p>', '3 June 2024'],
  ['<p>Read the report on neglect – published May 2019</p>', undefined],
  ['<p>Issued 1 May 2019</p><p>Last updated 3 June 2024</p>', '3 June 2024'],
  ['<p>Reviewed June 2020</p><p>Updated 3 June 2024</p>', '3 June 2024'],
  ['<p>Last updated 3 June 2024</p><p>Reviewed June 2020</p>', '3 June 2024'],
])('takes the date from a line at the start: %s', async (body, date) => {
  expect(await dateOf('', body)).toBe(date);
});

const MENU = `<ul>${'<li>Menu</li>'.repeat(12)}</ul>`;

test.each([
  ['an aside', '<aside><p>Updated 5 June 2020</p></aside>'],
  ['a menu', `<nav>${MENU}</nav>`],
  ['a cookie banner', '<div class="cookie-banner"><h2>Cookies</h2></div>'],
])('does not look in %s', async (_, beside) => {
  const [main, dated] = ['<main><p>Published 3 May 2026</p></main>', '<p>Published 3 May 2026</p>'];
  expect(await dateOf('', `${beside}${main}`)).toBe('3 May 2026');
  expect(await dateOf('', `<main>${beside}${dated}</main>`)).toBe('3 May 2026');
});

test('does not look in the header of the site', async () => {
  const header = `<header>${MENU}<h2>Site</h2><p>Updated 5 June 2020</p></header>`;
  expect(await dateOf('', `${header}<p>Published 3 May 2026</p>`)).toBe('3 May 2026');
});

test.each([
  [`<meta name="date" content="Leaflet of the council, 2024 edition, with a long text">`, '', '2024'],
  ['<meta name="date" content="2024-25 edition of the leaflet of the council">', '', '2024'],
  [
    '',
    '<p>Published <time datetime="2026-05-12 and a long text about the council">May 2026</time></p>',
    '2026-05-12',
  ],
])('never takes more than a date: %s%s', async (head, body, date) => {
  expect(await dateOf(head, body)).toBe(date);
});
