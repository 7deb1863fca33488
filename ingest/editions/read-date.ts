// Reads a date from the words in which a source gives it. Only used for sorting.

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const ISO = /(?<!\d)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)/g;
const WRITTEN = new RegExp(`\\b(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+)?(${MONTHS.join('|')})\\s+(\\d{4})\\b`, 'i');

/** "2018-02 (file 2025-02)" → "2018-02"; "25 November 2025" → "2025-11-25"; undefined if there is no year. */
export function readDate(text: string): string | undefined {
  const written = WRITTEN.exec(text);
  if (written && isYear(written[3]!)) {
    const month = String(MONTHS.indexOf(written[2]!.toLowerCase()) + 1).padStart(2, '0');
    return possibleDate(written[3]!, month, written[1]?.padStart(2, '0'));
  }
  const iso = [...text.matchAll(ISO)].find((match) => isYear(match[1]!));
  return iso && possibleDate(iso[1]!, iso[2], iso[3]);
}

/** "2024-25" is a school year, not a month: leaves out months and days that do not exist. */
function possibleDate(year: string, month?: string, day?: string): string {
  if (!month || Number(month) < 1 || Number(month) > 12) return year;
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (!day || Number(day) < 1 || Number(day) > daysInMonth) return `${year}-${month}`;
  return `${year}-${month}-${day}`;
}

function isYear(digits: string): boolean {
  return Number(digits) >= 1800 && Number(digits) <= 2100;
}
