// Lists of places, nationalities and languages, in lower case without accents. These are kept, because
// guidance depends on them and they identify no one.
import { wordsIn } from './read-list.js';

/** Also includes languages and faiths. */
const nationalities = wordsIn('./nationalities.txt');
const names = [...wordsIn('./places.txt'), ...nationalities];

/** Places with a one-word name, plus nationalities, languages and faiths. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(names.filter((name) => !name.includes(' ')));

/** Places with a name of more than one word, such as "milton keynes". */
export const PLACE_PHRASES: readonly string[] = names.filter((name) => name.includes(' '));

const phrases = new Set(PLACE_PHRASES);
/** Nations are never part of an address, because guidance depends on them. */
const NATION =
  /^(?:england|wales|scotland|(?:northern )?ireland|uk|gb|(?:great )?britain|united kingdom|ni)$/u;

export const isPlace = (words: string) => PLACE_WORDS.has(words) || phrases.has(words);

/** True for a place that an address may end in. Nationalities and nations are excluded. */
export const isTown = (words: string) => isPlace(words) && !nationalities.has(words) && !NATION.test(words);
