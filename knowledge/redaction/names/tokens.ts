// Splits text into words, with the details needed to find names.
import { findWelshWords } from '../lists/welsh-words.js';
import { createFree } from '../matching/overlaps.js';
import { plainWord } from '../matching/readable.js';
import {
  isEnglishWord,
  isExactFieldTerm,
  isFieldTerm,
  isGivenName,
  isListedName,
  isOnlyAName,
  isOrdinaryWord,
  isPlaceWord,
} from '../lists/vocabulary.js';

/** name: a listed name with no other meaning. either: a listed name that is also a word or a place. */
export type WordKind = 'name' | 'either' | 'ordinary' | 'place' | 'term' | 'unknown';

export interface Token {
  index: number;
  /** The word without a possessive ending. */
  text: string;
  plain: string;
  start: number;
  /** The end of the word, without a possessive ending. */
  end: number;
  /** The text between the previous token and this one. */
  gap: string;
  letters: 'small' | 'capital' | 'capitals' | 'initial';
  kind: WordKind;
  possessive: boolean;
  /** True at the start of the text, a sentence or a clause, where a capital does not suggest a name. */
  opensClause: boolean;
}

const WORD = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/gu;
/** Matches the article in names such as "al-Masri". The article does not show whether the word is a name. */
const ARTICLE = /^(?:al|el|ul|ur|ad|ar|as|an|az)-/iu;
const CELTIC = /^(?:O'|D'|Mc|Mac|Fitz|Ní|Ó|Nic)\p{Lu}\p{Ll}/u;

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const isNotWelsh = createFree(findWelshWords(text));
  let before = 0;
  for (const match of text.matchAll(WORD)) {
    const possessive = /'[sS]$/u.test(match[0]);
    const word = possessive ? match[0].slice(0, -2) : match[0];
    if (word === '') continue;
    const plain = plainWord(word);
    const gap = text.slice(before, match.index);
    const end = match.index + word.length;
    tokens.push({
      index: tokens.length,
      text: word,
      plain,
      start: match.index,
      end,
      gap,
      letters: lettersOf(word),
      kind: isNotWelsh({ start: match.index, end }) ? kindOf(word, plain) : 'ordinary',
      possessive,
      opensClause: tokens.length === 0 || /[.!?:;\n]|[-*•>] /u.test(gap),
    });
    before = end;
  }
  return tokens;
}

function lettersOf(word: string): Token['letters'] {
  // In "al-Masri" and "d'Souza", the particle is in lower case but the name has a capital.
  if (/^(?:al|el|ul|ur|ad|ar|as|at|an|az|d|l|o|n)['-]\p{Lu}/u.test(word)) return 'capital';
  if (!/^\p{Lu}/u.test(word)) return 'small';
  if (word.length === 1) return 'initial';
  return /^[\p{Lu}\p{M}'-]+$/u.test(word) ? 'capitals' : 'capital';
}

function kindOf(word: string, plain: string): WordKind {
  const parts = word.replace(ARTICLE, '').split('-').filter(Boolean);
  if (parts.length > 1) return isGivenName(plain) && !/^\p{Ll}/u.test(word) ? 'name' : kindOfCompound(parts);
  if (parts.length === 1 && parts[0] !== word) return kindOf(parts[0]!, plainWord(parts[0]!));
  return kindOfSimple(word, plain);
}

function kindOfSimple(word: string, plain: string): WordKind {
  if (CELTIC.test(word) || isOnlyAName(plain)) return 'name';
  const listed = isListedName(plain);
  // Only the capitals distinguish these: "NA" and "DO" are acronyms, but "Na" and "Do" are given names.
  if (isFieldTerm(plain) && !isAcronymAsName(word, plain))
    return listed && /^\p{Lu}\p{Ll}/u.test(word) ? 'either' : 'term';
  if (listed) return 'either';
  if (isPlaceWord(plain)) return 'place';
  if (isOrdinaryWord(plain)) return 'ordinary';
  return isEnglishWord(plain) && !/^\p{Lu}/u.test(word) ? 'ordinary' : 'unknown';
}

/** True for "Jas" and "Rios", which are names. The plural of an acronym would be "JAs". */
const isAcronymAsName = (word: string, plain: string) =>
  /^\p{Lu}\p{Ll}{1,3}s$/u.test(word) && !isExactFieldTerm(plain);

function kindOfCompound(parts: readonly string[]): WordKind {
  // Matches names of places such as "Ross-on-Wye" and "Newcastle-under-Lyme".
  if (parts.some((part) => /^(?:on|upon|under|le|by|next)$/u.test(part))) return 'place';
  const kinds = parts.map((part) => kindOf(part, plainWord(part)));
  if (kinds.includes('name')) return 'name';
  if (kinds.includes('term') || kinds.includes('place')) return 'place';
  // A compound with an ordinary word, such as "Pre-Windrush" or "Co-op", is an ordinary word itself.
  if (kinds.includes('ordinary')) return 'ordinary';
  return kinds.includes('unknown') ? 'unknown' : 'either';
}

/** True for given names, and for hyphenated names that start with one. */
export function isGivenToken(token: Token): boolean {
  return (
    token.plain.length > 1 && (isGivenName(token.plain) || isGivenName(plainWord(token.text.split('-')[0]!)))
  );
}
