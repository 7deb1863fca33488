// What stands in a text where personal data stood, and the memory by which a person keeps one number.
import type { PersonalDataType, Redaction } from '../../model/personal-data.js';
import { makeReadable, plainWord } from '../matching/readable.js';
import { PSEUDONYM_LABELS } from '../kept/labels.js';
import { STAND_IN } from '../kept/stand-in.js';

/**
 * From "type:value", the value normalised, to its pseudonym, with what people corrected (`corrections.ts`). It holds
 * personal data: it is stored only beside the messages as received, and forgotten with them.
 */
export type Pseudonyms = Readonly<Record<string, string>>;

/** The same for every way of writing one value: "07700 900142" and "07700900142". */
export function pseudonymKey(type: PersonalDataType, value: string): string {
  const readable = makeReadable(value).text;
  const words = readable
    .split(/[^\p{L}\p{M}\p{N}'-]+/u)
    .map(plainWord)
    .filter(Boolean);
  return `${type}:${words.join(type === 'name' || type === 'school' ? ' ' : '')}`;
}

/** Gives a value the pseudonym that it already has, or the next number of its type. */
export type AssignPseudonym = (type: PersonalDataType, value: string) => string;

/** `highestNumber` tells the highest number that a pseudonym of this label already has in the text itself. */
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
  return (type, value) => {
    const key = pseudonymKey(type, value);
    const label = PSEUDONYM_LABELS[type];
    const fresh = () => `[${label} ${Math.max(last.get(label) ?? 0, highestNumber(label)) + 1}]`;
    const pseudonym = given.get(key) ?? samePerson(key, given, owners) ?? fresh();
    remember(key, pseudonym);
    return pseudonym;
  };
}

function nameParts(key: string): string[] {
  return key.startsWith('name:') ? key.slice('name:'.length).split(' ') : [];
}

/** "Blerta" after "Blerta Hoxhaj", and the other way round, where only one known person has that name. */
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
  return parts.length > 1 && singles.size === 1 ? [...singles][0] : undefined;
}

/** The memory of a conversation after a message: what was known, and what this message added. */
export function rememberPseudonyms(known: Pseudonyms, redactions: readonly Redaction[]): Pseudonyms {
  const added = redactions.map(({ type, text, pseudonym }) => [pseudonymKey(type, text), pseudonym] as const);
  return { ...Object.fromEntries(added), ...known };
}

/** A text may already hold pseudonyms, from an earlier redaction or typed by hand: their numbers are not used again. */
export function highestPseudonym(text: string): (label: string) => number {
  const highest = new Map<string, number>();
  for (const match of text.matchAll(STAND_IN)) {
    const label = match[0].slice(1, match[0].lastIndexOf(' '));
    highest.set(label, Math.max(highest.get(label) ?? 0, Number(match.groups!['number'])));
  }
  return (label) => highest.get(label) ?? 0;
}
