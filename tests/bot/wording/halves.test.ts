// Tests that the catalogues have whole sentences.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogues } from './catalogues.js';
import { halvesIn } from './halves.js';

/** Matches a label that the code around a catalogue puts into a sentence. */
const LABEL_IN_A_SENTENCE = /_LABELS\[[^\]]*\]\.toLowerCase\(\)/;

/** Halves of sentences that another program completes, with the reason. */
const COMPLETED_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'Slack puts the app’s name in front': [
    'is searching the guidance…',
    'is reading the results…',
    'is choosing quotes…',
    'is checking each quote…',
  ],
};

test.each([
  ["{ call: 'Call ', emergency: ' if a child is in danger.' }", ['Call ', ' if a child is in danger.']],
  ['`version 3${day === undefined ? "" : `, published on ${day}`}`', [', published on …']],
  ["{ number: ': quote 2' }", [': quote 2']],
  ["parts.join(', and ')", [', and ']],
  ['`It is now: ${STATES[state].toLowerCase()}.`', ['.toLowerCase()']],
  ['capitalised(line)', ['capitalised(']],
  ['`${name.charAt(0)}${rest}`', ['.charAt(0)']],
  ["{ title: 'must have a title', taken: `is taken by ${name}` }", ['must have a title', 'is taken by …']],
  ['`Teams answered ${status}`, `so the bot could not ${doing}.`', ['so the bot could not ….']],
])('finds the halves in %s', (source, halves) => {
  expect(halvesIn(source)).toEqual(halves);
});

test.each(["'Searching the guidance…'", "'This is what they see:'", "[first, second].join(' ')"])(
  'finds nothing in %s',
  (source) => {
    expect(halvesIn(source)).toEqual([]);
  },
);

test.each(["'must'", "'is-open'", "'could not'", '`\\n# Title | Page\\n`', "'  service --> store'"])(
  'does not take %s for a half',
  (source) => {
    expect(halvesIn(source)).toEqual([]);
  },
);

test.each(catalogues())('%s has whole sentences', (file) => {
  const allowed = Object.values(COMPLETED_ELSEWHERE).flat();
  const halves = halvesIn(readFileSync(file, 'utf8'));
  expect(halves.filter((half) => !allowed.includes(half))).toEqual([]);
});

test('no label is made to fit into a sentence outside the catalogues', () => {
  expect('filled(words.by, { weight: WEIGHT_LABELS[change.weight].toLowerCase() })').toMatch(
    LABEL_IN_A_SENTENCE,
  );
  const files = ['adapters', 'bot'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const found = files
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => LABEL_IN_A_SENTENCE.test(readFileSync(file, 'utf8')));
  expect(found).toEqual([]);
});
