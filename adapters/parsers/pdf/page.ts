// A PDF page as it was read: pieces of text with their position, size and font.
import type { Tag } from './tags.js';

export interface Piece {
  text: string;
  x: number;
  /** The baseline, measured from the bottom of the page. */
  y: number;
  width: number;
  /** The height of the font, in points. */
  size: number;
  font: string;
  tag?: Tag;
  /** Marked as decoration, such as a running head or page number. Some files also mark real text like this. */
  isArtifact: boolean;
}

export interface Page {
  number: number;
  width: number;
  height: number;
  pieces: Piece[];
  /** The words that run in a different direction from the rest, which we leave out. */
  aside: string;
}
