// Finds where a passage differs from the printed file because parsing corrected the text.
import type { TextRepair } from '../../knowledge/model/passage.js';
import { BROKEN_WORD } from '../model/document.js';
import { addTo } from '../../knowledge/text/add-to.js';

/** The fewest matching words in a row. A shorter run could match anywhere in a file by chance. */
const MIN_IN_A_ROW = 3;
/** A hyphen changes 2 words, because the broken word counts as 1 in print. A footnote’s digit changes 1. */
const MAX_CHANGED = 3;

const WORD = new RegExp(`[\\p{L}\\p{N}${BROKEN_WORD}]+`, 'gu');

/** A file's words as stored in the file, including running headers and footnote digits. */
export interface PrintedWords {
  words: readonly string[];
  places: ReadonlyMap<string, readonly number[]>;
}

export function printedWords(text: string): PrintedWords {
  const words = text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  const places = new Map<string, number[]>();
  words.forEach((word, place) => addTo(places, word, place));
  return { words, places };
}

/**
 * Returns ranges of characters, in order. An empty range marks a place where something printed was removed, such
 * as a page footer. In any other range, the text differs from print: a footnote's digit was removed, or a hyphen
 * at the end of a line was kept or dropped. Each line of the passage is looked up separately.
 */
export function findTextRepairs(text: string, printed: PrintedWords): TextRepair[] {
  return [...text.matchAll(/[^\n]+/gu)].flatMap(({ 0: line, index }) => {
    const tokens = tokensOf(line, index);
    return repairsOf(tokens, placesInPrint(tokens, printed)).map((repair) =>
      behindNumber(repair, tokens, printed),
    );
  });
}

/**
 * If a paragraph's number is printed elsewhere, as in a margin, replaces its repair with an empty range after the
 * number.
 */
function behindNumber([start, end]: TextRepair, tokens: readonly Token[], printed: PrintedWords): TextRepair {
  const next = tokens.findIndex((token) => token.start >= end);
  if (start !== tokens[0]!.start || next < 1) return [start, end];
  const number = tokens.slice(0, next);
  const places = printed.places.get(number[0]!.word) ?? [];
  const isPrinted = places.some((place) => inARow(number, 0, place, printed) === number.length);
  if (!isPrinted || !number.every(({ word }) => /^\p{N}+$/u.test(word))) return [start, end];
  return [tokens[next]!.start, tokens[next]!.start];
}

interface Token {
  word: string;
  start: number;
  end: number;
}

function tokensOf(line: string, offset: number): Token[] {
  return [...line.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word: word.normalize('NFKC').toLowerCase(),
    start: offset + index,
    end: offset + index + word.length,
  }));
}

/** Finds each token in the printed words. Undefined if the token is not there, or is printed differently. */
function placesInPrint(tokens: readonly Token[], printed: PrintedWords): (number | undefined)[] {
  const places: (number | undefined)[] = [];
  while (places.length < tokens.length) {
    const at = places.length;
    const last = places.at(-1);
    const step =
      (last === undefined ? undefined : goesOn(tokens, at, last + 1, printed)) ?? found(tokens, at, printed);
    for (let n = 0; n < step.changed; n += 1) places.push(undefined);
    for (let n = 0; n < step.length; n += 1) places.push(step.place + n);
  }
  return places;
}

/**
 * A run of `changed` tokens that are not printed or are printed differently, then `length` tokens that are
 * printed one after another from `place`.
 */
interface Step {
  changed: number;
  place: number;
  length: number;
}

/**
 * Finds where the print matches the line again after a few different words, such as "wales1" for "Wales". We
 * try this before searching the whole file, because the next words may be a phrase that appears in many
 * places.
 */
function goesOn(
  tokens: readonly Token[],
  at: number,
  place: number,
  printed: PrintedWords,
): Step | undefined {
  for (let changed = 0; changed <= MAX_CHANGED; changed += 1) {
    for (let other = 1; other <= MAX_CHANGED; other += 1) {
      const length = inARow(tokens, at + changed, place + other, printed);
      if (length >= MIN_IN_A_ROW) return { changed, place: place + other, length };
    }
  }
  return undefined;
}

/** The longest printed run of these tokens. If it is too short to match, 1 token counts as not printed. */
function found(tokens: readonly Token[], at: number, printed: PrintedWords): Step {
  let longest: Step = { changed: 0, place: -1, length: 0 };
  for (const place of printed.places.get(tokens[at]!.word) ?? []) {
    const length = inARow(tokens, at, place, printed);
    if (length > longest.length) longest = { changed: 0, place, length };
  }
  return longest.length >= Math.min(MIN_IN_A_ROW, tokens.length)
    ? longest
    : { changed: 1, place: -1, length: 0 };
}

function inARow(tokens: readonly Token[], at: number, place: number, { words }: PrintedWords): number {
  let length = 0;
  while (at + length < tokens.length && words[place + length] === tokens[at + length]!.word) length += 1;
  return length;
}

function repairsOf(tokens: readonly Token[], places: readonly (number | undefined)[]): TextRepair[] {
  const repairs: TextRepair[] = [];
  tokens.forEach(({ start, end }, n) => {
    const [before, here] = [places[n - 1], places[n]];
    const last = repairs.at(-1);
    if (here === undefined) {
      if (n > 0 && before === undefined && last) repairs[repairs.length - 1] = [last[0], end];
      else repairs.push([start, end]);
    } else if (before !== undefined && here !== before + 1) repairs.push([start, start]);
  });
  return repairs;
}
