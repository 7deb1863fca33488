// Finds the date and the subject in questions such as "what did the guidance say on 3 March 2024?".
import { MONTH, monthNumber } from '../../ingest/model/read-date.js';
import { relativeDays, type FoundDate } from './relative-day.js';
import type { Turn } from '../../knowledge/model/answer.js';
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import { wordSet } from '../../knowledge/text/word-set.js';

export interface AboutDay {
  /**
   * `YYYY-MM-DD`. For a month or a year, its last day. Absent if the date does not exist, such as "31 June
   * 2024".
   */
  day?: string;
  /** The question without the date. Empty if the question was only a date. */
  text: RedactedText;
  context: Turn[];
}

const DATE = [
  `(?<d1>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m1>${MONTH}),? (?<y1>\\d{4})`,
  `(?<m2>${MONTH}) (?<d2>\\d{1,2})(?:st|nd|rd|th)?,? (?<y2>\\d{4})`,
  `(?<y3>\\d{4})-(?<n3>\\d{2})-(?<d3>\\d{2})`,
  // UK order: the day comes first.
  `(?<d4>\\d{1,2})[/.](?<n4>\\d{1,2})[/.](?<y4>\\d{4})`,
  `(?<d7>\\d{1,2})/(?<n7>\\d{1,2})/(?<y7>\\d{2})(?![\\d/])`,
  `(?<m5>${MONTH}),? (?<y5>\\d{4})`,
  `(?<y6>(?:19|20)\\d{2})(?![-/\\d])`,
].join('|');
/** Matches words between “on” and the date, in English or Welsh: “on the 3rd”, “ar ddydd Gwener 3 Mawrth”. */
const DAY_NAME =
  '(?:the|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|d?dydd|llun|mawrth|mercher|iau|gwener|sadwrn|sul|y)(?:day)?,?';
const WHEN = new RegExp(
  `\\b(?<when>back in|as of|as at|at the (?:time|end) of|before the \\p{L}+ in|cyn y \\p{L}+ ym mis|before|on|in|at|ar|ym mis|ym|yn|cyn) (?:${DAY_NAME} ){0,3}?(?:${DATE})`.replaceAll(
    ' ',
    '\\s+',
  ),
  'giu',
);
const ASKING = wordSet('what how which who whom when where whether did was were beth pa sut pwy');
const PAST = wordSet('did was were said ddywedodd dywedodd oedd');
const GUIDANCE =
  /^(?:guidance|guidelines?|rules?|laws?|policy|policies|toolkit|handbook|manual|regulations?|advice|[cg]anllaw(?:iau)?|rh?eolau|polisi|[cg]?yfraith)$/u;
const RELATIVE = wordSet('who that which');
const IN_FORCE = wordSet('force applied apply valid current published existed');
const AS_IT_WAS = wordSet('that which was as it then in force');
const BEGINS_A_QUESTION = new Set(
  [...ASKING, ...'can could must should do does is are may'.split(' ')].filter((word) => word !== 'whether'),
);

/** If a question has only these words besides its date, it has no subject. */
const NOTHING_MORE = wordSet(
  'beth ddywedodd dywedodd oedd y yr hyn hynny please can could you tell me show and so what how did was were is the this that it then your our say said says stand in force back about look like there',
);

/** `today` is `YYYY-MM-DD`. Returns undefined if the question is about current guidance or a future date. */
export function dayAskedAbout(
  text: RedactedText,
  context: readonly Turn[],
  today: string,
): AboutDay | undefined {
  for (const { start, end, day } of datesIn(text, today)) {
    if (!isAboutGuidance(text, start, end)) continue;
    if (day === undefined) return { text, context: [...context] };
    if (day >= today) continue;
    const rest = tidied(text.slice(0, start) + text.slice(end));
    return saysNothingMore(rest) ? aboutTheSame(day, context) : { day, text: rest, context: [...context] };
  }
  return undefined;
}

function datesIn(text: string, today: string): FoundDate[] {
  const written = [...text.matchAll(WHEN)].map(({ 0: words, index, groups }) => ({
    start: index,
    end: index + words.length,
    day: dayOf(groups!),
  }));
  return [...written, ...relativeDays(text, today)].sort((a, b) => a.start - b.start);
}

