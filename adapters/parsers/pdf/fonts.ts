// Finds the real names of a PDF's fonts. Many files mark a heading by making it bold, without a tag.
import type { PDFPageProxy } from 'unpdf/pdfjs';
import { withDeadline } from '../../../knowledge/model/with-deadline.js';

/**
 * How long to wait for pdf.js to return a font that it has loaded. For a font that failed to load, it never
 * calls back.
 */
const WAIT_MS = 250;

interface Transferable {
  transferToFixedLength?: (this: ArrayBuffer) => ArrayBuffer;
}

// pdf.js needs this method to load fonts, but Node 20 does not have it.
(ArrayBuffer.prototype as Transferable).transferToFixedLength ??= function transfer() {
  return structuredClone(this, { transfer: [this] });
};

/** Maps pdf.js's name for a font to a name such as "Arial-BoldMT", for all the pages of a document. */
export type FontNames = Map<string, string>;

/**
 * Adds the names of new fonts. If there are any, we have to interpret the page, which takes longer than
 * reading its text.
 */
export async function learnFonts(
  page: PDFPageProxy,
  used: Iterable<string>,
  names: FontNames,
): Promise<void> {
  const unknown = [...new Set(used)].filter((font) => !names.has(font));
  if (unknown.length === 0) return;
  await page.getOperatorList();
  for (const font of unknown) names.set(font, (await loadedName(page, font)) ?? font);
}

async function loadedName(page: PDFPageProxy, font: string): Promise<string | undefined> {
  const loaded = new Promise<string | undefined>((resolve) => {
    (page.commonObjs as { get: (id: string, callback: (font: unknown) => void) => void }).get(
      font,
      (object) => {
        const name = (object as { name?: unknown } | null)?.name;
        resolve(typeof name === 'string' ? withoutSubset(name) : undefined);
      },
    );
  });
  return withDeadline(loaded, WAIT_MS);
}

/** "BCDFEE+ArialMT" and "BCDIEE+ArialMT" are subsets of the same font. */
function withoutSubset(name: string): string {
  return name.replace(/^[A-Z]{6}\+/u, '');
}
