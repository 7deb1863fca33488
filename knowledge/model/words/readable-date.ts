import type { GuidanceWords } from './english-guidance-wording.js';

/** Only matches dates with a day, because text such as "2010-11" may be a range of years. */
const WHOLE_DATE = /(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])/gu;
const MONTH_FIRST = /^(\d{4})-(\d{2})(?=$| \()/u;
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
/** Matches dates that the source writes out in English, such as "25 November 2025" and "May 2024". */
const IN_ENGLISH = new RegExp(`(?<![\\p{L}\\d])(?:(\\d{1,2}) )?(${MONTHS.join('|')}) (\\d{4})(?!\\d)`, 'gu');
/** Matches the notes that say when the text was copied, such as "accessed 2026-04-01". */
const COPIED = /^(?:scraped|retrieved|captured|accessed|downloaded) (\S+)$|^(\S+) \(repo commit\)$/iu;
const OF_THE_FILE = / \(file [^)]*\)/giu;
const UPDATED = /^updated (?=\d)/iu;

/** Turns "2026-04" into "April 2026". Does not change a date that we cannot read. */
export function readableDate(date: string, words: GuidanceWords): string {
  const phrase = phraseOf(date, words);
  return phrase ? phrase.slice(0, 1).toLocaleUpperCase(words.locale) + phrase.slice(1) : dateOf(date, words);
}

/** Returns the date in words that can follow a comma, such as "updated 14 May 2024". */
export function dateInSentence(date: string, words: GuidanceWords): string {
  return phraseOf(date, words) ?? dateOf(date, words);
}

/** Returns undefined if there is no word such as "updated" or "accessed" before the date. */
function phraseOf(date: string, words: GuidanceWords): string | undefined {
  const copied = COPIED.exec(date);
  if (copied) return words.asItWasOn(dateOf((copied[1] ?? copied[2])!, words));
  return UPDATED.test(date) ? words.updatedOn(dateOf(date.replace(UPDATED, ''), words)) : undefined;
}

function dateOf(text: string, words: Pick<GuidanceWords, 'locale'>): string {
  const write = (written: string, year: string, month: string, day?: string) =>
    writtenOut(year, month, day, words) ?? written;
  return text
    .replace(OF_THE_FILE, '')
    .replace(WHOLE_DATE, (all, year: string, month: string, day: string) => write(all, year, month, day))
    .replace(MONTH_FIRST, (all, year: string, month: string) => write(all, year, month))
    .replace(IN_ENGLISH, (all, day: string | undefined, month: string, year: string) =>
      write(all, year, String(MONTHS.indexOf(month) + 1).padStart(2, '0'), day),
    );
}

function writtenOut(
  year: string,
  month: string,
  day: string | undefined,
  { locale }: Pick<GuidanceWords, 'locale'>,
): string | undefined {
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
  // Date.UTC turns month 13 into January of the next year. We do not change such a value, because it is not a
  // date.
  if (new Date(time).toISOString().slice(0, 7) !== `${year}-${month}`) return undefined;
  return formatOf(locale, day !== undefined).format(time);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are cached, because making a formatter takes as long as choosing a quote. */
export function formatOf(locale: string, withDay = true, timeZone = 'UTC'): Intl.DateTimeFormat {
  const key = `${locale} ${withDay} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const day = withDay ? { day: 'numeric' as const } : {};
  const format = new Intl.DateTimeFormat(locale, { timeZone, year: 'numeric', month: 'long', ...day });
  formats.set(key, format);
  return format;
}
