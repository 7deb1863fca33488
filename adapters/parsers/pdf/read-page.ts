import type { PDFPageProxy } from 'unpdf/pdfjs';
import { learnFonts, type FontNames } from './fonts.js';
import type { Page } from './page.js';
import { tagsOf, type Tag } from './tags.js';
import { quarterOf, rotatePage, type PlacedPiece, type Quarter } from './rotate-page.js';

interface TextPiece {
  str: string;
  transform: number[];
  width: number;
  height: number;
  fontName: string;
}

/**
 * The start or end of marked content. `tag` is its name, which is missing from the types that pdf.js
 * publishes.
 */
interface Mark {
  type: string;
  id?: string;
  tag?: string;
}

export async function readPage(page: PDFPageProxy, fonts: FontNames): Promise<Page> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const tags = tagsOf(await page.getStructTree());
  const content = await page.getTextContent({ includeMarkedContent: true });
  const pieces = piecesOf(content.items, tags, left, bottom);
  await learnFonts(
    page,
    pieces.map((piece) => piece.font),
    fonts,
  );
  for (const piece of pieces) piece.font = fonts.get(piece.font) ?? piece.font;
  page.cleanup();
  const placed = { number: page.pageNumber, width: right - left, height: top - bottom };
  return rotatePage(placed, pieces, (page.rotate / 90) as Quarter);
}

function piecesOf(
  items: readonly (TextPiece | Mark)[],
  tags: Map<string, Tag>,
  left: number,
  bottom: number,
): PlacedPiece[] {
  const open: { id: string | undefined; name: string | undefined }[] = [];
  const pieces: PlacedPiece[] = [];
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push({ id: item.id || undefined, name: item.tag || undefined });
      continue;
    }
    const piece = pieceOf(item, left, bottom);
    if (!piece) continue;
    const id = open.findLast((mark) => mark.id !== undefined)?.id;
    const tag = id === undefined ? undefined : tags.get(id);
    if (tag) piece.tag = tag;
    piece.isArtifact = !tag && open.some((mark) => mark.name === 'Artifact');
    pieces.push(piece);
  }
  return pieces;
}

function pieceOf(item: TextPiece, left: number, bottom: number): PlacedPiece | undefined {
  if (item.str === '') return undefined;
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
  return {
    text: item.str,
    x: x - left,
    y: y - bottom,
    width: item.width,
    size: item.height || Math.hypot(a, b),
    font: item.fontName,
    isArtifact: false,
    quarter: quarterOf(a, b),
  };
}
