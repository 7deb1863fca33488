// Places, nationalities and languages: these are kept, because guidance differs between them and they
// identify no one. In lower case, without accents.
import { wordsIn } from './words-in.js';

/** Includes languages and faiths. */
const nationalities = wordsIn('./nationalities.txt');
const names = [...wordsIn('./places.txt'), ...nationalities];

/** Places with a one-word name, and nationalities, languages and faiths. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(names.filter((name) => !name.includes(' ')));

/** Places with more than one word in their name: "milton keynes". */
export const PLACE_PHRASES: readonly string[] = names.filter((name) => name.includes(' '));

const phrases = new Set(PLACE_PHRASES);
/** Nations stay in the question, because guidance differs between them. */
const NATION =
  /^(?:england|wales|scotland|(?:northern )?ireland|uk|gb|(?:great )?britain|united kingdom|ni)$/u;

export const isPlace = (words: string) => PLACE_WORDS.has(words) || phrases.has(words);

/** An address may end in a town, but never in a nationality or a nation. */
export const isTown = (words: string) => isPlace(words) && !nationalities.has(words) && !NATION.test(words);
