// Writes adults' ages in digits (“thirty-four”, “in her twenties”, “elderly”), and an age for a child's date of
// birth, so that one set of rules reads them all.
import { TENS, UNDER_TEN, wordValue } from '../text/number-words.js';
import { GROWN_UP } from './adults-beside.js';

const NUMBER_IN_WORDS = new RegExp(
  String.raw`\b(?:(?<teen>eighteen|nineteen)|(?<tens>${TENS.join('|')})(?:[ -]?(?<unit>${UNDER_TEN}))?)\b`,
  'giu',
);
const DECADE = new RegExp(
  String.raw`\bin (?:her|his|their) (?:(?:very|early|mid|middle|late|to|or)[ -]+)*(?:(?<digits>[2-9]0)['’]?s|(?<words>${TENS.map((tens) => `${tens.slice(0, -1)}ies`).join('|')}))\b`,
  'giu',
);

const PENSIONER = /\bpensioner(?<plural>s?)\b/giu;
const ELDERLY = new RegExp(String.raw`\b(?:elderly|retired)(?= (?:\p{L}+ )?${GROWN_UP}s?\b)`, 'giu');

/** Changes “a woman in her late twenties” to “a woman aged 20”. Does not change ages under 18. */
export function withAgesInDigits(text: string): string {
  return text
    .replace(PENSIONER, 'person$<plural> aged 70')
    .replace(ELDERLY, '70-year-old')
    .replace(DECADE, (...found) => {
      const { digits, words } = groupsOf(found);
      return `aged ${digits ?? wordValue(`${words!.slice(0, -3)}y`)}`;
    })
    .replace(NUMBER_IN_WORDS, (...found) => {
      const { teen = '', tens = '', unit = '' } = groupsOf(found);
      return String(wordValue(teen) + wordValue(tens) + wordValue(unit));
    });
}

const groupsOf = (found: unknown[]) => found.at(-1) as Partial<Record<string, string>>;

/** Matches a date of birth that was removed, with the words before it: “was born on”, “date of birth is”, “DOB:”. */
const BIRTH =
  /(?:(?:\b(?:was |were )?born(?: on| in)?|\b(?:d\.?o\.?b\b\.?|date of birth)(?: is| was| given as)*)[\s:=–-]*)?(\[date of birth \d+\])/giu;

/**
 * `childBirthDates` has the placeholders of dates that are a child's. Other dates become the age `beside`, if given
 * and if the text also has a child's date.
 */
export function withBirthAges(text: string, childBirthDates: readonly string[], beside?: 'aged 40'): string {
  const other = childBirthDates.some((date) => text.includes(date)) ? beside : undefined;
  return text.replace(BIRTH, (all, date: string) =>
    childBirthDates.includes(date) ? 'aged 12' : (other ?? all),
  );
}
