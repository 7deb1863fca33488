// Reads a date from text that a source or editor gave. It is used for sorting, and to find the guidance that
// was in force on a day.

const MONTH_NAMES = [
  'january february march april may june july august september october november december'.split(' '),
  'ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr'.split(' '),
  'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
];

/** A month in English or Welsh, or an English abbreviation: "November", "Tachwedd", "Nov.", "Sept". */
export const MONTH = `(?:${[...MONTH_NAMES.flat(), 'sept'].sort((a, b) => b.length - a.length).join('|')})\\b\\.?`;

/** The number of the month, from 1 to 12. 0 for any other word. */
export function monthNumber(name: string): number {
  const word = name
    .toLowerCase()
    .replace('.', '')
    .replace(/^sept$/, 'sep');
  return Math.max(...MONTH_NAMES.map((names) => names.indexOf(word))) + 1;
}

const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?<year>\\d{4})';
/** Ways of writing a date, least ambiguous first. */
const FORMS = [
  new RegExp(`\\b${DAY}(?:\\s+of)?\\s+(?<month>${MONTH}),?\\s+${YEAR}\\b`, 'i'),
  new RegExp(`\\b(?<month>${MONTH})\\s+${DAY},?\\s+${YEAR}\\b`, 'i'),
  new RegExp(`\\b(?<month>${MONTH}),?\\s+${YEAR}\\b`, 'i'),
  // In dates written as numbers, the day comes first, as in the United Kingdom.
  /(?<![\d./-])(?<day>\d{1,2})(?<between>[/.-])(?<month>\d{1,2})\k<between>(?<year>\d{4})(?![\d/-]|\.\d)/,
  /(?<!\d)(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?(?!\d)/g,
];

/** "2018-02" for "2018-02 (file 2025-02)", "2025-11-25" for "25 November 2025". Undefined without a year. */
export function readDate(text: string): string | undefined {
  for (const form of FORMS)
    // Not every 4-digit number is a year, so we check each one in turn.
    for (const found of form.global ? text.matchAll(form) : [form.exec(text)]) {
      const { year = '', month = '', day } = found?.groups ?? {};
      if (isYear(year)) return possibleDate(year, monthNumber(month) || Number(month), Number(day));
    }
  return undefined;
}

/** "2024-25" is a school year, not a month. Leaves out months and days that do not exist. */
function possibleDate(year: string, month?: number, day?: number): string {
  if (!month || month > 12) return year;
  const known = `${year}-${String(month).padStart(2, '0')}`;
  const daysInMonth = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return !day || day > daysInMonth ? known : `${known}-${String(day).padStart(2, '0')}`;
}

function isYear(digits: string): boolean {
  return Number(digits) >= 1800 && Number(digits) <= 2100;
}
