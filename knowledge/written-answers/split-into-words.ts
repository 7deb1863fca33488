// Splits a sentence into words and punctuation, so that 2 texts can be compared word by word.
import type { Glossary } from '../model/glossary.js';
import { addTo } from '../text/add-to.js';

export interface Word {
  /**
   * A key that is the same for different forms with one meaning: upper or lower case, singular or plural, "3"
   * or "three", an abbreviation or its full form.
   */
  key: string;
  /** The word as written, in lower case. */
  plain: string;
  start: number;
  end: number;
  isSign: boolean;
}

/** Keeps "looked after", with or without a hyphen, as one word: "after" does not mean "later" in it. */
const PIECE =
  /\blook(?:ed|s|ing)?[ ‑-]after\b|\b(?:e\.g|i\.e)\.|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*|[^\s]/giu;
/** Symbols that are read aloud as words. */
const SAID = /[%£€$&+<>=°½¼¾]/u;
const COUNTS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const PLURALS = new Map(
  'children child|people person|women woman|men man|lives life'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const isSign = !/[\p{L}\p{N}]/u.test(piece) && !SAID.test(piece);
    const at = { start: index, end: index + piece.length, isSign };
    for (const plain of isSign ? [piece] : writtenOut(piece)) words.push({ key: keyOf(plain), plain, ...at });
  }
  return words;
}

/** Splits "don't" into "do" and "not". */
function writtenOut(piece: string): string[] {
  const plain = piece.replaceAll('’', "'").toLowerCase().replace(/[‑-]/, ' ');
  if (plain === "can't" || plain === 'cannot') return ['can', 'not'];
  if (plain === "won't") return ['will', 'not'];
  if (plain.endsWith("n't")) return [plain.slice(0, -3), 'not'];
  return [plain];
}

function keyOf(plain: string): string {
  if (plain === '&') return 'and';
  const count = COUNTS.indexOf(plain) + 1;
  if (count > 0) return String(count);
  const word = plain.replace(/'s$/, '');
  return PLURALS.get(word) ?? singular(word);
}

function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  return word.replace(/ies$/, 'y').replace(/(?<=x|ch|sh|ss)es$|s$/, '');
}

type Short = (words: readonly Word[]) => Word[];

/** Replaces each glossary term, and its meaning, with one word that has the same key. */
export function shortWith(glossary: Glossary): Short {
  const keysOf = (text: string) => wordsOf(text).flatMap(({ key, isSign }) => (isSign ? [] : [key]));
  const byFirst = new Map<string, { keys: string[]; term: string }[]>();
  for (const { term, also, meaning } of glossary)
    for (const form of [term, meaning, ...also]) {
      const keys = keysOf(form);
      addTo(byFirst, keys[0] ?? '', { keys, term: `=${term}` });
    }
  for (const forms of byFirst.values()) forms.sort((a, b) => b.keys.length - a.keys.length);
  return (words) => {
    const short: Word[] = [];
    for (let n = 0; n < words.length; n += 1) {
      const word = words[n]!;
      const form = byFirst
        .get(word.key)
        ?.find(({ keys }) => keys.every((key, m) => words[n + m]?.key === key));
      if (!form) short.push(word);
      else {
        short.push({ ...word, key: form.term, end: words[n + form.keys.length - 1]!.end });
        n += form.keys.length - 1;
      }
    }
    return short;
  };
}
