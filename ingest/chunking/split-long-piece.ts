// Splits text that is too long for a passage: by cell, sentence, bullet, clause or comma, and otherwise by
// word.
import { sentencesIn } from '../../knowledge/text/sentences.js';
import { textOfLines, wordCount, type Piece } from './sections.js';
import type { Sizes } from './passage-sizes.js';

const WAYS: ((text: string) => string[])[] = [
  (text) => text.split(/(?<= \|) /u).map((cell) => cell.replace(/ \|$/u, '')),
  sentencesIn,
  (text) => text.split(/ (?=• )/u),
  (text) => text.split(/(?<=[;:—]) /u),
  (text) => text.split(/(?<=,) /u),
  (text) => text.split(' '),
];

/** Returns only the piece if it fits. Otherwise returns parts that fit, in order, with every word. */
export function splitLongPiece(piece: Piece, sizes: Sizes): Piece[] {
  const lead = textOfLines(piece.leadIns);
  // The item always has at least 75% of the space, however long its lead-in. The embedder may ignore the last
  // words of an over-long passage, but splitting a sentence would do more harm.
  const room = {
    words: Math.max(sizes.maxWords - wordCount(lead), Math.floor(sizes.maxWords * 0.75)),
    tokens: Math.max(
      sizes.maxTokens - (lead ? sizes.countTokens(lead) : 0),
      Math.floor(sizes.maxTokens * 0.75),
    ),
  };
  const fits = (text: string) => wordCount(text) <= room.words && sizes.countTokens(text) <= room.tokens;
  return divide(piece.text, fits, 0).map((text, index, parts) => ({
    ...piece,
    text,
    introduces: piece.introduces && index === parts.length - 1,
    continuesLine: index > 0 || piece.continuesLine,
    startsNumber: index === 0 && piece.startsNumber,
  }));
}

function divide(text: string, fits: (text: string) => boolean, way: number): string[] {
  const split = WAYS[way];
  if (!split || fits(text)) return [text];
  const parts = split(text).filter(Boolean);
  if (parts.length < 2) return divide(text, fits, way + 1);
  return join(parts, fits).flatMap((part) => divide(part, fits, way + 1));
}

function join(parts: readonly string[], fits: (text: string) => boolean): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const both = before === undefined ? part : `${before} ${part}`;
    if (before !== undefined && fits(both)) joined[joined.length - 1] = both;
    else joined.push(part);
  }
  return joined;
}
