// Turns a page so that its text runs from left to right. Landscape pages are often stored sideways.
import type { Page, PrintedPiece } from './page.js';

/** Quarter turns anticlockwise: 0 for text from left to right, 1 for text that runs upwards. */
export type Quarter = 0 | 1 | 2 | 3;

export interface PlacedPiece extends PrintedPiece {
  quarter: Quarter;
}

/**
 * Text at any other angle counts as the nearest quarter turn. A watermark across the page is not part of the
 * page's text.
 */
export function quarterOf(a: number, b: number): Quarter {
  return (((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4) as Quarter;
}

/**
 * Keeps the text that runs the same way as most letters on the page, and lists the rest separately. If there
 * is a tie, keeps the text that runs in the direction in which the page is shown (`upright`).
 */
export function rotatePage(
  { width, height, ...page }: Omit<Page, 'pieces' | 'aside'>,
  pieces: readonly PlacedPiece[],
  upright: Quarter,
): Page {
  const letters = [0, 0, 0, 0];
  for (const { quarter, text } of pieces) letters[quarter]! += text.match(/\p{L}/gu)?.length ?? 0;
  const most = Math.max(...letters);
  const main = letters[upright] === most ? upright : (letters.indexOf(most) as Quarter);
  const isOnSide = main % 2 === 1;
  return {
    ...page,
    width: isOnSide ? height : width,
    height: isOnSide ? width : height,
    pieces: pieces
      .filter(({ quarter }) => quarter === main)
      .map(({ quarter, ...piece }) => ({ ...piece, ...turned(piece, quarter, width, height) })),
    aside: pieces
      .filter(({ quarter, isArtifact }) => quarter !== main && !isArtifact)
      .map(({ text }) => text.trim())
      .filter(Boolean)
      .join(' '),
  };
}

function turned(
  { x, y }: PrintedPiece,
  quarter: Quarter,
  width: number,
  height: number,
): { x: number; y: number } {
  if (quarter === 1) return { x: y, y: width - x };
  if (quarter === 2) return { x: width - x, y: height - y };
  if (quarter === 3) return { x: height - y, y: x };
  return { x, y };
}
