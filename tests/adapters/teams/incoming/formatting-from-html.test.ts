// Reads the formatting from the HTML copy of a Teams message, and never changes the words.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOfHtml, withFormatting } from '../../../../adapters/teams/incoming/formatting-from-html.js';

test('keeps what was set apart, lists and quotes', () => {
  expect(
    withFormatting(
      'Do this:\nRing them\nWrite it down\nnow, not later',
      '<div><div>Do this:</div><ol>\n<li>Ring them</li><li>Write it <em>down</em></li></ol><p><strong>now</strong>,&nbsp;not later</p></div>',
    ),
  ).toBe('Do this:\n1. Ring them\n2. Write it _down_\n*now*, not later');
  expect(
    withFormatting(
      'She said\nno\none\ntwo',
      '<p>She said</p><blockquote><p>no</p></blockquote><ul><li>one</li><li>two</li></ul>',
    ),
  ).toBe('She said\n> no\n• one\n• two');
});

test('a list goes on at the number that its writer saw', () => {
  expect(
    withFormatting('Ring\nWait\nGo', '<ol start="3"><li>Ring</li><li>Wait</li></ol><ol><li>Go</li></ol>'),
  ).toBe('3. Ring\n4. Wait\n1. Go');
});

test('reads accents and dashes that the copy writes as names', () => {
  expect(
    withFormatting('Meet at the café – now €5', '<p>Meet at the caf&eacute; &ndash; <b>now</b> &euro;5</p>'),
  ).toBe('Meet at the café – *now* €5');
  expect(textOfHtml('<p>the caf&eacute;&nbsp;of &Eacute;va &amp;eacute; &notaname; &#233; &ampx</p>')).toBe(
    'the café of Éva &eacute; &notaname; é &ampx',
  );
  expect(textOfHtml(`<p>&#${'9'.repeat(400)}; now</p>`)).toBe(`&#${'9'.repeat(400)}; now`);
});

test('leaves a message without formatting as it came', () => {
  expect(withFormatting('2 &lt; 3', '<div>2 &amp;lt; 3</div>')).toBe('2 &lt; 3');
  expect(withFormatting('No copy', undefined)).toBe('No copy');
});

test.each([
  ['table', '<table><tbody><tr><th>Zora</th><td>14</td><td>07700 900123</td></tr></tbody></table>'],
  ['list of terms', '<dl><dt>Zora</dt><dd>14</dd><dd>07700 900123</dd></dl>'],
  ['set of headings', '<h4>Zora</h4><h5>14</h5><h6>07700 900123</h6>'],
  ['set of sections', '<section>Zora</section><article>14</article><address>07700 900123</address>'],
])('keeps the parts of a pasted %s apart, so that a phone number can be recognised', (_, html) => {
  const text = withFormatting('Zora\t14\t07700 900123\r\nnow', `${html}<p><b>now</b></p>`);
  expect(text.split(/\s/)).toEqual(['Zora', '14', '07700', '900123', '*now*']);
});

test('leaves the text as it came if its words would run together in the copy', () => {
  const html = '<span>Zora</span><span>14</span> <b>now</b>';
  expect(withFormatting('Zora 14 now', html)).toBe('Zora 14 now');
});

const emoji = (sign: string) =>
  `<span class="animated-emoticon" title="x"><img itemscope itemtype="http://schema.skype.com/Emoji" ` +
  `itemid="x" src="https://statics.example/x" title="x" alt="${sign}"></span>`;

test('keeps emoji, which are pictures in the copy', () => {
  expect(withFormatting('❌ Do not <call>', `<p>${emoji('❌')} Do <b>not</b> &lt;call&gt;</p>`)).toBe(
    '❌ Do *not* <call>',
  );
  expect(withFormatting('👩‍👧 now 1️⃣', `<p>${emoji('👩‍👧')}&nbsp;<b>now</b> ${emoji('1️⃣')}</p>`)).toBe(
    '👩‍👧 *now* 1️⃣',
  );
});

test('keeps the formatting around a picture, whose name is not in the text', () => {
  const picture = '<img alt="image" src="https://files.example/x">';
  expect(withFormatting('see now', `<p>see ${picture}<b>now</b></p>`)).toBe('see *now*');
});

test.each([
  ['Not here.', '<b>Not here?</b>'],
  ['Is it £5?', '<b>Is it 5?</b>'],
  ['❌ no', '<b>no</b>'],
  ['no', `<b>no</b> ${emoji('❌')}`],
  ['Is 3 < 5', '<b>Is 3 &gt; 5</b>'],
])('leaves %j as it came if its copy has other signs', (text, html) => {
  expect(withFormatting(text, html)).toBe(text);
});

test('does not pass on a copy that says something else', () => {
  expect(withFormatting('Yes.', '<b>No.</b>')).toBe('Yes.');
  expect(withFormatting('Yes.', '<b>Yes.</b><span style="display:none">Ring 0123</span>')).toBe('Yes.');
});

test('what looks like a tag in the words stays words', () => {
  expect(withFormatting('a <b> c', '<p>a &lt;b&gt; <b>c</b></p>')).toBe('a <b> *c*');
});

test('whatever the copy holds, the words are those of the text', () => {
  const html = fc
    .array(
      fc.constantFrom(
        '<b>',
        '</b>',
        '<li>',
        '<ol>',
        '</ol>',
        '<',
        '>',
        '&#60;',
        '&amp;',
        'word',
        ' ',
        '1. ',
        '<i',
        '<td>',
        '</p>',
        '<span>',
      ),
    )
    .map((parts) => parts.join(''));
  const plain = (text: string) =>
    text
      .replace(/[^\p{L}\s]/gu, '')
      .trim()
      .split(/\s+/);
  fc.assert(
    fc.property(fc.constantFrom('word', 'wordword', 'word word', ''), html, (text, copy) => {
      expect(plain(withFormatting(text, copy))).toEqual(plain(text));
    }),
  );
});

test('a message of thousands of nested styles takes no longer than its length', () => {
  const text = 'word '.repeat(4_000);
  const start = performance.now();
  expect(withFormatting(text, '<b>word '.repeat(4_000)).trim()).toMatch(/word\*?$/u);
  expect(performance.now() - start).toBeLessThan(1_500);
});
