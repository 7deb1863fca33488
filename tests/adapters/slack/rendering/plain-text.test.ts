// Converting between Slack's notation and plain text loses no text, and gives no text a special meaning.
import { fc, test as property } from './arbitraries.js';
import { expect, test } from 'vitest';
import {
  escapeNotification,
  escapeMrkdwn,
  mentions,
  plainText,
} from '../../../../adapters/slack/rendering/plain-text.js';
import { cutText } from '../../../../adapters/slack/rendering/rich-text-elements.js';
import { leastProcessorMs } from '../../../support/suite/processor-ms.js';
import { isEscaped } from './block-limits.js';

test('takes only the bot’s own mention off', () => {
  expect(plainText('<@U0BOT> and <@U0BOT|guide>: ask <@U0JO>', 'U0BOT')).toBe('and : ask @someone');
  expect(mentions('hi <@U0BOT|guide>', 'U0BOT')).toBe(true);
  expect(mentions('hi <@U0BOTTOM>', 'U0BOT')).toBe(false);
  expect(mentions('hi <@U0BOT>', undefined)).toBe(false);
});

test('keeps what only looks like notation', () => {
  expect(plainText('a &lt;@U0BOT&gt; b &amp;gt; c', 'U0BOT')).toBe('a <@U0BOT> b &gt; c');
  expect(plainText('*bold* :smile: `x`')).toBe('*bold* :smile: `x`');
});

test('writes links as they were typed, with the address where a label hides it', () => {
  expect(plainText('<mailto:jo@example.org|jo@example.org> <https://a.example/b>')).toBe(
    'jo@example.org https://a.example/b',
  );
  expect(plainText('<https://a.example/b|click>')).toBe('click (https://a.example/b)');
  expect(plainText('<!date^1392734382^{date}|18 February>, <!subteam^S1|@leads>, <!channel>')).toBe(
    '18 February, leads, @channel',
  );
});

test('a picture’s name in a notification stays words, and a time stays a time', () => {
  expect(escapeNotification(':smile: at 10:30:15')).toBe(':\u2060smile: at 10:30:15');
});

property(
  'what a person typed comes back after Slack’s escaping',
  [fc.string({ unit: 'grapheme' })],
  (typed) => {
    const trimmed = typed.replace(/[^\S\n]+$/gm, '').trim();
    expect(plainText(typed.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'))).toBe(trimmed);
  },
);

property('escaped text begins nothing', [fc.string({ unit: 'binary' })], (text) => {
  expect(isEscaped(escapeMrkdwn(text))).toBe(true);
  expect(isEscaped(escapeNotification(text))).toBe(true);
});

property(
  'pieces of a text are the text again, none too long, none cut within a character',
  [fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 2, max: 40 })],
  (text, max) => {
    const pieces = cutText(text, max);
    expect(pieces.join('')).toBe(text);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(max);
      expect(piece).not.toMatch(/\p{Surrogate}/u);
    }
  },
);

test('cuts after a paragraph, a sentence or a word before it cuts within one', () => {
  expect(cutText('One two three.\nFour five.', 16)).toEqual(['One two three.\n', 'Four five.']);
  expect(cutText('Go there now. Ask for help.', 20)).toEqual(['Go there now. ', 'Ask for help.']);
  expect(cutText('aaaa bbbb cccc', 10)).toEqual(['aaaa bbbb ', 'cccc']);
  expect(cutText('aaaaaaaaaaaa', 10)).toEqual(['aaaaaaaaaa', 'aa']);
});

test('is quick with a long row of spaces', async () => {
  let text = '';
  const took = await leastProcessorMs(1_000, () => (text = plainText(`a${' '.repeat(40_000)}b  \nc `)));
  expect(text).toMatch(/^a +b\nc$/);
  expect(took).toBeLessThan(1_000);
});
