// Finds the date and the subject in questions such as "what did the guidance say on 3 March 2024?".
import { MONTH, monthNumber } from '../../ingest/model/read-date.js';
import { isoDayFrom, lastDayOf, relativeDays, type FoundDate } from './relative-day.js';
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
const PAST = wordSet('did was were said applied existed ddywedodd dywedodd oedd');
const GUIDANCE =
  /^(?:guidance|guidelines?|rules?|laws?|policy|policies|toolkit|handbook|manual|regulations?|advice|[cg]anllaw(?:iau)?|rh?eolau|polisi|[cg]?yfraith)$/u;
const AS_IT_WAS = wordSet('that which was as it then in force');
const BEGINS_A_QUESTION = new Set(
  [...ASKING, ...'can could must should do does is are may'.split(' ')].filter((word) => word !== 'whether'),
);
/** Words that may stand between “what did” and “guidance”, and between “guidance” and the date or the topic. */
const BEFORE_GUIDANCE = wordSet(
  'the a our your that this these those said in under law local national statutory council home office y yr ein eich',
);
const AFTER_GUIDANCE = wordSet(
  'say said says state stated tell us me require required recommend recommended allow define treat be in force apply applied valid current published exist existed then back like there look was were at',
);
const ABOUT = wordSet('about on regarding am ar ynghylch');
/** Words for people and for what happens to them, by which a date in a topic may be that of the event. */
const STORY =
  /^(?:an?|some\w*|any\w*|one|who|that|which|we|i|he|she|they|his|her|their|our|my|name|old|yo|child(?:ren)?|girls?|boys?|lads?|kids?|teen\w*|youths?|bab(?:y|ies)|minors?|siblings?|famil(?:y|ies)|people|person|victims?|clients?|pupils?|adults?|wom[ae]n|m[ae]n|nationals?|seekers?|cases?|abuse|arrests?|arrivals?|disclosures?|episodes?|exploitation|raids?|rescues?|deaths?|births?|attacks?|moves?|placements?|incidents?|interviews?|found|born|missing|came|left|sold|brought|seen|held|made|sent|caught|kept|beaten|hurt|met|taken|a|aeth|ddaeth|daeth|\p{L}+(?:ed|ing|wyd|odd))$/u;
const PERSON =
  /^(?:child(?:ren)?|girls?|boys?|lads?|kids?|teen\w*|youths?|bab(?:y|ies)|minors?|people|person|victims?|clients?|pupils?|adults?|wom[ae]n|m[ae]n)$/u;
/** Words that make a topic that of one person or of one event: “a girl”, “her”, “the boy who”. */
const ONE_CASE =
  /^(?:an?|some\w*|any\w*|one|who|that|which|we|i|he|she|they|his|her|their|our|my|name|old|yo)$/u;
const HAPPENED =
  /^(?:found|born|came|left|sold|brought|seen|held|made|sent|caught|kept|beaten|hurt|met|taken|aeth|ddaeth|daeth|\p{L}+(?:ed|ing|wyd|odd))$/u;
const LONGEST_TOPIC = 4;

/** If a question has only these words besides its date, it has no subject. */
const NOTHING_MORE = wordSet(
  'beth a ddywedodd dywedodd oedd y yr ein eich hyn hynny please can could you tell me show and so what how did was were is the this that it then your our say said says stand in force back about look like there',
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
  const date = text.slice(start, end);
  const isAsOf = /^as/i.test(date);
  const asked = afterGuidance(before);
  if (asked)
    return (
      (isAsOf || isTopic(asked) || (HAS_YEAR.test(date) && isGeneralTopic(asked))) &&
      !/^\s+(?:of|to|by|against|involving|i|gan)\b/iu.test(text.slice(end))
    );
  if (!before.length)
    return isAsOf
      ? BEGINS_A_QUESTION.has(after[0] ?? '')
      : ASKING.has(after[0] ?? '') && afterGuidance(after) !== undefined;
  return isAsOf && GUIDANCE.test(before.findLast((word) => !AS_IT_WAS.has(word)) ?? '');
}

/**
 * The words after “what did the guidance” or “which rules were”. Undefined if the question does not ask what
 * guidance said in the past.
 */
function afterGuidance(words: readonly string[]): readonly string[] | undefined {
  const asking = words.findIndex((word) => ASKING.has(word));
  const guidance = asking < 0 ? -1 : words.findIndex((word, n) => n > asking && GUIDANCE.test(word));
  if (guidance < 0) return undefined;
  const past = words.findIndex((word, n) => n >= asking && PAST.has(word));
  if (past < 0) return undefined;
  if (past > guidance) return past === guidance + 1 ? words.slice(past) : undefined;
  const isPlain = words.slice(past + 1, guidance).every((word) => BEFORE_GUIDANCE.has(word));
  return isPlain ? words.slice(guidance + 1) : undefined;
}

/**
 * True if the words before a date are at most a short topic, so that the date is that of the guidance: “what
 * did the guidance say about consent last year”. In “about a girl found last year” it is that of the event.
 * “When she was found” is the time of the guidance, too.
 */
function isTopic(words: readonly string[]): boolean {
  const from = words.findIndex((word) => !AFTER_GUIDANCE.has(word));
  if (from < 0) return true;
  if (words[from] === 'when') return from > 0;
  const topic = words.slice(from);
  const isWelsh = topic[0] === 'am' || topic[0] === 'ynghylch';
  const mayBeginSo = ABOUT.has(topic[0]!) || from > 0;
  return (
    mayBeginSo && topic.length <= (isWelsh ? 2 : LONGEST_TOPIC) && !topic.some((word) => STORY.test(word))
  );
}

const HAS_YEAR = /\d{4}|\d\/\d/u;

/**
 * True for “about missing children” and “on child victims” before a date with its year, where nothing is said of
 * one person. “About children arriving in March” is about an event.
 */
function isGeneralTopic(words: readonly string[]): boolean {
  const topic = words.slice(words.findIndex((word) => !AFTER_GUIDANCE.has(word)));
  const person = topic.findIndex((word) => PERSON.test(word));
  return (
    ABOUT.has(topic[0] ?? '') &&
    topic.length <= LONGEST_TOPIC &&
    !topic.some((word) => ONE_CASE.test(word)) &&
    (person < 0 || !topic.slice(person).some((word) => HAPPENED.test(word)))
  );
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
  const last = Number(lastDayOf(year, month).slice(8));
  const day = Number(first('d') ?? (isBefore ? 1 : last));
  if (day < 1 || day > last) return undefined;
  return isoDayFrom(year, month, isBefore ? day - 1 : day);
}
