// Reads the date that a source gives in words, for ordering only.

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const ISO = /\b(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\b/;
const WRITTEN = new RegExp(`\\b(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+)?(${MONTHS.join('|')})\\s+(\\d{4})\\b`, 'i');

/** "2018-02 (file 2025-02)" → "2018-02"; "25 November 2025" → "2025-11-25"; undefined where no year stands. */
export function readDate(text: string): string | undefined {
  const written = WRITTEN.exec(text);
  if (written) {
    const month = String(MONTHS.indexOf(written[2]!.toLowerCase()) + 1).padStart(2, '0');
    return written[1] ? `${written[3]}-${month}-${written[1].padStart(2, '0')}` : `${written[3]}-${month}`;
  }
  const iso = ISO.exec(text);
  if (!iso || !isYear(iso[1]!)) return undefined;
  return [iso[1], iso[2], iso[3]].filter(Boolean).join('-');
}

function isYear(digits: string): boolean {
  return Number(digits) >= 1800 && Number(digits) <= 2100;
}
