// Keeps the name of the person who wrote a text, such as an adviser who introduces herself.
import type { Redacted } from '../../model/personal-data.js';
import { FREED, readMemory } from './corrections.js';
import { nameParts, pseudonymKey, type Pseudonyms } from './pseudonyms.js';

/** The full name and the first name, from “Priya Shah” or “SHAH, Priya (CTAC)”. Leaves out initials. */
export function ownNames(shown: string): string[] {
  const [family, given] = shown.replace(/\(.*?\)/gu, '').split(',');
  const full = (given ? `${given} ${family}` : (family ?? '')).trim().replace(/\s+/gu, ' ');
  return [...new Set([full, full.split(' ')[0]!])].filter((name) => /\p{L}.*\p{L}/u.test(name));
}

/**
 * Redacts the writer's words without removing their own name, unless someone else has part of it: `other`, someone in
 * the conversation's memory, or someone named in these words. Nothing about the writer is remembered.
 */
export function keepOwnName(
  redact: (known: Pseudonyms) => Redacted,
  known: Pseudonyms,
  own: string,
  other: string,
): Redacted {
  const theirs = [...Object.keys(readMemory(known).pseudonyms), pseudonymKey('name', other)];
  const taken = new Set(theirs.flatMap(nameParts));
  const keys = ownNames(own).map((name) => pseudonymKey('name', name));
  const free = keys.filter((key) => !nameParts(key).some((part) => taken.has(part)));
  if (!free.length) return redact(known);
  const redacted = redact({ ...Object.fromEntries(free.map((key) => [key, FREED])), ...known });
  const parts = new Set(free.flatMap(nameParts));
  const isShared = redacted.redactions.some(({ type, text }) =>
    nameParts(pseudonymKey(type, text)).some((part) => parts.has(part)),
  );
  return isShared ? redact(known) : redacted;
}
