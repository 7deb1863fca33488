// Finds every figure in a text: dates, periods, ages, money, shares, provisions, forms, phone numbers and
// addresses.
import { UNDER_HUNDRED, wordValue } from '../../knowledge/text/number-words.js';

export type FigureKind =
  'email' | 'phone' | 'date' | 'money' | 'share' | 'period' | 'age' | 'provision' | 'code' | 'number';

export interface Figure {
  kind: FigureKind;
  /** Stays the same however the figure is written: "45:day" for "45 days" and "forty-five-day". */
  value: string;
  start: number;
  end: number;
}

const MONTHS =
  'january february march april fifthmonth june july august september october november december'.split(' ');

const WORD = `(?:${UNDER_HUNDRED}|zero)`;
const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const COUNT = `(?:(?:(?:${DIGITS})|\\b(?:an? |${WORD} )?(?:hundred|thousand)|\\b${WORD})(?: (?:hundred|thousand|million|billion))?)`;
const UNITS = 'minute|hour|day|week|fortnight|month|year';
const UNIT = `(?:${UNITS})s?`;
const QUALITIES = 'working|calendar|consecutive|continuous|school|clear|full|business|week';
const LENGTH = `(?:(?:${QUALITIES})[- ])?${UNIT}\\b`;
const MONTH = `(?:${MONTHS.join('|')}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?)`;
const PROVISION =
  "(?:sections?|sec|(?<!')ss?|paragraphs?|paras?|schedules?|sched|articles?|art|parts?|chapters?|regulations?|rules?|annex(?:es)?|appendix|steps?|tables?|stages?|levels?|pages?)";
const NUMBERED = String.raw`(?:\d[\da-z]*(?:\.+[\da-z]+|\.*\(+[\da-z]+\)?)*|[a-z]{1,2}\d+|[ivx]{1,5}|[a-h])(?![a-z])`;

/** The order matters: text that one pattern has matched is hidden from the later patterns. */
const PATTERNS: readonly (readonly [FigureKind, RegExp])[] = [
  // No figure is this long. On a run of 10,000 digits, the other patterns would start again at every digit.
  ['code', /\S{300,}/g],
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  [
    'phone',
    // "Page 105" and "section 101" are not phone numbers.
    new RegExp(
      `(?:\\+44|(?<![\\d.,-])0)(?:[ -]?\\(0\\))?(?:[ -]?\\d){8,11}(?!\\d)|(?<![\\d.,£-])(?<!\\b${PROVISION}\\.? ?)(?:999|101|111|112|105)(?![\\d%]|[.,]\\d|[ -]\\d)`,
      'g',
    ),
  ],
  [
    'date',
    new RegExp(
      `(?:\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?)?\\b${MONTH}(?:[ ,]+\\d{4})?(?!\\w)|\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b|\\b\\d{1,2}/\\d{1,2}/\\d{2,4}\\b|(?<![\\d.,£-])(?:19|20)\\d{2}(?![\\d%]|[.,-]\\d)`,
      'g',
    ),
  ],
  ['money', new RegExp(`£ ?${COUNT}(?:m|bn|k)?|${COUNT} (?:pounds|pence)`, 'g')],
  [
    'share',
    new RegExp(
      `${COUNT} ?(?:%|per ?cent\\b|percent\\b)|\\b(?:(?:an?|one|two|three)[- ])?(?:third|quarter|half|fifth)s?\\b(?! (?:part|country|countries|person|party|parties))`,
      'g',
    ),
  ],
  [
    'age',
    new RegExp(
      `(?:${COUNT}(?: ?(?:,|to|or|and|-) ?))?${COUNT}[- ]years?[- ](?:olds?|of age)|\\b(?:aged?(?: of)?|ages|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?) (?:(?:between|from) )?${COUNT}(?: ?(?:,|to|or|and|-) ?${COUNT})?(?![- ]?${UNIT}\\b|\\w|\\.\\d)`,
      'g',
    ),
  ],
  [
    'period',
    new RegExp(
      `(?:${COUNT}(?: ?(?:to|or|and|-) ?))?(?:${COUNT}|\\b(?:an?|per|any|each|every))(?:-${LENGTH}| ${LENGTH}(?!-[a-z]))`,
      'g',
    ),
  ],
  [
    'provision',
    new RegExp(
      `\\b${PROVISION}\\.? ?${NUMBERED}(?:(?:, | ?(?:to|and|or|-|&) ?)${NUMBERED.replace('|[a-h]', '')})*`,
      'g',
    ),
  ],
  ['period', /\b(?:hourly|daily|weekly|fortnightly|monthly|yearly|annually)\b/g],
  ['code', /\b(?:quarterly|twice|double|half-yearly)\b/g],
  ['code', /\b(?=[a-z\d/]*\d)(?=[a-z\d/]*[a-z/])[a-z\d]+(?:\/[a-z\d]+)*\b/g],
  ['number', new RegExp(`(?<![\\w.])${COUNT}(?:st|nd|rd|th)?(?!\\w)`, 'g')],
];

/** `folded` must come from `foldForComparing`. “One” alone is usually a pronoun, so it does not count. */
export function figuresOf(folded: string): Figure[] {
  const figures: Figure[] = [];
  let left = folded;
  for (const [kind, pattern] of PATTERNS) {
    left = left.replace(pattern, (match: string, ...rest: unknown[]) => {
      const start = rest.findLast((part) => typeof part === 'number')!;
      const values = valuesOf(kind, match);
      for (const value of values) figures.push({ kind, value, start, end: start + match.length });
      return values.length ? '\u0000'.repeat(match.length) : match;
    });
  }
  return figures.sort((a, b) => a.start - b.start);
}

