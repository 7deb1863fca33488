// Chooses what replaces personal data in a text, and remembers it so that each person keeps one number.
import type { PersonalDataType, RedactedText, Redaction } from '../../model/personal-data.js';
import { makeReadable, plainWord } from '../matching/readable.js';
import { PSEUDONYM, PSEUDONYM_LABELS } from '../kept/pseudonym-form.js';

/**
 * Maps "type:value", with the value normalised, to its pseudonym. Includes what people corrected
 * (`corrections.ts`), and hyphenated names a second time, for searches (`APART`). The map contains personal
 * data, so it is only stored with the original messages, and erased with them.
 */
export type Pseudonyms = Readonly<Record<string, string>>;

/** The same key for every way of writing a value: "07700 900142" and "07700900142". */
export function pseudonymKey(type: PersonalDataType, value: string): string {
  const readable = makeReadable(value).text;
  const words = readable
    .split(/[^\p{L}\p{M}\p{N}'-]+/u)
    .map(plainWord)
    .filter(Boolean);
  return `${type}:${words.join(type === 'name' || type === 'school' ? ' ' : '')}`;
}

/** Marks a key with the parts of a hyphenated name as words. Only searches read it, so that each part is found. */
export const APART = 'apart ';

/** The value with a space for each hyphen. */
export const apart = (value: string): string => makeReadable(value).text.replaceAll('-', ' ');

/**
 * A value and its pseudonym as the memory stores them. If a value has hyphens that separate words, includes a
 * second entry with spaces for the hyphens.
 */
export function remembered(
  type: PersonalDataType,
  value: string,
  { pseudonym, mark = '' }: { pseudonym: string; mark?: string },
): Pseudonyms {
  const [key, keyApart] = [pseudonymKey(type, value), pseudonymKey(type, apart(value))];
  return { [mark + key]: pseudonym, ...(keyApart !== key && { [APART + keyApart]: pseudonym }) };
}

/** Gives a value the pseudonym it already has, or the next number for its type. */
export type AssignPseudonym = (type: PersonalDataType, value: string) => string;

/** `highestNumber` gives the highest number already used for a label in the text itself. */
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
  // A value that is written the same way again keeps its number, so its key need not be worked out again.
  const said = new Map<string, string>();
  return (type, value) => {
    const again = said.get(`${type}:${value}`);
    if (again !== undefined) return again;
    const key = pseudonymKey(type, value);
    const label = PSEUDONYM_LABELS[type];
    const fresh = () => `[${label} ${Math.max(last.get(label) ?? 0, highestNumber(label)) + 1}]`;
    const pseudonym = given.get(key) ?? samePerson(key, given, owners) ?? fresh();
    remember(key, pseudonym);
    said.set(`${type}:${value}`, pseudonym);
    return pseudonym;
  };
}

export function nameParts(key: string): string[] {
  return key.startsWith('name:') ? key.slice('name:'.length).split(' ') : [];
}

/**
 * Matches "Blerta" to "Blerta Hoxhaj", or the other way round, if only one known person has that name. A name
 * on its own may be a family name, so only the first longer name that contains it gets the same pseudonym.
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

/** The memory of a conversation after a message: what was known before and what this message adds. */
export function rememberPseudonyms(known: Pseudonyms, redactions: readonly Redaction[]): Pseudonyms {
  const added = redactions.map(({ type, text, pseudonym }) => remembered(type, text, { pseudonym }));
  return { ...(Object.assign({}, ...added) as Pseudonyms), ...known };
}

/** Replaces each span, in order and without overlaps, with its pseudonym. */
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

/** A text may already contain pseudonyms, from earlier redaction or typed by someone. Their numbers are not reused. */
export function highestPseudonym(text: string): (label: string) => number {
  const highest = new Map<string, number>();
  for (const match of text.matchAll(PSEUDONYM)) {
    const label = match[0].slice(1, match[0].lastIndexOf(' '));
    highest.set(label, Math.max(highest.get(label) ?? 0, Number(match.groups!['number'])));
  }
  return (label) => highest.get(label) ?? 0;
}
