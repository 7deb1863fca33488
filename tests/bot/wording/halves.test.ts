// Tests that the catalogues have whole sentences.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { halvesIn } from './halves.js';

const FOLDERS = [
  'bot/wording/english',
  'bot/wording/welsh',
  'bot/wording/staff',
  'adapters/web/library/wording',
  'adapters/web/desk/wording',
];
const FILES = FOLDERS.flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`));

test.each([
  ["{ call: 'Call ', emergency: ' if a child is in danger.' }", ['Call ', ' if a child is in danger.']],
  ['`version 3${day === undefined ? "" : `, published on ${day}`}`', [', published on …']],
  ["{ number: ': quote 2' }", [': quote 2']],
  ["parts.join(', and ')", [', and ']],
  ['`It is now: ${STATES[state].toLowerCase()}.`', ['.toLowerCase()']],
])('finds the halves in %s', (source, halves) => {
  expect(halvesIn(source)).toEqual(halves);
});

test.each(["'Searching the guidance…'", "'This is what they see:'", "[first, second].join(' ')"])(
  'finds nothing in %s',
  (source) => {
    expect(halvesIn(source)).toEqual([]);
  },
);

test.each(FILES)('%s has whole sentences', (file) => {
  expect(halvesIn(readFileSync(file, 'utf8'))).toEqual([]);
});
