import type { Tag } from './tags.js';

export interface PrintedPiece {
  text: string;
  x: number;
  /** The baseline, measured from the bottom of the page. */
  y: number;
  width: number;
  /** The height of the font, in points. */
  size: number;
  font: string;
  tag?: Tag;
  /**
   * True if the file marks the text as decoration, such as a running header or page number. Some files mark
   * real text like this too.
   */
  isArtifact: boolean;
}

export interface Page {
  number: number;
  width: number;
  height: number;
  pieces: PrintedPiece[];
  /** Text that is left out because it runs in a different direction from the rest. */
  aside: string;
}
