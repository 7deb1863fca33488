// Finds text and links in HTML without parsing it.
import { describe, expect, it } from 'vitest';
import { hasText, linksOf, textFromHtml } from '../../../adapters/sources/html-text.js';

describe('the text of HTML', () => {
  it.each([
    ['<p>Ask the <b>local</b> authority.</p>\n<p>Then wait.</p>', 'Ask the local authority. Then wait.'],
    ['Under 18&nbsp;years &ndash; &#163;5 &amp; more', 'Under 18 years – £5 & more'],
    ['Fewer than a < b, and 3<4', 'Fewer than a < b, and 3<4'],
    ['<img alt="a > b" title=\'c > d\'>Words', 'Words'],
    ['Before<!-- not <b>this</b> -->, after<!---->.', 'Before, after.'],
    ['Before<script>if (a < b) steal("</b>")</script>, after<STYLE>p{}</STYLE>.', 'Before, after.'],
    ['Words<p class="never ends>more words', 'Words'],
    ['Words<!-- that never ends', 'Words'],
    [`A figure that is none: &#${'1'.repeat(400)};`, 'A figure that is none: \ufffd'],
  ])('leaves out the markup of %s', (html, text) => {
    expect(textFromHtml(html, 1_000)).toBe(text);
    expect(hasText(html)).toBe(true);
  });

  it.each(['', '<p>&nbsp;</p>', '<!-- a -->', '<script>a</script>', '<img alt="a">'])(
    'is nothing in "%s"',
    (html) => {
      expect(textFromHtml(html, 1_000)).toBe('');
      expect(hasText(html)).toBe(false);
    },
  );

  it('ends at the length that was asked for', () => {
    expect(textFromHtml('<p>Ask the local authority.</p>', 7)).toBe('Ask the');
  });
});

describe('the links of HTML', () => {
  it.each([
    ['<a class="x" href="/a">One <b>file</b></a> and more', [{ address: '/a', title: 'One file' }]],
    ["<A\nHREF = '/a?b=1&amp;c=2'>File</A>", [{ address: '/a?b=1&c=2', title: 'File' }]],
    [
      '<a href=/a>One<a href=/b>Two',
      [
        { address: '/a', title: 'One' },
        { address: '/b', title: 'Two' },
      ],
    ],
    ['<a title="href=/no" href="/a"><img></a>', [{ address: '/a', title: '' }]],
    ['<a name="x">None</a><abbr href="/no">None</abbr>', []],
  ])('are those of %s', (html, links) => {
    expect(linksOf(html)).toEqual(links);
  });
});
