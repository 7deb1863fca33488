// Writes small PDFs for tests, with lines of text at given positions in Helvetica or Helvetica Bold.

export interface PdfLine {
  text: string;
  x?: number;
  /** In points from the bottom of an A4 page, which is 842 points high. */
  y: number;
  size?: number;
  bold?: boolean;
  /** The angle in degrees, anticlockwise. At 90, the text runs upwards. */
  turned?: 90 | 180 | 270;
  /** PDF operators to draw instead of the text. */
  operators?: string;
}

const ENCRYPTED = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<00> <00>]`;

/** The text must be in Latin-1, because the fonts have no other characters. */
export function makePdf(
  pages: readonly (readonly PdfLine[])[],
  options: { title?: string; encrypted?: boolean } = {},
): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    `<< /Title (${escaped(options.title ?? '')}) >>`,
  ];
  for (const [index, lines] of pages.entries()) {
    const content = lines.map(drawn).join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${7 + index * 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  return assembled(objects, options.encrypted ? ENCRYPTED : '');
}

const DIRECTIONS = { 90: '0 1 -1 0', 180: '-1 0 0 -1', 270: '0 -1 1 0' };

function drawn({ text, x = 72, y, size = 12, bold = false, turned, operators }: PdfLine): string {
  if (operators !== undefined) return operators;
  const place = turned ? `${DIRECTIONS[turned]} ${x} ${y} Tm` : `${x} ${y} Td`;
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${place} (${escaped(text)}) Tj ET`;
}

function escaped(text: string): string {
  return text.replace(/[\\()]/gu, '\\$&');
}

function assembled(objects: readonly string[], trailer: string): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}

/** A rectangle that fills the page, like a picture. */
export const PICTURE: PdfLine = { text: '', y: 0, operators: 'q 595 0 0 842 0 0 cm 0 0 1 1 re f Q' };

/** Returns the lines of a paragraph, 14 points apart. */
export function paragraph(top: number, ...texts: string[]): PdfLine[] {
  return texts.map((text, index) => ({ text, y: top - index * 14 }));
}
