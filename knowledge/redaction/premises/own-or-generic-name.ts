// Decides whether a place's name identifies one place, or only the kind of place.
import { isFieldTerm, isOrdinaryWord, isPlaceWord } from '../lists/vocabulary.js';
import { wordSet } from '../../text/word-set.js';

export const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}]/gu, '');
export const ownWords = (value: string, kind: string) =>
  value
    .slice(0, value.length - kind.length)
    .split(/[ -]+/u)
    .map(bare)
    .filter((word) => word !== '' && !/^(?:the|of|and|for)$/u.test(word));

/** True if at least one word is not an everyday word, a place or a term. */
export const isStrange = (words: readonly string[]) =>
  words.some((word) => word.length > 1 && !isOrdinaryWord(word) && !isPlaceWord(word) && !isFieldTerm(word));

const GENERIC = wordSet(`
  sexual mental health walk primary care community family minor injuries young local general national best good social work private
  public free legal law asylum home head main children childrens youth drop out antenatal dental specialist royal nhs district regional
  state international global border cyber food fast retail hand nail car kebab halal roman united medical
  gp this that his her their our new my a an another any first every each support advice welsh scottish english british northern
  early foster secure residential registered unregistered supported semi independent shared mother temporary contingency bridging
  initial short long day night respite crisis emergency safe open closed special mainstream catholic secondary high sixth further
  higher upper lower middle junior infant nursery boarding grammar virtual year intake screening removal detention immigration
  police custody court crown county assessment trafficking slavery exploitation missing persons intelligence crime organised economic
  single central joint multi agency adult adults duty referral front operations command casework competent authority policy
  modern human rights hotel office age serious case practice education training charity voluntary`);
export const isOwnName = (words: readonly string[]) =>
  words.length > 0 &&
  !words.every((word) => GENERIC.has(word) || isPlaceWord(word) || isFieldTerm(word)) &&
  !GENERIC.has(words[0]!);
