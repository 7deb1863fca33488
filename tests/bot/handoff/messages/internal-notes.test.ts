// Tests that internal notes never reach the practitioner.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hasMisplacedNote,
  notesIn,
  hasOnlyNotes,
  withoutNotes,
  withoutSlashes,
} from '../../../../bot/handoff/messages/internal-notes.js';

test('takes out lines that begin with //, wherever they are', () => {
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
  ...['／／ a', '/／ a', '- ／／a', '/\u200b/ a', '／\u200b\u2060／ a', '\u200b/\u200b/a'],
])('takes “%s” for a note: formatting does not make it a reply', (line) => {
  expect(hasOnlyNotes(line)).toBe(true);
  expect(withoutNotes(`Hello.\n${line}`)).toBe('Hello.');
});

test.each(['See *https://a.example* //x', 'a.//b', 'https://a.example', '- See //x'])('“%s” stays', (line) =>
  expect(withoutNotes(line)).toBe(line),
);

const FORWARDED = '\n\nForwarded message:\nThe carer is a suspect.\n\nNeges a anfonwyd ymlaen:\nAros.';

test.each([
  ['// for us only:', ''],
  ['Thanks.\n// for us only:', 'Thanks.'],
  ['Thanks.\r\n- // for us only:\r\n\r\n\u200b', 'Thanks.\n\n\u200b'],
])('takes what is forwarded directly below a note for a part of it: “%s”', (own, sent) => {
  expect(withoutNotes(own + FORWARDED)).toBe(sent);
  expect(hasOnlyNotes(own + FORWARDED)).toBe(sent === '');
  expect(notesIn(own + FORWARDED)).toMatch(/for us only:\s+Forwarded message:\nThe carer is a suspect\./);
});

test('passes on what is forwarded below a reply, even one with a note above it', () => {
  expect(withoutNotes(`// I called her.\nSee this.${FORWARDED}`)).toBe(`See this.${FORWARDED}`);
  expect(notesIn(`// I called her.\nSee this.${FORWARDED}`)).toBe('I called her.');
  expect(withoutNotes(FORWARDED)).toBe(FORWARDED.trim());
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
  expect(withoutSlashes('／／ one\n/\u200b/ two')).toBe('one\ntwo');
});

test.each([
  ['Visible // SECRET', true],
  ['Call her at 5.// SECRET', true],
  ['Thanks,// SECRET', true],
  ['(// SECRET)', true],
  ['I am looking into it// SECRET', true],
  ['Call her at 5// SECRET', true],
  ['Call the police:// SECRET', true],
  ['Call the police//\nSECRET', true],
  ['Call the police/ / SECRET', true],
  ['Visible / / SECRET', true],
  ['I am looking into it//SECRET', true],
  ['Visible ／／ SECRET', true],
  ['Thanks,／／SECRET', true],
  ['I am looking into it／／SECRET', true],
  ['Call her at 5.／／ SECRET', true],
  ['Visible /\u200b/ SECRET', true],
  ['Visible /\u200b/SECRET', true],
  ['I am looking into it/\u200b/ SECRET', true],
  ['I am looking into it/\u2060/SECRET', true],
  ['Visible ／ ／ SECRET', true],
  ['her mother／father, and / or', false],
  ['See https://example.org/a//b and w.example.org//c', false],
  ['Choose http:// or https://', false],
  ['// a note\nHello.', false],
])('“%s” holds a note that does not start its line: %s', (text, expected) => {
  expect(hasMisplacedNote(text)).toBe(expected);
});

test('a long row of byte order marks takes no time that doubles with each', () => {
  expect(hasMisplacedNote(`See /${'\uFEFF'.repeat(40)}x`)).toBe(false);
});
