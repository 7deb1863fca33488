// Anyone can write to the assistant, so their words must not be obeyed by the terminal of whoever reads them.
import { expect, it } from 'vitest';
import { writeLine } from '../../../adapters/cli/terminal.js';

const written = (text: string) => {
  const pieces: string[] = [];
  writeLine({ write: (piece: string) => pieces.push(piece) }, text);
  return pieces.join('');
};

it('shows control characters and marks that turn text around, and keeps tabs and line breaks', () => {
  expect(written('Who?\u001b]0;owned\u0007\u009b2J\u202eabc\r')).toBe(
    'Who?\\u001b]0;owned\\u0007\\u009b2J\\u202eabc\\u000d\n',
  );
  expect(written('a\tb\nĉ – “é”')).toBe('a\tb\nĉ – “é”\n');
});

it('leaves JSON the same for the program that reads it', () => {
  const value = { text: 'Who?\u001b[2J\u009b\u202e\u007f' };
  expect(JSON.parse(written(JSON.stringify(value)))).toEqual(value);
});
