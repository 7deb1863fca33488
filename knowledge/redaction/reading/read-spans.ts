// Joins the words that the reader marks as personal into names, addresses and numbers, to add to what the rules find.
import type { PersonalDataType } from '../../model/personal-data.js';
import type { ReadClass, ReadWord } from '../../model/ports.js';
import type { Candidate, Kept } from '../matching/candidate.js';
import { digitsOf, isYear } from '../matching/candidate.js';
import { isExactFieldTerm } from '../lists/vocabulary.js';
import { isTitle } from '../names/capital-runs.js';
import type { Token } from '../names/tokens.js';
import type { ReadText } from './read-text.js';
import type { ReaderThresholds } from './thresholds.js';

/** Above a rule about names, but below a number with its label: if 2 overlap, the exact one wins. */
const WEIGHTS: Record<ReadClass, number> = {
  name: 55,
  school: 58,
  address: 58,
  birth: 58,
  reference: 45,
  contact: 45,
};
/** What may come between the words of a name: "Ana Pop", "Al-Masri", "D. K."; or inside another detail. */
const JOINS: Record<'name' | 'other', RegExp> = {
  name: /^(?: {0,2}|[-'] ?|\. ?)$/u,
  other: /^(?: {0,2}|[-'./\\:_@&+#,()]{1,2} ?| [-/&] )$/u,
};
const LONGEST_BIRTHDAY_GAP = /^ (?:of|the|in) $/u;

interface Span {
  class: ReadClass;
  words: ReadWord[];
}

/** `isKept` decides which spans to keep, whatever the reader says about them. */
export function findReadSpans(
  { text, tokens }: { text: string; tokens: readonly Token[] },
  { words }: ReadText,
  { thresholds, isKept }: { thresholds: ReaderThresholds; isKept: (span: Kept, name: boolean) => boolean },
): Candidate[] {
  const free = words.filter((word) => word.odds >= thresholds.extend && !isKept(word, word.class === 'name'));
  return joinWords(text, free)
    .map((span) => trimmed(span, text, thresholds))
    .filter((span): span is Span => span !== undefined)
    .map((span) => toCandidate(span, text, tokens))
    .filter((candidate): candidate is Candidate => candidate !== undefined);
}

function joinWords(text: string, words: readonly ReadWord[]): Span[] {
  const spans: Span[] = [];
  for (const word of words) {
    const last = spans.at(-1);
    const gap = last && text.slice(last.words.at(-1)!.end, word.start);
    if (last?.class === word.class && gap !== undefined && isJoined(word.class, gap)) last.words.push(word);
    else spans.push({ class: word.class, words: [word] });
  }
  return spans;
}

function isJoined(kind: ReadClass, gap: string): boolean {
  if (kind === 'birth' && LONGEST_BIRTHDAY_GAP.test(gap)) return true;
  return (kind === 'name' ? JOINS.name : JOINS.other).test(gap);
}

const isSign = (text: string, { start, end }: ReadWord) => !/[\p{L}\p{N}]/u.test(text.slice(start, end));

/** Keeps a span if the reader is sure of at least one word in it, and trims punctuation from its start and end. */
function trimmed(span: Span, text: string, { take }: ReaderThresholds): Span | undefined {
  const words = [...span.words];
  while (words.length && isSign(text, words[0]!)) words.shift();
  while (words.length && isSign(text, words.at(-1)!)) words.pop();
  return words.some(({ odds }) => odds >= take[span.class]) ? { ...span, words } : undefined;
}

function toCandidate(span: Span, text: string, tokens: readonly Token[]): Candidate | undefined {
  const [start, end] = [span.words[0]!.start, span.words.at(-1)!.end];
  if (span.class === 'name') return nameOf(text, { start, end }, tokens);
  const value = text.slice(start, end);
  const type = typeOf(span.class, value);
  return type && { type, weight: WEIGHTS[span.class], start, end };
}

/** Extends the span to whole words and leaves out any title before the name. */
function nameOf(text: string, { start, end }: Kept, tokens: readonly Token[]): Candidate | undefined {
  const own = tokensWithin(tokens, start, end);
  while (own.length > 1 && isTitle(own[0]!)) own.shift();
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return undefined;
  // A term on its own ("TARA", "Innerste") is not a name: the reader has seen too few of them.
  if (own.length === 1 && first.kind === 'term' && isExactFieldTerm(first.plain)) return undefined;
  // "Mihai T.": the full stop after an initial is part of the name.
  const stop = last.text.length === 1 && text.charAt(last.end) === '.' ? 1 : 0;
  return { type: 'name', weight: WEIGHTS.name, start: first.start, end: last.end + stop };
}

function tokensWithin(tokens: readonly Token[], start: number, end: number): Token[] {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  const own: Token[] = [];
  for (let at = low; at < tokens.length && tokens[at]!.start < end; at += 1) own.push(tokens[at]!);
  return own;
}

function typeOf(kind: Exclude<ReadClass, 'name'>, value: string): PersonalDataType | undefined {
  switch (kind) {
    case 'school':
      return 'school';
    case 'address':
      if (!/\p{L}{2}/u.test(value)) return undefined;
      return /^[A-Z]{1,2}\d[A-Z\d]?(?: ?\d(?:[A-Z]{2})?)?$/iu.test(value) ? 'postcode' : 'address';
    case 'birth':
      // A day, a month or a year on its own says nothing.
      return /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(value) ? 'date_of_birth' : undefined;
    case 'reference':
      // A year, or a word without a digit, does not identify a case.
      return /\d/u.test(value) && !isYear(value) ? 'case_id' : undefined;
    case 'contact':
      return value.length < 4 ? undefined : contactType(value);
  }
}

function contactType(value: string): PersonalDataType {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(value)) return 'email';
  if (/:\/\/|^www\.|\.(?:com|co|uk|org|net|io|me)(?:\/|$)/iu.test(value)) return 'url';
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/u.test(value)) return 'ip_address';
  return digitsOf(value).length >= 6 && !/\p{L}/u.test(value) ? 'phone' : 'social_handle';
}
