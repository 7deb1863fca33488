// Finds the placeholders of children's dates of birth, so that we need to keep nothing else of the dates. No date
// makes anyone an adult, because it may be that of a guardian, a trafficker or the person who writes.
import type { Pseudonyms } from './pseudonyms.js';

/** `year` is the year in which the question was asked. */
export function findChildBirthDates(known: Pseudonyms, year: number): string[] {
  return Object.entries(known).flatMap(([key, pseudonym]) => (isOfChild(key, year) ? pseudonym : []));
}

/**
 * False for anyone who turns 18 this year. A year that makes someone younger than 5 is more likely to be from another
 * kind of date.
 */
function isOfChild(key: string, year: number): boolean {
  const born = /\bdate_of_birth:.*?(?<!\d)(?<year>(?:19|20)\d\d)(?!\d)/u.exec(key)?.groups!['year'];
  const age = year - Number(born);
  return age >= 5 && age <= 17;
}
