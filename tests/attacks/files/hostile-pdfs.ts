// Makes PDFs whose objects, streams or tables exhaust the program that reads them.
import { brotliCompressSync, constants, deflateRawSync, deflateSync } from 'node:zlib';

const MEGABYTE = 1024 * 1024;
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>';
export const TEXT = 'BT /F1 12 Tf 72 700 Td (A child does not have to agree to a referral.) Tj ET ';

function assembled(objects: readonly (string | Buffer)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let length = parts[0]!.length;
  const offsets = objects.map((object, index) => {
    const offset = length;
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as Buffer),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${length}\n%%EOF`;
  return Buffer.concat([...parts, Buffer.from(table + end)]);
}

function stream(content: Buffer, filter: string): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${content.length} /Filter ${filter} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
}

const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Count 1 /Kids [4 0 R] >>';

/** Makes a one-page PDF with this content, compressed. */
export function pdfOfContent(content: string): Uint8Array {
  return pdfOfStream(deflateSync(content), '/FlateDecode');
}

function pdfOfStream(content: Buffer, filter: string): Uint8Array {
  return assembled([CATALOGUE, PAGES, FONT, PAGE, stream(content, filter)]);
}

const TWICE = '[/FlateDecode /FlateDecode]';

/**
 * Makes a PDF of a few kilobytes that expands to many megabytes of spaces, with a line of text at the end.
 * Compressed pieces that end on a byte boundary can be joined.
 */
export function pdfDeflatedTwice(megabytes: number, filter = TWICE): Uint8Array {
  return pdfOfStream(deflatedTwice(megabytes), filter);
}

/** Makes a PDF that pdf.js unpacks itself, because Node 20 has no stream for Brotli. */
export function pdfInBrotli(megabytes: number): Uint8Array {
  const content = Buffer.concat([Buffer.alloc(megabytes * MEGABYTE, ' '), Buffer.from(TEXT)]);
  return pdfOfStream(brotliCompressSync(content), '/BrotliDecode');
}

function deflatedTwice(megabytes: number, header = [0x78, 0x9c]): Buffer {
  const piece = deflateRawSync(Buffer.alloc(16 * MEGABYTE, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const once = Buffer.concat([
    Buffer.from(header),
    ...Array.from({ length: megabytes / 16 }, () => piece),
    deflateRawSync(Buffer.from(TEXT)),
  ]);
  return deflateSync(once, { level: 9 });
}

/** The ways to write a stream so that a search of the file does not show that it expands to so much. */
export const DISGUISED_STREAMS: [string, (megabytes: number) => Uint8Array][] = [
  ['marked as an image', (megabytes) => pdfDeflatedTwice(megabytes, `${TWICE} /Subtype /Image`)],
  [
    'with escapes in the filter’s name',
    (megabytes) => pdfDeflatedTwice(megabytes, TWICE.replaceAll('Flate', '#46late')),
  ],
  ['with “obj” in a string beside it', (megabytes) => pdfDeflatedTwice(megabytes, `${TWICE} /X ( obj)`)],
  [
    'written in hexadecimal',
    (megabytes) =>
      pdfOfStream(
        Buffer.from(`${deflatedTwice(megabytes).toString('hex')}>`),
        `[/ASCIIHexDecode ${TWICE.slice(1)}`,
      ),
  ],
  [
    'whose filter is in another object',
    (megabytes) =>
      assembled([CATALOGUE, PAGES, FONT, PAGE, stream(deflatedTwice(megabytes), '6 0 R'), TWICE]),
  ],
  [
    'with a header that Node refuses',
    (megabytes) => pdfOfStream(deflatedTwice(megabytes, [0x88, 0x1c]), TWICE),
  ],
];

export function pdfThatRepeatsStream(megabytes: number, times: number): Uint8Array {
  const page = PAGE.replace('5 0 R', `[${'5 0 R '.repeat(times)}]`);
  return assembled([CATALOGUE, PAGES, FONT, page, stream(deflatedTwice(megabytes), TWICE)]);
}

/** Makes pages that all draw the same form, as they would a letterhead. */
export function pdfOfSharedForm(megabytes: number, pages: number): Uint8Array {
  const page = PAGE.replace('/Font', '/XObject << /X 6 0 R >> /Font');
  const form = '/FlateDecode /Type /XObject /Subtype /Form /BBox [0 0 9 9]';
  return assembled([
    CATALOGUE,
    PAGES.replace('/Count 1', `/Count ${pages}`).replace('4 0 R', '4 0 R '.repeat(pages)),
    FONT,
    page,
    stream(deflateSync(`/X Do ${TEXT}`), '/FlateDecode'),
    stream(deflateSync(Buffer.alloc(megabytes * MEGABYTE, ' ')), form),
  ]);
}

export function pdfWithCyclicPages(): Uint8Array {
  return assembled([CATALOGUE, '<< /Type /Pages /Count 100000 /Kids [2 0 R 2 0 R] >>', FONT]);
}

/** Makes forms that each draw the next form 10 times. */
export function pdfOfNestedForms(levels: number): Uint8Array {
  const form = (n: number) =>
    Buffer.from(
      `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> /XObject << /X ${n + 1} 0 R >> >> /Length 60 >>\nstream\n${'/X Do '.repeat(10)}\nendstream`,
    );
  const page = PAGE.replace('/Font', '/XObject << /X 6 0 R >> /Font');
  const forms = Array.from({ length: levels }, (_, n) => form(n + 6));
  return assembled([
    CATALOGUE,
    PAGES,
    FONT,
    page,
    stream(deflateSync('/X Do'), '/FlateDecode'),
    ...forms,
    Buffer.from(
      `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> >> /Length ${TEXT.length} >>\nstream\n${TEXT}\nendstream`,
    ),
  ]);
}

export function pdfOfManyPages(): Uint8Array {
  return assembled([
    CATALOGUE,
    PAGES.replace('/Count 1', '/Count 100000000'),
    FONT,
    PAGE,
    stream(deflateSync(TEXT), '/FlateDecode'),
  ]);
}

/** Makes a PDF that claims to have 2,000 million entries in its table of objects. */
export function pdfWithHugeXref(): Uint8Array {
  const whole = Buffer.from(pdfOfContent(TEXT)).toString('latin1');
  return Buffer.from(
    whole.replace(/xref\n0 \d+/u, 'xref\n0 2000000000').replace(/\/Size \d+/u, '/Size 2000000000'),
    'latin1',
  );
}

export function pdfWithDeepObject(depth: number): Uint8Array {
  return assembled([
    CATALOGUE,
    PAGES,
    FONT,
    PAGE.replace('/Type', `/Deep ${'['.repeat(depth)}${']'.repeat(depth)} /Type`),
    stream(deflateSync(TEXT), '/FlateDecode'),
  ]);
}

export function pdfWithCyclicLength(): Uint8Array {
  return assembled([
    CATALOGUE,
    PAGES,
    FONT,
    PAGE,
    Buffer.from(`<< /Length 5 0 R >>\nstream\n${TEXT}\nendstream`),
  ]);
}
