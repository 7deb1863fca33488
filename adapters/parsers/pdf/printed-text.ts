// Returns the text of a PDF page exactly as printed, to compare with quotes.
import { BROKEN_WORD } from '../../../ingest/model/document.js';
import type { Page, PrintedPiece } from './page.js';

/** A gap this many times the font size separates 2 words. */
const WORD_GAP = 0.16;

/** A hyphen that breaks a word at the end of a line becomes `BROKEN_WORD`. */
export function printedText(page: Page): string {
  let text = '';
  let before: PrintedPiece | undefined;
  for (const piece of page.pieces) {
    if (before) text += between(before, piece);
    text += piece.text;
    before = piece;
  }
  return text.replace(/(?<=\p{L})(?:[-\u2010]\s*\n\s*|\u00ad\s*)(?=\p{L})/gu, BROKEN_WORD);
}

function between(before: PrintedPiece, piece: PrintedPiece): string {
  const size = Math.max(before.size, piece.size);
  if (Math.abs(before.y - piece.y) > size * 0.75 || piece.x < before.x) return '\n';
  return piece.x - (before.x + before.width) > size * WORD_GAP ? ' ' : '';
}
