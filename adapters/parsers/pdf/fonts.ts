// Finds the real names of a PDF's fonts: many files only mark a heading by making it bold, and their tags do not say
// so.
import type { PDFPageProxy } from 'unpdf/pdfjs';

/** Long enough for pdf.js to hand over a font that it has loaded; one that it could not load never comes. */
const WAIT_MS = 250;

interface Transferable {
  transferToFixedLength?: (this: ArrayBuffer) => ArrayBuffer;
}

// pdf.js loads fonts with a method that Node 20 does not have yet; without it their names stay unknown there.
(ArrayBuffer.prototype as Transferable).transferToFixedLength ??= function transfer() {
  return structuredClone(this, { transfer: [this] });
};

/** From pdf.js's own name of a font to "Arial-BoldMT"; kept over the pages of one document. */
export type FontNames = Map<string, string>;

/** Adds the names of fonts that this page is the first to use. Only then is the page interpreted, which takes longer than reading its text. */
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
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, WAIT_MS);
  });
  const loaded = new Promise<string | undefined>((resolve) => {
    (page.commonObjs as { get: (id: string, callback: (font: unknown) => void) => void }).get(
      font,
      (object) => {
        const name = (object as { name?: unknown } | null)?.name;
        resolve(typeof name === 'string' ? withoutSubset(name) : undefined);
      },
    );
  });
  const name = await Promise.race([loaded, late]);
  clearTimeout(timer);
  return name;
}

/** "BCDFEE+ArialMT" and "BCDIEE+ArialMT" are parts of one font. */
function withoutSubset(name: string): string {
  return name.replace(/^[A-Z]{6}\+/u, '');
}
