// Lists of places, nationalities and languages, in lower case without accents. We keep these, because
// guidance depends on them and they do not identify anyone.
import { wordsListed } from './read-list.js';

/** The list of nationalities also has languages and faiths. */
const nationalities = wordsListed('./nationalities.txt');
const names = [...wordsListed('./places.txt'), ...nationalities];

/** Places with one-word names, together with nationalities, languages and faiths. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(names.filter((name) => !name.includes(' ')));

/** Places with names of more than one word, such as "milton keynes". */
export const PLACE_PHRASES: readonly string[] = names.filter((name) => name.includes(' '));

const phrases = new Set(PLACE_PHRASES);
/** Nations are never redacted as part of an address, because guidance depends on them. */
const NATION =
  /^(?:england|wales|scotland|(?:northern )?ireland|uk|gb|(?:great )?britain|united kingdom|ni)$/u;

export const isPlaceName = (words: string) => PLACE_WORDS.has(words) || phrases.has(words);

/** True for a place that can come at the end of an address. False for nationalities and nations. */
export const isTown = (words: string) =>
  isPlaceName(words) && !nationalities.has(words) && !NATION.test(words);
