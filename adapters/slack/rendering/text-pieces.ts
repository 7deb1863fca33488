// Plain sentences and titles in Slack, cut to the length that a block may have.
import { bold, cutText, plain, section, WARNING_SIGN, type Piece } from './rich-text-elements.js';

export function textPieces(text: string, tone: 'normal' | 'warning' = 'normal'): Piece[] {
  if (tone === 'normal') return cutText(text).map((piece) => section(plain(piece)));
  return cutText(text).map((piece, index) =>
    index === 0 ? section(WARNING_SIGN, bold(` ${piece}`)) : section(bold(piece)),
  );
}

export function titled(text: string): Piece[] {
  return cutText(text).map((piece) => section(bold(piece)));
}
