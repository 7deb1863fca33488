// Finds the few terms we can search for in a question in another language. Does not translate the question.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { nationsNamed } from './find-nations.js';
import { publicText, type RedactedText } from '../model/personal-data.js';
import { jurisdictionName } from '../model/words/guidance-names.js';

const fieldWordsSchema = z.record(z.string(), z.record(z.string(), z.string()));
const byLanguage = fieldWordsSchema.parse(
  JSON.parse(readFileSync(new URL('english-search-terms.json', import.meta.url), 'utf8')),
);

/** A single word such as "child" would match anything. */
const MIN_TERMS = 2;

/** English terms from our field, in the order they appear in the question; undefined if there are too few. */
export function englishSearchTerms(text: string, language: string): RedactedText | undefined {
  const known = Object.entries(byLanguage[language] ?? {});
  const small = text.normalize('NFC').toLowerCase();
  const places = known
    .map(([word, english]) => ({ at: placeOf(small, word.normalize('NFC')), english }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const found = new Set(places.map(({ english }) => english));
  // Abbreviations such as "NRM" are the same in all of these languages.
  const shorthand = text.match(/(?<![\p{L}\p{N}])[A-Z]{2,6}(?![\p{L}\p{N}])/gu) ?? [];
  const nations = nationsNamed(text).map((nation) => `in ${jurisdictionName(nation)}`);
  const words = [...found, ...new Set(shorthand)];
  return words.length < MIN_TERMS ? undefined : publicText([...words, ...nations].join(' '));
}

function placeOf(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = text.slice(Math.max(0, at - 1), at) + text.slice(at + word.length, at + word.length + 1);
    if (!/\p{L}/u.test(around)) return at;
  }
  return -1;
}
