// Removes every occurrence of a detail that was already removed in the same text or earlier in the
// conversation.
import { CERTAIN, SHAPE, type DetailCandidate } from '../matching/candidate.js';
import { plainWord } from '../matching/readable.js';
import { nameParts, readSigned } from './name-forms.js';
import type { Pseudonyms } from './pseudonyms.js';
import type { Token } from '../names/tokens.js';
import type { PersonalDataType } from '../../model/personal-data.js';

/** Limits the work for pasted spreadsheets. Most messages have far fewer values. */
const MOST_SPACED_VALUES = 60;

export function findRepeatedNames(
  { tokens }: { tokens: readonly Token[] },
  names: readonly string[],
  known: Pseudonyms,
): DetailCandidate[] {
  const parts = new Set<string>();
  const all = [...names, ...Object.keys(known).flatMap(nameParts)];
  for (const name of all) {
    for (const part of name.split(/[\s"'().]+/u).map(plainWord)) if (part.length > 2) parts.add(part);
  }
  if (!parts.size) return [];
  return tokens
    .filter((token) => parts.has(token.plain) && isThatPerson(token))
    .map((token) => ({ type: 'name', weight: SHAPE, start: token.start, end: token.end }));
}

/** A name that is also an ordinary word only counts if it has a capital and does not start a sentence. */
function isThatPerson(token: Token): boolean {
  if (token.kind === 'term') return false;
  if (token.kind === 'name' || token.kind === 'unknown') return true;
  if (token.letters === 'small') return false;
  return !token.opensClause || token.possessive;
}

/** Finds numbers and addresses that were already removed elsewhere, even if they have no label here. */
export function findRepeatedValues(
  text: string,
  taken: readonly DetailCandidate[],
  known: Pseudonyms,
): DetailCandidate[] {
  const { compact, spaced } = valuesToFind(text, taken, known);
  const found = [...spaced].flatMap(([value, type]) => occurrences(text, value, type));
  if (!compact.size) return found;
  for (const match of text.matchAll(/(?<![\p{L}\d])[\p{L}\d][\p{L}\d/_-]{3,39}(?![\p{L}\d])/gu)) {
    const form = compactForm(match[0]);
    const type = compact.get(form);
    // Ignores short forms: 1989 is a year, even if the date of birth 1/9/89 was removed earlier.
    const isLong = form.length > 4 || /[/_-]/u.test(match[0]);
    if (type && isLong)
      found.push({ type, weight: CERTAIN, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

const compactForm = (value: string) => value.toLowerCase().replace(/[\W_]/gu, '');

/**
 * Returns the values to find. One-word values are found in any format, and values with spaces only as they
 * were written.
 */
function valuesToFind(text: string, taken: readonly DetailCandidate[], known: Pseudonyms) {
  const compact = new Map<string, PersonalDataType>();
  const spaced = new Map<string, PersonalDataType>();
  for (const { key } of Object.keys(known).map(readSigned)) {
    const [type, value] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    if (type !== 'name' && value.length > 4 && /\d/u.test(value))
      compact.set(compactForm(value), type as PersonalDataType);
  }
  for (const { type, start, end } of taken) {
    const value = text.slice(start, end);
    const isInitials = type === 'name' && /^\p{L}\.\p{L}\.?$/u.test(value);
    if (isInitials) spaced.set(value, type);
    if (type === 'name' || type === 'date_of_birth') continue;
    const oneWord = /^[\w/-]{5,}$/u.test(value) && /\d/u.test(value);
    if (oneWord) compact.set(compactForm(value), type);
    else if (value.length > 5 && spaced.size < MOST_SPACED_VALUES) spaced.set(value, type);
  }
  return { compact, spaced };
}

function occurrences(text: string, value: string, type: PersonalDataType): DetailCandidate[] {
  const found: DetailCandidate[] = [];
  for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length)) {
    const end = start + value.length;
    const whole =
      !/[\p{L}\d]$/u.test(text.slice(Math.max(0, start - 1), start)) &&
      !/^[\p{L}\d]/u.test(text.slice(end, end + 1));
    if (whole) found.push({ type, weight: CERTAIN, start, end });
  }
  return found;
}
