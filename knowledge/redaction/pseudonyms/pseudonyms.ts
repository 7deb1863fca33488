// Assigns pseudonyms to personal data, and remembers them so that each person keeps the same number.
import type { PersonalDataType, RedactedText, Redaction } from '../../model/personal-data.js';
import { makeReadable, plainWord } from '../matching/readable.js';
import { PSEUDONYM } from '../kept/pseudonym-form.js';
import { PSEUDONYM_LABELS } from '../kept/pseudonym-wording.js';
import { createKnownPeople } from './known-people.js';
import { signedKey, type Sign } from './name-forms.js';
import type { WhoIsWho } from './who-is-who.js';

/**
 * Maps "type:value", with a normalised value, to a pseudonym. Includes people's corrections
 * (`corrections.ts`). A hyphenated name has a second entry, which is only used for searches (`APART`).
 * Contains personal data, so it is only stored with the original messages and is erased with them.
 */
export type Pseudonyms = Readonly<Record<string, string>>;

/** Returns the same key for every way of writing a value: "07700 900142" and "07700900142". */
export function pseudonymKey(type: PersonalDataType, value: string): string {
  const readable = makeReadable(value).text;
  const isNumbered = type === 'date_of_birth' || type === 'address';
  const words = (isNumbered ? readable.replace(/(?<=\d)-(?=\d)/gu, ' ') : readable)
    .split(/[^\p{L}\p{M}\p{N}'-]+/u)
    .map(plainWord)
    .filter(Boolean);
  const key = words.join(type === 'name' || type === 'school' || isNumbered ? ' ' : '');
  // Gives different keys to 11/1/2009 and 1/11/2009, and to “flat 1, 23 Mill Lane” and “flat 12, 3 Mill
  // Lane”.
  return `${type}:${isNumbered ? key.replace(/(?<!\d) | (?!\d)/gu, '') : key}`;
}

/** The old form of a key for a date of birth or an address, in which the numbers ran together. */
export function keyBefore(key: string): string {
  return /^(?:date_of_birth|address):/u.test(key) ? key.replaceAll(' ', '') : key;
}

/**
 * Prefix of the extra key for a hyphenated name, in which spaces replace the hyphens. Only searches use this
 * key, to find each part of the name.
 */
export const APART = 'apart ';

export const apart = (value: string): string => makeReadable(value).text.replaceAll('-', ' ');

/**
 * Returns the entries that link a value to its pseudonym. A value with hyphens has a second entry, with
 * spaces instead of the hyphens.
 */
export function remembered(
  type: PersonalDataType,
  value: string,
  { pseudonym, mark = '' }: { pseudonym: string; mark?: string },
): Pseudonyms {
  const [key, keyApart] = [pseudonymKey(type, value), pseudonymKey(type, apart(value))];
  return { [mark + key]: pseudonym, ...(keyApart !== key && { [APART + keyApart]: pseudonym }) };
}

/**
 * Returns the pseudonym that the value already has, or a new one with the next number for its type. `who`
 * is read from the same text.
 */
export type AssignPseudonym = (type: PersonalDataType, value: string, sign?: Sign) => string;

/** `highestNumber` returns the highest number that the text itself already uses for a label. */
export function createPseudonymAssigner(
  known: Pseudonyms,
  highestNumber: (label: string) => number,
  who?: WhoIsWho,
): AssignPseudonym {
  const people = createKnownPeople(known, who);
  const last = new Map<string, number>();
  const count = (pseudonym: string) => {
    const [label, number] = /^\[(.+) (\d+)\]$/u.exec(pseudonym)?.slice(1) ?? [];
    if (label) last.set(label, Math.max(last.get(label) ?? 0, Number(number)));
  };
  Object.values(known).forEach(count);
  // Avoids computing the key again for a value that is written in exactly the same way.
  const said = new Map<string, string>();
  return (type, value, sign) => {
    const asSaid = `${sign ?? ''} ${type}:${value}`;
    const again = said.get(asSaid);
    if (again !== undefined) return again;
    const key = pseudonymKey(type, value);
    const label = PSEUDONYM_LABELS[type];
    const fresh = () => `[${label} ${Math.max(last.get(label) ?? 0, highestNumber(label)) + 1}]`;
    const pseudonym = people.find(key, sign) ?? sameDigits(key, people.given) ?? fresh();
    people.remember(key, pseudonym, sign);
    count(pseudonym);
    said.set(asSaid, pseudonym);
    return pseudonym;
  };
}

/**
 * Finds a known date with the same digits, such as 11012009 for 11/01/2009, unless several known dates have those
 * digits. Not used for addresses: “Flat 123 Mill Lane” is not “Flat 1, 23 Mill Lane”.
 */
function sameDigits(key: string, given: ReadonlyMap<string, string>): string | undefined {
  const digits = keyBefore(key);
  const joined = given.get(digits);
  const isMarked = key !== digits;
  if (!key.startsWith('date_of_birth:') || (isMarked && joined === undefined)) return undefined;
  const marked = new Set(
    [...given].flatMap(([other, pseudonym]) =>
      other !== digits && keyBefore(other) === digits ? pseudonym : [],
    ),
  );
  if (isMarked) return marked.has(joined!) ? undefined : joined;
  return marked.size === 1 ? [...marked][0] : undefined;
}

/**
 * Returns the conversation's memory with this message's details added. If this message used a known name for someone
 * else, the name belongs to that person from now on, unless a title told the two apart.
 */
export function rememberPseudonyms(known: Pseudonyms, redactions: readonly Redaction[]): Pseudonyms {
  const memory: Record<string, string> = { ...known };
  for (const { type, text, pseudonym, sign } of redactions) {
    const first = memory[pseudonymKey(type, text)];
    for (const [key, own] of Object.entries(remembered(type, text, { pseudonym })))
      if (!memory[key] || (memory[key].startsWith('[') && !sign)) memory[key] = own;
    if (!sign) continue;
    const key = pseudonymKey(type, text);
    // From now on, the name by itself may mean either of the two.
    if (sign === 'other' && first && first !== pseudonym) memory[signedKey('first', key)] ??= first;
    memory[signedKey(sign, key)] = pseudonym;
  }
  return memory;
}

/** The spans must be in order and must not overlap. */
export function replaceSpans(
  text: string,
  spans: readonly Pick<Redaction, 'start' | 'end' | 'pseudonym'>[],
): RedactedText {
  let at = 0;
  let replaced = '';
  for (const { start, end, pseudonym } of spans) {
    replaced += text.slice(at, start) + pseudonym;
    at = end;
  }
  return (replaced + text.slice(at)) as RedactedText;
}

/**
 * Returns the highest number in the text for a label. A text may already contain pseudonyms, redacted earlier
 * or typed by someone, and their numbers are not reused.
 */
export function highestPseudonym(text: string): (label: string) => number {
  const highest = new Map<string, number>();
  for (const match of text.matchAll(PSEUDONYM)) {
    const label = match[0].slice(1, match[0].lastIndexOf(' '));
    highest.set(label, Math.max(highest.get(label) ?? 0, Number(match.groups!['number'])));
  }
  return (label) => highest.get(label) ?? 0;
}
