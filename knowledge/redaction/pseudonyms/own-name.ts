// Keeps the name of the person who wrote the text, such as an adviser who introduces herself, and of colleagues that a
// note addresses.
import type { Redacted } from '../../model/personal-data.js';
import { FREED, readMemory } from './corrections.js';
import { nameParts } from './name-forms.js';
import { pseudonymKey, type Pseudonyms } from './pseudonyms.js';

/** Returns the full name and the first name from “Priya Shah” or “SHAH, Priya (CTAC)”, without initials. */
export function ownNames(shown: string): string[] {
  const [family, given] = shown.replace(/\(.*?\)/gu, '').split(',');
  const full = (given ? `${given} ${family}` : (family ?? ''))
    .replace(/\b(?:Dr|Mrs?|Ms|Miss|Mx|Prof)\b\.?/gu, '')
    .trim()
    .replace(/\s+/gu, ' ');
  return [...new Set([full, full.split(' ')[0]!])].filter((name) => /\p{L}.*\p{L}/u.test(name));
}

/** Matches words before a writer's own name, such as “I am …” and “ask for …”, in English or Welsh. */
const SAYS_BEFORE =
  /\b(?:i am|i['’]m|it['’]s|it is|this is|name is|name['’]s|ask for|call me|fi yw|enw i yw)\s+$/iu;
/** Matches words after a writer's own name, in English or Welsh. */
const SAYS_AFTER = /^\s+(?:here|ydw i|sydd yma)\b/iu;
/** Matches the rest of a line that only contains the name, as at the end of a letter. */
const SIGNED = /^[\s,.–—-]*$/u;

/** Matches a greeting before a colleague's first name. */
const GREETS_BEFORE = /\b(?:hi|hello|hey|dear|thanks|thank you)\s+$/iu;
/** Matches a request after a colleague's first name: “Dana please take over”. */
const ASKS_AFTER = /^,?\s+(?:please|(?:can|could|will|would) you)\b/iu;

/**
 * Redacts a text, but keeps the writer's own name in an introduction or a signature, and the name of a colleague who
 * is addressed or given with their family name. If the name is used in any other way, it is removed, because it may be
 * a child's. It is also removed if part of it is also part of another name: `other`, a name in the conversation's
 * memory, or a name in the text. The names are not added to the memory.
 */
export function keepOwnName(
  redact: (text: string, known: Pseudonyms) => Redacted,
  text: string,
  known: Pseudonyms,
  { own, other, colleagues = [] }: { own: string; other: string; colleagues?: readonly string[] },
): Redacted {
  const kept = [
    ...(isOnlySaid(text, own, saysWhoWrites) ? [own] : []),
    ...colleagues.filter((name) => isOnlySaid(text, name, addresses)),
  ];
  const theirs = [...Object.keys(readMemory(known).pseudonyms), pseudonymKey('name', other)];
  const taken = new Set(theirs.flatMap(nameParts));
  const keys = kept.flatMap(ownNames).map((name) => pseudonymKey('name', name));
  const free = keys.filter((key) => !nameParts(key).some((part) => taken.has(part)));
  if (!free.length) return redact(text, known);
  const redacted = redact(text, { ...Object.fromEntries(free.map((key) => [key, FREED])), ...known });
  const parts = new Set(free.flatMap(nameParts));
  const isShared = redacted.redactions.some(({ type, text }) =>
    nameParts(pseudonymKey(type, text)).some((part) => parts.has(part)),
  );
  return isShared ? redact(text, known) : redacted;
}

interface Said {
  name: string;
  before: string;
  after: string;
}

/** True if the text has the name, and only in ways that `isRight` allows. */
function isOnlySaid(text: string, own: string, isRight: (said: Said) => boolean): boolean {
  const names = ownNames(own).map((name) => name.replace(/[^\p{L}\p{N}]+/gu, '[^\\p{L}\\p{N}]+'));
  if (!names.length) return false;
  const named = [...text.matchAll(new RegExp(`(?<!\\p{L})(?:${names.join('|')})(?!\\p{L})`, 'giu'))];
  return named.every(({ 0: name, index }) => {
    const after = text.slice(index + name.length);
    return !/^['’]s?\b/u.test(after) && isRight({ name, before: text.slice(0, index), after });
  });
}

function saysWhoWrites({ before, after }: Said): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1) + after.split('\n')[0]!;
  return SAYS_BEFORE.test(before) || SAYS_AFTER.test(after) || SIGNED.test(line);
}

const addresses = ({ name, before, after }: Said): boolean =>
  /\p{L}\P{L}+\p{L}/u.test(name) || GREETS_BEFORE.test(before) || ASKS_AFTER.test(after);
