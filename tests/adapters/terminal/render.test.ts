// The terminal shows all text in order, and no text can control the terminal.
import { expect, test } from 'vitest';
import { renderText } from '../../../adapters/terminal/render.js';
import { columnsOf, safeText, wrap } from '../../../adapters/terminal/terminal-text.js';
import { fc, hostileText, outgoingMessage, test as property } from '../slack/rendering/arbitraries.js';
import { samples } from '../slack/rendering/samples.js';

const plain = { width: 80, colour: false, firstNumber: 1 };

test.each(Object.entries(samples))('the sample “%s” looks as it did', (_, sample) => {
  expect(renderText(sample, plain).text).toMatchSnapshot();
});

test('a quote has a bar beside it, between its title and its source', () => {
  const quotes = samples.answer!.parts.filter((part) => part.kind === 'quote').slice(0, 1);
  expect(
    renderText({ ...samples.answer!, parts: quotes, buttons: [], writtenByModel: false }, plain).text,
  ).toBe(
    [
      '[1] Helping trafficked children: a sample practice note',
      '  ! Sample text written for this assistant, not published guidance.',
      '  │ A child does not have to agree before a referral is made. Tell the child, in',
      '  │ words they understand, what you are doing & why.',
      '  Referring a child › Consent, paragraph 2.3, page 4',
      '  This project, April 2026 · England and Wales · Practice note',
      '  Also in: Moves & transfers <old edition>',
      '  https://guide.example/citations/a1/1',
    ].join('\n'),
  );
});

test('every quote is shown with its words, because a terminal cannot unfold one', () => {
  const [quote] = samples.answer!.parts.filter((part) => part.kind === 'quote');
  const parts = [1, 2, 3].map((number) => ({ ...quote!, number }));
  const { text } = renderText({ ...samples.answer!, parts }, plain);
  expect(text.match(/│ A child does not have to agree/g)).toHaveLength(3);
});

test('buttons are numbered onwards from the number given', () => {
  const { text, choices } = renderText(samples.answer!, { ...plain, firstNumber: 5 });
  expect(text).toContain('5) Talk to an adviser\n6) 👍 Helpful\n7) 👎 Not helpful');
  expect(choices.map((action) => action.do)).toEqual(['talk-to-adviser', 'feedback', 'feedback']);
});

test('colours are only ours', () => {
  const message = {
    ...samples.greeting!,
    parts: [{ kind: 'heading' as const, text: '\u001b[31mred\u001b[0m' }],
  };
  expect(renderText(message, { ...plain, colour: true }).text).toContain('\u001b[1mred\u001b[0m');
  expect(renderText(message, plain).text).not.toContain('\u001b');
});

test('a message without parts shows its summary', () => {
  expect(renderText({ ...samples.greeting!, parts: [], summary: 'Hello.' }, plain).text).toBe('Hello.');
});

property('nothing in a message can command the terminal', [outgoingMessage], (message) => {
  expect(renderText(message, plain).text).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|\p{Surrogate}/u,
  );
});

property(
  'no line is wider than the terminal, addresses apart',
  [outgoingMessage, fc.integer({ min: 40, max: 100 })],
  (message, width) => {
    for (const line of renderText(message, { ...plain, width }).text.split('\n')) {
      if (!line.startsWith('  https://')) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    }
  },
);

property('no word is lost in wrapping', [hostileText, fc.integer({ min: 20, max: 100 })], (text, width) => {
  expect(squeeze(wrap(text, width).join('\n'))).toBe(squeeze(safeText(text)));
});

property('every part’s words are shown, in order', [outgoingMessage], (message) => {
  const shown = squeeze(renderText(message, plain).text).replace(/[│>]/g, '');
  let from = 0;
  for (const part of message.parts) {
    if (part.kind !== 'quote' && part.kind !== 'relayed') continue;
    const words = squeeze(safeText(part.kind === 'quote' ? part.citation.quote : part.text)).replace(
      /[│>]/g,
      '',
    );
    const at = shown.indexOf(words, from);
    expect(at).toBeGreaterThanOrEqual(from);
    from = at + words.length;
  }
});

test('wraps between words, counts wide characters double and marks not at all', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  expect(columnsOf('日本')).toBe(4);
  expect(columnsOf('e\u0301')).toBe(1);
});

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
