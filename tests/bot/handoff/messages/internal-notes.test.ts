// Tests that internal notes never reach the practitioner.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  notesIn,
  hasOnlyNotes,
  withoutNotes,
  withoutSlashes,
} from '../../../../bot/handoff/messages/internal-notes.js';

test('takes out lines that begin with //, wherever they stand', () => {
  expect(withoutNotes('// a\nHello.\r\n  //b\nBye. // stays\n')).toBe('Hello.\nBye. // stays');
});

test('tells a note, a reply and nothing apart', () => {
  expect(hasOnlyNotes('// only this\n\n//and this')).toBe(true);
  expect(hasOnlyNotes('// this\nand that')).toBe(false);
  expect(hasOnlyNotes('  ')).toBe(false);
});

test.each([
  ...['*// a*', '**_// a_**', '> // a', '• // a', '12. *// a*', '`//a`'],
  ...['- // a', '– // a', '    ◦ // a', '▪︎ // a', 'a. // a', 'iv. // a', '1) // a', '\u200b// a'],
])('takes “%s” for a note: formatting does not make it a reply', (line) => {
  expect(hasOnlyNotes(line)).toBe(true);
  expect(withoutNotes(`Hello.\n${line}`)).toBe('Hello.');
});

test.each(['See *https://a.example* //x', 'a.//b', 'https://a.example', '- See //x'])('“%s” stays', (line) =>
  expect(withoutNotes(line)).toBe(line),
);

test('takes what is forwarded below a note, and nothing else, for a part of the note', () => {
  const note = '// for us only:\n\nForwarded message:\nThe carer is a suspect.';
  expect(hasOnlyNotes(note)).toBe(true);
  expect(notesIn(note)).toContain('The carer is a suspect.');
  expect(withoutNotes(`See this.\n${note}`)).toBe('See this.\n\nForwarded message:\nThe carer is a suspect.');
});

test('leaves no line that begins with //, whatever is written', () => {
  const line = fc.oneof(
    fc.string(),
    fc.string().map((text) => `//${text}`),
  );
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      for (const kept of withoutNotes(lines.join(end)).split('\n')) expect(kept).not.toMatch(/^\s*\/\//);
    }),
  );
});

test('a note is shown without its list marks and slashes', () => {
  expect(withoutSlashes('- // one\na. // two\n//three')).toBe('one\ntwo\nthree');
});
