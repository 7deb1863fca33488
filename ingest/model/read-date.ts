// Reads a date that a source or an editor gives in words: for sorting, and for what was in force on a past day.

const MONTH_NAMES = [
  'january february march april may june july august september october november december',
  'ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr',
  'jan feb mar apr may jun jul aug sep oct nov dec',
].map((names) => names.split(' '));

/** A month in English or Welsh, or an English one cut short: "November", "Tachwedd", "Nov.", "Sept". */
export const MONTH = `(?:${[...MONTH_NAMES.flat(), 'sept'].sort((a, b) => b.length - a.length).join('|')})\\b\\.?`;

/** From 1 to 12; 0 for any other word. */
export function monthNumber(name: string): number {
  const word = name
    .toLowerCase()
    .replace('.', '')
    .replace(/^sept$/, 'sep');
  return Math.max(...MONTH_NAMES.map((names) => names.indexOf(word))) + 1;
}

const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const DAY_FIRST = new RegExp(`\\b${DAY}(?:\\s+of)?\\s+(${MONTH}),?\\s+(\\d{4})\\b`, 'i');
const MONTH_FIRST = new RegExp(`\\b(${MONTH})\\s+${DAY},?\\s+(\\d{4})\\b`, 'i');
const MONTH_ALONE = new RegExp(`\\b(${MONTH}),?\\s+(\\d{4})\\b`, 'i');
/** As dates are written in the United Kingdom: the day comes first. */
const IN_FIGURES = /(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-]|\.\d)/;
const ISO = /(?<!\d)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)/g;

/** "2018-02 (file 2025-02)" → "2018-02"; "25 November 2025" → "2025-11-25"; undefined if there is no year. */
export function readDate(text: string): string | undefined {
  const [, day, month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  if (isYear(year)) return possibleDate(year, monthNumber(month), Number(day));
  const [, name = '', on, of = ''] = MONTH_FIRST.exec(text) ?? [];
  if (isYear(of)) return possibleDate(of, monthNumber(name), Number(on));
  const [, alone = '', its = ''] = MONTH_ALONE.exec(text) ?? [];
  if (isYear(its)) return possibleDate(its, monthNumber(alone));
  const figures = IN_FIGURES.exec(text);
  if (figures && isYear(figures[4]!))
    return possibleDate(figures[4]!, Number(figures[3]), Number(figures[1]));
  const iso = [...text.matchAll(ISO)].find((match) => isYear(match[1]!));
  return iso && possibleDate(iso[1]!, Number(iso[2]), Number(iso[3]));
}

/** "2024-25" is a school year, not a month: leaves out months and days that do not exist. */
function possibleDate(year: string, month?: number, day?: number): string {
  if (!month || month > 12) return year;
  const known = `${year}-${String(month).padStart(2, '0')}`;
  const daysInMonth = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return !day || day > daysInMonth ? known : `${known}-${String(day).padStart(2, '0')}`;
}

function isYear(digits: string): boolean {
  return Number(digits) >= 1800 && Number(digits) <= 2100;
}