/**
 * Whether the question asks about the guidance on that date. "she arrived on 3 March 2024, what does the
 * guidance say?" does not.
 */
function isAboutGuidance(text: string, start: number, end: number): boolean {
  const before = wordsOf(
    text
      .slice(0, start)
      .split(/[,.;?!]/)
      .at(-1)!,
  );
  const after = wordsOf(
    text
      .slice(end)
      .replace(/^\s*,/, '')
      .split(/[.;?!]/)[0]!,
  );
  const isAsOf = /^as/i.test(text.slice(start, end));
  if (asksWhatItSaid(before)) return !tellsWhatHappened(before);
  if (!before.length)
    return isAsOf
      ? BEGINS_A_QUESTION.has(after[0] ?? '')
      : ASKING.has(after[0] ?? '') && asksWhatItSaid(after);
  return isAsOf && GUIDANCE.test(before.findLast((word) => !AS_IT_WAS.has(word)) ?? '');
}

/** Whether words such as "what", "did" and "guidance" come in this order. */
function asksWhatItSaid(words: readonly string[]): boolean {
  const asking = words.findIndex((word) => ASKING.has(word));
  const past = words.findIndex((word, n) => asking >= 0 && n >= asking && PAST.has(word));
  return past >= 0 && words.some((word, n) => n > past && GUIDANCE.test(word));
}

/** Matches what happened to someone, except when: “when she was found” is the time of the guidance. */
const HAPPENED =
  /(?<!\bwhen (?:an? |the )?)\b(?:child(?:ren)?|girls?|boys?|lads?|kids?|teenagers?|people|person|victims?|clients?|s?he|they|pupils?|adults?|wom[ae]n|m[ae]n) (?:(?:was|were|had|has|have|been|went|got|i|we|first|just) )*(?:(?!referred|supported|interviewed)[\p{L}]+ed|taken|found|born|missing|came|left|sold|brought|seen|held|made|sent|caught|kept|beaten|hurt|met)\b/iu;

/** True if the words end in what happened to someone: “the guidance for a girl who was taken”. */
function tellsWhatHappened(words: readonly string[]): boolean {
  const guidance = words.findLastIndex((word) => GUIDANCE.test(word));
  if (HAPPENED.test(words.slice(guidance + 1).join(' '))) return true;
  const clause = words.findLastIndex((word) => RELATIVE.has(word));
  return clause > guidance + 1 && !words.slice(clause).some((word) => IN_FORCE.has(word));
}

function saysNothingMore(text: string): boolean {
  return wordsOf(text).every((word) => NOTHING_MORE.has(word) || GUIDANCE.test(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * A question such as "And what did it say on …?" has no subject, so this uses the subject of the previous
 * question.
 */
function aboutTheSame(day: string, context: readonly Turn[]): AboutDay {
  const last = context.map(({ role }) => role).lastIndexOf('user');
  if (last < 0) return { day, text: '' as RedactedText, context: [] };
  return { day, text: context[last]!.text, context: context.slice(0, last) };
}

function tidied(text: string): RedactedText {
  return text
    .replace(/\s+([,.;?!])/g, '$1')
    .replace(/^[\s,;.]+/, '')
    .replace(/\s{2,}/g, ' ')
    .trim() as RedactedText;
}

/**
 * Each regex group is named after what it matches: y for a year, m for a month's name, n for a month's
 * number, d for a day.
 */
function dayOf({ when, ...found }: Record<string, string | undefined>): string | undefined {
  const first = (kind: string) =>
    Object.entries(found).find(([name, value]) => name.startsWith(kind) && value !== undefined)?.[1];
  const written = first('y')!;
  const year = Number(written.length === 2 ? `20${written}` : written);
  const isBefore = /^(?:before|cyn)\b/i.test(when ?? '');
  const name = first('m');
  const month = name === undefined ? Number(first('n') ?? (isBefore ? 1 : 12)) : monthNumber(name);
  if (month < 1 || month > 12 || year < 1000) return undefined;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = Number(first('d') ?? (isBefore ? 1 : last));
  if (day < 1 || day > last) return undefined;
  const time = Date.UTC(year, month - 1, isBefore ? day - 1 : day);
  return new Date(time).toISOString().slice(0, 10);
}
