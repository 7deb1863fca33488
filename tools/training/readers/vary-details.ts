// Replaces the names, schools and numbers in a marked message, so that training learns from the context and
// not the details.
import { familyNames, givenNames } from '../../../knowledge/redaction/lists/vocabulary.js';

/** Details from training messages, to replace others of the same kind. */
export interface DetailPool {
  names: readonly string[];
  schools: readonly string[];
  dates: readonly string[];
}

/** Returns a random number from 0 up to, but not including, 1. */
export type Random = () => number;

const FAMILY_NAMES = [...familyNames];
const GIVEN_NAMES = [...givenNames];
const MARK = /⟦([a-z_]+):([^⟧]*)⟧/gu;
const NUMERIC_DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/u;
const PARTICLE = /^(?:al|an|ap|bin|bint|da|de|del|der|el|ibn|la|le|mac|o|van|von)$/iu;
/** The share of new names that come from the lists. The others come from other messages. */
const FROM_LISTS = 0.5;
/** Types of details that can be recognised by their form, so only their digits are changed. */
const NUMBERS = new Set([
  'bank_account',
  'brp_number',
  'case_id',
  'crime_ref',
  'home_office_ref',
  'nrm_ref',
  'passport_number',
  'payment_card',
  'vehicle_reg',
]);

export function poolOf(messages: readonly string[]): DetailPool {
  const of = (type: string) =>
    messages.flatMap((marked) =>
      [...marked.matchAll(MARK)].filter((mark) => mark[1] === type).map((mark) => mark[2]!),
    );
  return {
    names: [...new Set(of('name'))].filter((name) => /^\p{Lu}\p{Ll}{2,}$/u.test(name)),
    schools: [...new Set(of('school'))].filter((school) => !/\d/u.test(school)),
    dates: of('date_of_birth').filter((date) => NUMERIC_DATE.test(date)),
  };
}

/**
 * Replaces the details in a message. A person gets the same new name throughout. Names that are spelt out,
 * and details of kinds not in the pool, stay the same.
 */
export function varyDetails(marked: string, pool: DetailPool, random: Random): string {
  const names = new Map<string, string>();
  const schools = new Map<string, string>();
  return marked.replace(MARK, (whole: string, type: string, words: string) => {
    const other = otherWords(type, words);
    return other === undefined ? whole : `⟦${type}:${other}⟧`;
  });

  function otherWords(type: string, words: string): string | undefined {
    if (type === 'name') return varyName(words, names, pool, random);
    if (type === 'school') return remembered(schools, words, () => otherSchool(words, pool.schools, random));
    if (type === 'date_of_birth') return NUMERIC_DATE.test(words) ? pick(pool.dates, random) : undefined;
    return NUMBERS.has(type) ? varyFigures(words, random) : undefined;
  }
}

function varyName(name: string, known: Map<string, string>, pool: DetailPool, random: Random): string {
  const words = name.split(/(?<=[\s.,'-])|(?=[\s.,'-])/u);
  const letters = words.filter((word) => /\p{L}/u.test(word));
  if (letters.length > 2 && letters.every((word) => word.length === 1)) return name;
  return words
    .map((word, n) => {
      if (!/^\p{L}[\p{L}\p{M}]*$/u.test(word) || PARTICLE.test(word)) return word;
      const key = word.toLowerCase();
      if (word.length <= 2 && /^\p{Lu}+$/u.test(word))
        return remembered(known, word, () =>
          word.replace(/\p{L}/gu, () => String.fromCharCode(65 + Math.floor(random() * 26))),
        );
      const isFamily = n > 0 && letters.at(-1) === word;
      return inStyleOf(
        word,
        remembered(known, key, () => otherName(isFamily, pool, random)),
      );
    })
    .join('');
}

function otherName(isFamily: boolean, pool: DetailPool, random: Random): string {
  if (pool.names.length && random() > FROM_LISTS) return pick(pool.names, random);
  return pick(isFamily ? FAMILY_NAMES : GIVEN_NAMES, random);
}

/** Picks a school written in the same style, with about as many words. */
function otherSchool(school: string, schools: readonly string[], random: Random): string {
  const alike = schools.filter((other) => formOf(other) === formOf(school));
  return alike.length ? pick(alike, random) : school;
}

const formOf = (words: string) =>
  `${/^\p{Lu}/u.test(words) ? 'L' : 'l'}${/^the /iu.test(words) ? 't' : ''}${Math.min(3, words.split(/\s+/u).length)}`;

const varyFigures = (words: string, random: Random): string =>
  words.replace(/\d/gu, () => String(Math.floor(random() * 10)));

function inStyleOf(word: string, other: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return other.toUpperCase();
  if (word === word.toLowerCase()) return other.toLowerCase();
  return other.charAt(0).toUpperCase() + other.slice(1);
}

function remembered(known: Map<string, string>, key: string, make: () => string): string {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

const pick = (from: readonly string[], random: Random): string => from[Math.floor(random() * from.length)]!;
