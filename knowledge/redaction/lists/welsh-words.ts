// Lists Welsh verbs and pronouns that are never names. The rules and the message reader only know English, so
// they may mistake these for names when they have a capital.
import { spansOf, type KeptSpan } from '../matching/candidate.js';

/**
 * Words that may also be a name, such as “Mae”, “Nad” and “Fe”, only count with the word that follows. We do
 * not list everyday nouns and adjectives, because some of them are names too.
 */
const NEVER_NAMES = new RegExp(
  `(?<![\\p{L}\\p{M}\\d'-])(?:${[
    "(?:rwy|rwyf|rwyt|rydw|rydwyf|rydyn|rydym|rydych|ydw|ydyn|ydych|dwi|dydw|dydy|dydi|dydyn|dyw|roedd|roeddwn|roedden|oedd|oeddwn|oedden)(?:'[nr])?",
    "(?:rwy|wi|fi|ti|hi|ni|chi|nhw|ma|mae|ro|yw)'n",
    "(?:fe|fo|mi|ni)'(?:m|i|u|th|ch)",
    "i'[wrnu]|i'ch|[oa]'[riuw]",
    'dw(?= i(?![\\p{L}\\d]))',
    "maen(?=(?:'n)? nhw)",
    "ma'?(?= nhw)",
    'nad(?= (?:yw|ydy|ydi|oes|oedd|ydw|ydyn|wyf)(?![\\p{L}\\d]))',
    "mae(?= (?:[oe]'n|nhw|fy|arna|arnaf|arno|arni|arnyn)(?![\\p{L}\\d]))",
  ].join('|')})(?![\\p{L}\\p{M}\\d-])`,
  'giu',
);

/** `text` must have straight apostrophes. */
export const findWelshWords = (text: string): KeptSpan[] => spansOf(text, NEVER_NAMES);
