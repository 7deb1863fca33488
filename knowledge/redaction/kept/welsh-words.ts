// Finds words in Welsh that the message reader, which only knows English, may take for names.
import { detectLanguage } from '../../question/detect-language.js';
import { radicalsOf } from '../../question/welsh-radicals.js';
import { spansOf, type Kept } from '../matching/candidate.js';
import { plainWord } from '../matching/readable.js';
import { isListedName } from '../lists/vocabulary.js';
import { wordsIn } from '../lists/words-in.js';
import type { Token } from '../names/tokens.js';

/** Everyday words and terms of our field, without accents. None is a given name or a family name. */
const WORDS = wordsIn('../lists/welsh-words.txt');
const NATION =
  /(?<![\p{L}\d])(?:cymru|gymru|nghymru|chymru|l?loegr|alban|n?g?ogledd iwerddon)(?![\p{L}\d])/giu;
/** “chi’n”, “mae’r”: short forms of the words that follow. */
const SHORT_FORM = /['’](?:ch|i|m|n|r|u|w)$/u;

/** Nations in any text; other words only if the text is in Welsh, or has nothing but such words. */
export function findWelshWords(text: string, tokens: readonly Token[]): Kept[] {
  const nations = spansOf(text, NATION);
  const known = tokens.filter(isWelshWord);
  const others = tokens.length - known.length - nations.length;
  const isWelsh = known.length > 0 && (others <= 0 || detectLanguage(text)?.code === 'cy');
  return isWelsh ? [...nations, ...known.filter(hasNoCapitalOfAName)] : nations;
}

export function isWelshNation(text: string): boolean {
  return text.trim().replace(NATION, '') === '';
}

/** “Mai” in the middle of a sentence is a name, and “mai” the Welsh for “that”. */
const hasNoCapitalOfAName = ({ letters, opensClause }: Token) => letters === 'small' || opensClause;

function isWelshWord({ text }: Token): boolean {
  const word = text.toLowerCase().replace(SHORT_FORM, '');
  return !isListedName(plainWord(word)) && radicalsOf(word).some((radical) => WORDS.has(plainWord(radical)));
}
