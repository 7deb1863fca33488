// Assigns pseudonyms to personal data, and remembers them so that each person keeps the same number.
import type { PersonalDataType, RedactedText, Redaction } from '../../model/personal-data.js';
import { makeReadable, plainWord } from '../matching/readable.js';
import { PSEUDONYM } from '../kept/pseudonym-form.js';
import { PSEUDONYM_LABELS } from '../kept/pseudonym-wording.js';

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

/** Returns the pseudonym that the value already has, or a new one with the next number for its type. */
export type AssignPseudonym = (type: PersonalDataType, value: string) => string;

/** `highestNumber` returns the highest number that the text itself already uses for a label. */
export function createPseudonymAssigner(
  known: Pseudonyms,
  highestNumber: (label: string) => number,
): AssignPseudonym {
  const given = new Map<string, string>();
  const owners = new Map<string, Set<string>>();
  const last = new Map<string, number>();
  const remember = (key: string, pseudonym: string) => {
    given.set(key, pseudonym);
    const [label, number] = /^\[(.+) (\d+)\]$/u.exec(pseudonym)?.slice(1) ?? [];
    if (label) last.set(label, Math.max(last.get(label) ?? 0, Number(number)));
    for (const part of nameParts(key)) owners.set(part, (owners.get(part) ?? new Set()).add(pseudonym));
  };
  for (const [key, pseudonym] of Object.entries(known)) remember(key, pseudonym);
  // Avoids computing the key again for a value that is written in exactly the same way.
  const said = new Map<string, string>();
  return (type, value) => {
    const again = said.get(`${type}:${value}`);
    if (again !== undefined) return again;
    const key = pseudonymKey(type, value);
    const label = PSEUDONYM_LABELS[type];
    const fresh = () => `[${label} ${Math.max(last.get(label) ?? 0, highestNumber(label)) + 1}]`;
    const pseudonym = given.get(key) ?? sameDigits(key, given) ?? samePerson(key, given, owners) ?? fresh();
    remember(key, pseudonym);
    said.set(`${type}:${value}`, pseudonym);
    return pseudonym;
  };
}

/**
 * Finds a known date with the same digits, such as 11012009 for 11/01/2009, unless several known dates have
 * those digits. Not for addresses: “Flat 123 Mill Lane” is not “Flat 1, 23 Mill Lane”.
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

export function nameParts(key: string): string[] {
  return key.startsWith('name:') ? key.slice('name:'.length).split(' ') : [];
}

/**
 * Finds the known person with a longer or shorter form of the name, such as "Blerta" and "Blerta Hoxhaj",
 * unless several people match. A single name may be a family name, so only the first longer name that
 * contains it gets the same pseudonym.
 */
function samePerson(
  key: string,
  given: ReadonlyMap<string, string>,
  owners: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const parts = nameParts(key);
  if (!parts.length) return undefined;
  const [first, ...others] = parts.map((part) => owners.get(part) ?? new Set<string>());
  const shared = [...first!].filter((pseudonym) => others.every((other) => other.has(pseudonym)));
  if (shared.length === 1) return shared[0];
  const singles = new Set(parts.flatMap((part) => given.get(`name:${part}`) ?? []));
  const [single, another] = singles;
  const isOthers = [...given].some(
    ([other, pseudonym]) =>
      pseudonym === single &&
      nameParts(other).length > 1 &&
      !nameParts(other).every((part) => parts.includes(part)),
  );
  return parts.length > 1 && !another && !isOthers ? single : undefined;
}

/** Returns the conversation's memory with this message's details added. */
export function rememberPseudonyms(known: Pseudonyms, redactions: readonly Redaction[]): Pseudonyms {
  const added = redactions.map(({ type, text, pseudonym }) => remembered(type, text, { pseudonym }));
  return { ...(Object.assign({}, ...added) as Pseudonyms), ...known };
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
