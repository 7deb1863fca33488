// Makes pieces of plain sentences and titles for Slack, cut to the length that a block may hold.
import type { Tone } from '../../../bot/model/messages/message.js';
import { bold, cutText, plain, section, WARNING_SIGN, type RichTextPiece } from './rich-text-elements.js';

export function textPieces(text: string, tone: Tone = 'normal'): RichTextPiece[] {
  if (tone === 'news') return titled(text);
  if (tone !== 'warning') return cutText(text).map((piece) => section(plain(piece)));
  return cutText(text).map((piece, index) =>
    index === 0 ? section(WARNING_SIGN, bold(` ${piece}`)) : section(bold(piece)),
  );
}

export function titled(text: string): RichTextPiece[] {
  return cutText(text).map((piece) => section(bold(piece)));
}