function valuesOf(kind: FigureKind, match: string): string[] {
  const counts = () => countsIn(match);
  switch (kind) {
    case 'email':
      return [match.replace(/\.$/, '')];
    case 'phone':
      return [
        match
          .replace(/\(0\)/, '')
          .replace(/[^\d+]/g, '')
          .replace(/^\+44/, '0'),
      ];
    case 'date':
      return [dateValue(match)];
    case 'share':
      return /%|cent/.test(match)
        ? counts().map((n) => `${n}%`)
        : [
            match
              .replace('-', ' ')
              .replace(/^(?:an?|one) /, '')
              .replace(/s$/, ''),
          ];
    case 'period':
      return periodValues(match);
    case 'provision':
      return provisionValues(match);
    case 'code':
      return /^\d+(?:st|nd|rd|th)$/.test(match) ? [] : [match];
    case 'number':
      // "3.10" may be a paragraph number, so it must differ from 3.1.
      return match === 'one' ? [] : /^\d+\.\d+$/.test(match) ? [match] : counts();
    case 'money':
      return counts().map((count) => (match.endsWith('pence') ? String(Number(count) / 100) : count));
    default:
      return counts();
  }
}

const ONE_COUNT = new RegExp(`${COUNT}(?:m|bn|k)?`, 'g');

function countsIn(text: string): string[] {
  return (text.match(ONE_COUNT) ?? []).map((count) => String(countValue(count)));
}

const SCALES: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
};

function countValue(text: string): number {
  const [, amount = '', scales = ''] =
    /^(.*?)((?: ?(?:hundred|thousand|million|billion|m|bn|k))*)$/.exec(text.replace(/,/g, '')) ?? [];
  const factor = (scales.match(/[a-z]+/g) ?? []).reduce((product, scale) => product * SCALES[scale]!, 1);
  if (/^\d/.test(amount)) return Number(amount) * factor;
  const value = amount
    .split(/[- ]/)
    .map(wordValue)
    .reduce((sum, part) => sum + part, 0);
  return (value || 1) * factor;
}

/** Returns "2026-04-06", "2026-04", "2026" or "--04-06". Any part that the text does not give is left out. */
function dateValue(text: string): string {
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{2,4})$/.exec(text);
  if (slashed) return `${slashed[3]!.padStart(4, '20')}-${pad(slashed[2]!)}-${pad(slashed[1]!)}`;
  const name = /[a-z]{3,}/.exec(text.replace(/\d(?:st|nd|rd|th)/, '').replace(/\bof\b/, ''))?.[0];
  if (!name) return text;
  const month = MONTHS.findIndex((full) => full.startsWith(name.slice(0, 3))) + 1;
  const day = /^(\d{1,2})(?!\d)/.exec(text)?.[1];
  const year = /\d{4}/.exec(text)?.[0];
  return [year ?? '-', pad(String(month)), day && pad(day)].filter(Boolean).join('-');
}

function pad(number: string): string {
  return number.padStart(2, '0');
}

/** Days are not converted to hours, as a period may count whole days only. Months have no fixed length. */
const IN_DAYS: Record<string, [number, string]> = { week: [7, 'day'], fortnight: [14, 'day'] };

const HOW_OFTEN: Record<string, string> = {
  hourly: 'every hour',
  daily: 'every day',
  weekly: 'every week',
  fortnightly: 'every fortnight',
  monthly: 'every month',
  yearly: 'every year',
  annually: 'every year',
};

const PERIOD = new RegExp(`^(.*?)[- ](?:(${QUALITIES})[- ])?(${UNITS})s?$`);

function periodValues(match: string): string[] {
  const [, before = '', kind = '', unit = ''] = PERIOD.exec(HOW_OFTEN[match] ?? match) ?? [];
  const quality = kind === 'business' ? 'working' : kind;
  const [days, whole] = quality ? [1, unit] : (IN_DAYS[unit] ?? [1, unit]);
  const ofLength = (count: string) => [Number(count) * days, whole, quality].filter(Boolean).join(':');
  // Excludes "for an hour", which does not mean "for every hour", and "on any day", which does not mean "on
  // every day".
  if (before === 'any') return [`any:${ofLength('1')}`];
  if (/^(?:per|each|every)$/.test(before)) return [`every:${ofLength('1')}`];
  return (/^an?$/.test(before) ? ['1'] : countsIn(before)).map(ofLength);
}

function provisionValues(match: string): string[] {
  const [, name = '', numbers = ''] =
    /^([a-z]+?)\.? ?((?:\d|[a-z]{1,2}\d|[ivx]+(?![a-z])|[a-h](?![a-z])).*)$/.exec(match) ?? [];
  const kind = name
    .replace(/^(?:ss?|sec)$/, 'section')
    .replace(/^paras?$/, 'paragraph')
    .replace(/^art$/, 'article')
    .replace(/^sched$/, 'schedule')
    .replace(/(?<=annex)es$|s$/, '');
  return numbers
    .split(/, | ?\b(?:to|and|or)\b ?| ?& ?/)
    .filter(Boolean)
    .map((number) => `${kind} ${number.replace(/\.$/, '')}`);
}
