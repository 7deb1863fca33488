// Reads the ages that a rule is for, so that “young people over the age of 18” do not count as children, and “those
// who are 16 years old or over” do not count as only children.
import { UNDER_HUNDRED, wordValue } from '../text/number-words.js';

const WHO = String.raw`(?:(?<young>young (?:people|persons?))|(?<who>people|persons?|those|anyone|everyone|victims?|survivors?))`;
const LINK = String.raw`(?:,? who)?(?: (?:is|are|be|ha(?:s|ve)(?= (?:not )?turned)))*[ ,(]+`;
const BEFORE = String.raw`(?:\b(?:between|the|aged?|ages|of|over|above|older|than|at least|turned|under|below|younger|less|not?|yet)[ -])*`;
const NUMBER = String.raw`(?<![\p{L}\d.])(?:\d{1,2}|${UNDER_HUNDRED})`;
const AFTER = String.raw`(?:s\b|\+)?(?:[ -]years?(?:[ -]olds?| of age)?)?(?:,? (?:and|or) (?:over|older|above|under|younger|below)(?! (?:the age|${NUMBER})))?`;
const NO_AGE = String.raw`(?![\p{L}\d%]|\.\d| (?:per|month|week|day|hour|minute|mile)s?\b)`;
const AGES = new RegExp(
  String.raw`(?:\b${WHO}(?<link>${LINK}))?(?<first>${BEFORE}${NUMBER}${AFTER})(?:(?:[-–/]|,? (?:to|and|or|but) )(?<second>${BEFORE}${NUMBER}${AFTER}))?${NO_AGE}`,
  'giu',
);
/** Matches words that make a number an age. “Young people have 28 days” and “those who have two jobs” give no age. */
const IS_AGE =
  /\b(?:ages?|aged|turned|years?[ -]olds?|years of age|older than|younger than|not yet|(?:over|under|below)[ -](?:18|eighteen)|\d\ds|who (?:is|are) 1\d|young.* (?:between|over|under) \d\d)\b|(?:\d\d|een),? (?:and|or) (?:over|above|under|below)\b|\d\+/iu;

/**
 * Writes who a rule is for as “children”, “aged 18 or over” or “of any age”, so that one set of patterns covers all
 * the ways to say it. Does not change “the person is over 18”, which may only be someone's claim.
 */
export function withAgeGroups(text: string): string {
  return text.replace(AGES, (words: string, ...found) => {
    const { young, who = '', link = '', first, second } = found.at(-1) as Partial<Record<string, string>>;
    if (!IS_AGE.test(words)) return words;
    const [from, to] = rangeOf(first!, second);
    const people = `${young ? 'people' : who}${link}`;
    if (to < 18) return who ? `${who} who are children` : 'children';
    if (from < 18) return `${people}of any age`;
    const isGroup = (people && /who|^\W+$/iu.test(link)) || /\b(?:aged|18s)\b/iu.test(words);
    return isGroup && from === 18 && to === Infinity
      ? `${people}aged 18 or over`
      : words.replace(/^young /iu, '');
  });
}

function rangeOf(first: string, second?: string): readonly [from: number, to: number] {
  const [from, to] = ageRange(first);
  if (second === undefined) return [from, to];
  const [low, high] = ageRange(second);
  if (from === to) return [from, high];
  return Math.max(from, low) <= Math.min(to, high)
    ? [Math.max(from, low), Math.min(to, high)]
    : [0, Infinity];
}

/** “Over the age of 18” includes 18. */
function ageRange(words: string): readonly [from: number, to: number] {
  const [number] = words.match(new RegExp(NUMBER, 'iu'))!;
  const age = Number(number) || number.split(/[ -]/u).reduce((sum, word) => sum + wordValue(word), 0);
  if (/\b(?:and|or) (?:under|younger|below)$/iu.test(words)) return [0, age];
  if (/\b(?:under|below|younger|less|not?)\b/iu.test(words)) return [0, age - 1];
  return [age, /\b(?:over|above|older|least|turned)\b|\+/iu.test(words) ? Infinity : age];
}
