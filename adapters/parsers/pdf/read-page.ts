// Reads one PDF page: pieces of text with their place, size and font, and what the file's own tags say of them.
import type { PDFPageProxy } from 'unpdf/pdfjs';
import type { FontNames } from './fonts.js';
import { learnFonts } from './fonts.js';

/** What a piece belongs to according to the tags of the file. */
export interface Tag {
  /** The nearest block-level role: H1 to H6, P, LI, TD, Note, TOCI, Caption … */
  role: string;
  /** Which element of the page: pieces of one paragraph share it. */
  element: number;
  cell?: { table: number; row: number; column: number };
}

export interface Piece {
  text: string;
  x: number;
  /** Baseline, from the bottom of the page. */
  y: number;
  width: number;
  /** Height of the font in points. */
  size: number;
  font: string;
  tag?: Tag;
  /** Marked as decoration: running heads, page numbers. Some files mark real text so too. */
  isArtifact: boolean;
}

export interface Page {
  number: number;
  width: number;
  height: number;
  pieces: Piece[];
}

const BLOCK_ROLE = /^(?:H[1-6]?|P|LI|LBody|Lbl|TD|TH|Note|FENote|TOCI|Caption|Title|BlockQuote)$/u;

interface StructNode {
  role?: string;
  type?: string;
  id?: string;
  children?: StructNode[];
}

interface TextPiece {
  str: string;
  transform: number[];
  width: number;
  height: number;
  fontName: string;
}

/** `fonts` is filled as pages are read. */
export async function readPage(page: PDFPageProxy, fonts: FontNames): Promise<Page> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const tags = tagsOf(await page.getStructTree());
  const content = await page.getTextContent({ includeMarkedContent: true });
  const open: { id: string | undefined; tag: string | undefined }[] = [];
  const pieces: Piece[] = [];
  for (const item of content.items) {
    if ('str' in item) {
      const piece = pieceOf(item, left, bottom);
      if (!piece) continue;
      const id = open.findLast((mark) => mark.id !== undefined)?.id;
      const tag = id === undefined ? undefined : tags.get(id);
      if (tag) piece.tag = tag;
      piece.isArtifact = !tag && open.some((mark) => mark.tag === 'Artifact');
      pieces.push(piece);
    } else if (item.type === 'endMarkedContent') open.pop();
    else {
      // The published types leave out the name of the mark.
      const { id, tag } = item as { id?: string; tag?: string };
      open.push({ id: id || undefined, tag: tag || undefined });
    }
  }
  await learnFonts(
    page,
    pieces.map((piece) => piece.font),
    fonts,
  );
  for (const piece of pieces) piece.font = fonts.get(piece.font) ?? piece.font;
  page.cleanup();
  return { number: page.pageNumber, width: right - left, height: top - bottom, pieces };
}

function pieceOf(item: TextPiece, left: number, bottom: number): Piece | undefined {
  if (item.str === '') return undefined;
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
  // Text turned by more than a little is a watermark or a label in the margin.
  if (Math.abs(b) > Math.abs(a)) return undefined;
  return {
    text: item.str,
    x: x - left,
    y: y - bottom,
    width: item.width,
    size: item.height || Math.hypot(a, b),
    font: item.fontName,
    isArtifact: false,
  };
}

/** From the id of a marked piece of content to its tag. */
function tagsOf(root: StructNode | null): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  let elements = 0;
  let tables = 0;
  const visit = (node: StructNode, above: Tag, place: { row: number; column: number }): void => {
    if (node.type === 'content') {
      if (node.id) tags.set(node.id, above);
      return;
    }
    let tag = above;
    const role = node.role ?? '';
    // The label of an item and its body make one paragraph; a Note's paragraphs stay a Note, a TOC entry's a TOC entry.
    if (BLOCK_ROLE.test(role) && !/^(?:Note|TOCI)$/u.test(above.role)) {
      const isItemPart = /^(?:Lbl|LBody)$/u.test(role) && above.role === 'LI';
      tag = isItemPart
        ? above
        : { ...above, role: role === 'FENote' ? 'Note' : role, element: (elements += 1) };
    }
    if (role === 'Table') {
      tag = { ...tag, cell: { table: (tables += 1), row: 0, column: 0 } };
      place = { row: 0, column: 0 };
    } else if (role === 'TR') place.row += 1;
    if (role === 'TR') place.column = 0;
    if ((role === 'TD' || role === 'TH') && tag.cell) {
      place.column += 1;
      tag = { ...tag, cell: { table: tag.cell.table, row: place.row, column: place.column } };
    }
    for (const child of node.children ?? []) visit(child, tag, place);
  };
  if (root) visit(root, { role: '', element: 0 }, { row: 0, column: 0 });
  return tags;
}
