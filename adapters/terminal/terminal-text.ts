// Makes text safe to print in a terminal, and breaks it into lines.
import { stripVTControlCharacters } from 'node:util';
import { shownText } from '../../bot/model/messages/shown-text.js';

/** Removes escape sequences, control characters and changes of text direction, but keeps line breaks. */
export function safeText(text: string): string {
  return shownText(stripVTControlCharacters(text)).replace(/\t/g, ' ');
}

/** Like `safeText`, but on one line. */
export function safeLine(text: string): string {
  return safeText(text).replace(/\s+/g, ' ').trim();
}

const MARK = /[\p{M}\u200b-\u200f\u2060\ufeff]/u;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u;

/**
 * Returns how many columns a text takes up. Combining marks take none; East Asian characters and emoji take
 * 2.
 */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += columnsOfOne(character);
  return columns;
}

function columnsOfOne(character: string): number {
  if (MARK.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/**
 * Breaks text between words, into lines of at most `width` columns. Only breaks a word that is longer than a
 * line.
 */
export function wrap(text: string, width: number): string[] {
  return safeText(text)
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph.trimEnd(), width));
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/\s+/).flatMap((word) => breakWord(word, width))) {
    if (line && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}

function breakWord(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let columns = 0;
  for (const character of word) {
    const more = columnsOfOne(character);
    if (columns + more > width) {
      pieces.push(piece);
      piece = '';
      columns = 0;
    }
    piece += character;
    columns += more;
  }
  return [...pieces, piece];
}
