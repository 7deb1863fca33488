// Works out from a removed date of birth whether a question is about a child or an adult, so that nothing else
// of the date needs to be kept.
import { mayBeAgeOfOther } from './adults-beside.js';
import { askedAbout } from './child-or-adult.js';
import type { Question } from '../model/answer.js';
import type { Redaction } from '../model/personal-data.js';

/** Matches the words before a date of birth: “was born on”, “date of birth is”, “DOB:”. */
const BEFORE_BIRTH =
  /(?:\b(?:was |were )?born(?: on| in)?|\b(?:d\.?o\.?b\b\.?|date of birth)(?: is| was| given as)*)[\s:=–-]*(?=aged \d)/giu;

/**
 * Reads the text as if it gave ages instead of dates of birth, so that “her boyfriend, dob 12/03/1990” is no
 * more about an adult than “her boyfriend, aged 36”. `text` is the text as written and `year` the year now.
 */
function bornAsIn(
  text: string,
  redactions: readonly Pick<Redaction, 'type' | 'text'>[],
  year: number,
): Question['bornAs'] {
  const births = redactions.filter(({ type }) => type === 'date_of_birth').map((birth) => birth.text);
  const ages = births.map((birth) => ageOf(birth, year));
  const withAges = births
    .reduce(
      (words, birth, n) => words.replaceAll(birth, ages[n] === undefined ? ' ' : `aged ${ages[n]}`),
      text,
    )
    .replace(BEFORE_BIRTH, '');
  const subject = births.length ? askedAbout(withAges) : undefined;
  if (subject === 'adult') return ages.includes(undefined) || mayBeAgeOfOther(withAges) ? undefined : 'adult';
  return subject === 'child' ? 'child' : undefined;
}

/**
 * Undefined within about a year of the 18th birthday, because the month is not counted. Years under 5 and over
 * 90 are more likely those of other dates.
 */
function ageOf(birth: string, year: number): number | undefined {
  const born = /(?<!\d)(?:19|20)\d\d(?!\d)/u.exec(birth)?.[0];
  const age = year - Number(born);
  return (age >= 5 && age <= 17) || (age >= 20 && age <= 90) ? age : undefined;
}

export interface Written {
  text: string;
  redactions: readonly Pick<Redaction, 'type' | 'text'>[];
  /** The year in which it was written. */
  year: number;
}

/**
 * Reads the latest message with a date of birth. If it is unclear whose that is, a child of an earlier message
 * still counts, but not an adult.
 */
export function bornAsLatest(latestFirst: readonly Written[]): Question['bornAs'] {
  const [latest, ...earlier] = latestFirst
    .filter(({ redactions }) => redactions.some(({ type }) => type === 'date_of_birth'))
    .map(({ text, redactions, year }) => bornAsIn(text, redactions, year));
  return latest ?? earlier.find((one) => one === 'child');
}
