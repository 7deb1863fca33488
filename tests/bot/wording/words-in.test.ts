// Tests that the English and Welsh catalogues for practitioners have the same shape, and that none of our
// English sentences is in the Welsh catalogue.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wordsIn } from '../../../bot/wording/words-in.js';

/** Returns the path and text of every sentence, with sample values in the gaps. */
function leaves(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, called(value as (...given: unknown[]) => unknown)]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

/**
 * Returns an empty string for a sentence that needs another kind of list or object. Such sentences are tested
 * elsewhere.
 */
function called(say: (...given: unknown[]) => unknown): string {
  for (const given of [['X', 'X', 'X', 'X'], [2, 2], ['X', 2, 3], [[]], ['X', ['X']], ['wales']])
    try {
      const said = say(...given);
      if (typeof said === 'string' && !said.includes('undefined')) return said;
    } catch {
      // This sentence needs other values. Try the next ones.
    }
  return '';
}

const english = new Map(leaves(wordsIn('en')));
const welsh = new Map(leaves(wordsIn('cy')));
/** Matches names, and wording that is the same in Welsh. */
const SAME =
  /^(?:language|app\.choose|.*\.announced$|handoff\.(?:piece|remarked)|page\.problems\.callInstead|page\.times\.spans|names\.)/;
const ENGLISH_WORDS =
  /\b(?:the|you|your|this|that|with|have|has|was|were|will|what|when|which|who|and|not|from|they|their|it|is|are|can|cannot|please|quote|guidance|adviser|question|answer)\b/i;

/**
 * Matches quoted text: a button label (“English”, “Siarad â chynghorydd”), or an example question in English
 * about a date.
 */
const QUOTED = /“[^”]*”/g;

/**
 * English files without a Welsh file of the same name. Most are for advisers, who read English, or for copies
 * of data, which admins make. The name of the service is the same in both languages. The Welsh example
 * questions are in practitioner-words.ts.
 */
const ENGLISH_ONLY = [
  'adviser-wording.ts',
  'desk-forms-wording.ts',
  'desk-wording.ts',
  'example-questions.ts',
  'kept-data-wording.ts',
  'own-data-wording.ts',
  'service-name.ts',
];

test('every other English file has a Welsh one of the same name', () => {
  const [inEnglish, inWelsh] = ['english', 'welsh'].map((folder) => readdirSync(`bot/wording/${folder}`));
  expect(inWelsh).toEqual(inEnglish!.filter((file) => !ENGLISH_ONLY.includes(file)));
});

test('every sentence is in both', () => {
  const missing = [...english.keys()].filter(
    (key) => !welsh.has(key) && !/^(?:names|remits|page\.frame\.draft|draft)/.test(key),
  );
  expect(missing.filter((key) => !/\.\d+$/.test(key))).toEqual([]);
});

test('no Welsh sentence is the English one', () => {
  const same = [...welsh].filter(
    ([key, text]) => text !== '' && english.get(key) === text && !SAME.test(key),
  );
  expect(same).toEqual([]);
});

test('no Welsh sentence has one of our English words', () => {
  const left = [...welsh].filter(([, text]) => ENGLISH_WORDS.test(text.replace(QUOTED, '')));
  expect(left).toEqual([]);
});

test('the check finds an English word', () => {
  expect(ENGLISH_WORDS.test('Gofynnwch your cwestiwn')).toBe(true);
});
