// Deletes the value behind a placeholder when no remaining original message contains it.
import type { Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';

export interface RemainingMessage {
  redacted: string;
  /** Only used if `needsWords` returns true. */
  words: string;
}

/** A pseudonym starts with a dash if someone said that its value is not personal. */
const NUMBERED = /^(-?)\[(.+) (\d+)\]$/u;
/** Matches the type in a key, without words before it such as “missed” or “mrs”. */
const TYPE = /^(?:[a-z]+ )?([^:]*):/u;

/**
 * True if pruning needs the original text. Otherwise the redacted text is enough, and nothing has to be
 * decrypted.
 */
export const needsWords = (known: Pseudonyms): boolean =>
  Object.values(known).some((pseudonym) => NUMBERED.exec(pseudonym)?.[1] !== '');

export function pruneUnused(known: Pseudonyms, remaining: readonly RemainingMessage[]): Pseudonyms {
  const redacted = remaining.map((message) => message.redacted).join('\n');
  const words = flattened(remaining.map((message) => message.words).join('\n'));
  return withNumbers(known, (key, pseudonym) => {
    const value = flattened(key.slice(key.indexOf(':') + 1));
    const isFreed = NUMBERED.exec(pseudonym)?.[1] !== '';
    return isFreed ? value !== '' && words.includes(value) : redacted.includes(pseudonym);
  });
}

/** True if no value is left, only numbers that must not be used again. */
export const hasOnlyNumbers = (known: Pseudonyms): boolean =>
  Object.keys(known).every((key) => key.endsWith(':#'));

/** Forgets the value behind one placeholder. */
export const pruneOne = (known: Pseudonyms, placeholder: string): Pseudonyms =>
  withNumbers(known, (_, pseudonym) => pseudonym !== placeholder);

/**
 * Numbers must not be used again, because people can still read “[name 1]” in redacted messages. The highest
 * number of each kind is therefore kept, under a key that no value can have.
 */
function withNumbers(known: Pseudonyms, isKept: (key: string, pseudonym: string) => boolean): Pseudonyms {
  const kept: Record<string, string> = {};
  const highest = new Map<string, { key: string; pseudonym: string; number: number }>();
  for (const [key, pseudonym] of Object.entries(known)) {
    if (isKept(key, pseudonym)) kept[key] = pseudonym;
    const [label, digits] = NUMBERED.exec(pseudonym)?.slice(2) ?? [];
    const number = Number(digits);
    if (label && number > (highest.get(label)?.number ?? 0)) highest.set(label, { key, pseudonym, number });
  }
  for (const { key, pseudonym } of highest.values())
    if (!(key in kept)) kept[`${TYPE.exec(key)?.[1] ?? ''}:#`] = pseudonym;
  return kept;
}

const flattened = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
