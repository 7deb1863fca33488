// Turns words that the message reader marked as personal into names, addresses and numbers, in addition to
// what the rules find.
import type { PersonalDataType } from '../../model/personal-data.js';
import type { ReadClass } from '../../model/ports.js';
import { LABELLED, digitsOf, type DetailCandidate, type KeptSpan } from '../matching/candidate.js';
import { countBefore } from '../../text/count-before.js';
import { isExactFieldTerm } from '../lists/vocabulary.js';
import { isTitle } from '../names/capital-runs.js';
import type { Token } from '../names/tokens.js';
import type { ReadText } from './convert-reader-offsets.js';
import { joinWords, type ReadSpan } from './join-words.js';
import { isPostcode, trimSpan } from './span-edges.js';
import type { ReaderThresholds } from './thresholds.js';

/** Matches plurals of acronyms, such as “LAs” and “DSLs”, which are not names. */
const ACRONYMS = /^\p{Lu}{2,5}s$/u;
/** Matches "2019" and "2019/20". */
const YEARS = /^(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?$/u;
const SURE_OF_TERM = 0.95;
const LONGEST_LINK = 200;
const LINK_BEFORE = /(?:https?:\/\/)?[\p{L}\p{N}._+-]*$/u;
const LINK_AFTER = /^[^\s<>)"'|,;[\]]*/u;
export const READ_NAME_WEIGHT = 55;
/**
 * Higher than the weight of a rule for names, but lower than that of a number with its label. If 2 spans
 * overlap, the more exact one wins.
 */
const WEIGHTS: Record<ReadClass, number> = {
  name: READ_NAME_WEIGHT,
  school: 58,
  address: 58,
  birth: 58,
  reference: 45,
  contact: 45,
};

/** `isKept` decides which spans are kept even though the message reader marked them. */
export function findReadSpans(
  { text, tokens }: { text: string; tokens: readonly Token[] },
  { words }: ReadText,
  {
    thresholds,
    isKept,
  }: { thresholds: ReaderThresholds; isKept: (span: KeptSpan, name: boolean) => boolean },
): DetailCandidate[] {
  const free = words.filter(
    (word) =>
      word.odds >= thresholds.extend &&
      /[\p{L}\p{N}]/u.test(text.slice(word.start, word.end)) &&
      !isKept(word, word.class === 'name'),
  );
  return joinWords(text, free)
    .map((span) => trimSpan(span, text, thresholds))
    .filter((span): span is ReadSpan => span !== undefined)
    .map((span) => toCandidate(span, text, tokens))
    .filter((candidate): candidate is DetailCandidate => candidate !== undefined);
}

function toCandidate(span: ReadSpan, text: string, tokens: readonly Token[]): DetailCandidate | undefined {
  const [start, end] = [span.words[0]!.start, span.words.at(-1)!.end];
  if (span.class === 'name')
    return nameOf(text, { start, end, odds: Math.max(...span.words.map(({ odds }) => odds)) }, tokens);
  if (span.class === 'contact') return contactOf(text, { start, end });
  const value = text.slice(start, end);
  const type = typeOf(span.class, value);
  return type && { type, weight: WEIGHTS[span.class], start, end };
}

/** Extends the span to whole words, without any title before the name. */
function nameOf(
  text: string,
  { start, end, odds }: KeptSpan & { odds: number },
  tokens: readonly Token[],
): DetailCandidate | undefined {
  const own = tokensWithin(tokens, start, end);
  while (own.length > 1 && isTitle(own[0]!)) own.shift();
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return undefined;
  if (own.length === 1 && (ACRONYMS.test(first.text) || isTerm(first, odds))) return undefined;
  const surname = tokens[first.index - 1];
  const from = surname && isSurnameBefore(surname, first) ? surname : first;
  // Includes the full stop after an initial, as in "Mihai T.".
  const stop = last.text.length === 1 && text.charAt(last.end) === '.' ? 1 : 0;
  return { type: 'name', weight: WEIGHTS.name, start: from.start, end: last.end + stop };
}

/** True for a surname in capitals before a given name, as in "HILL, April". */
const isSurnameBefore = ({ letters, kind, plain }: Token, { gap, letters: first }: Token) =>
  letters === 'capitals' && kind !== 'term' && plain.length > 2 && gap === ', ' && first !== 'small';

/**
 * True for a single term from our field, such as "TARA" or "Innerste". The message reader was trained on few
 * such terms, so its odds must be higher for them.
 */
function isTerm({ kind, plain, letters }: Token, odds: number): boolean {
  return kind === 'term' && isExactFieldTerm(plain) && (letters === 'capitals' || odds < SURE_OF_TERM);
}

function tokensWithin(tokens: readonly Token[], start: number, end: number): Token[] {
  const first = countBefore(tokens.length, (n) => tokens[n]!.end <= start);
  const next = countBefore(tokens.length, (n) => tokens[n]!.start < end);
  return tokens.slice(first, next);
}

/** Extends the span to the whole email address or link, up to the next space. */
function contactOf(text: string, { start, end }: KeptSpan): DetailCandidate | undefined {
  const value = text.slice(start, end);
  const before = LINK_BEFORE.exec(text.slice(Math.max(0, start - LONGEST_LINK), start))![0];
  const after = LINK_AFTER.exec(text.slice(end, end + LONGEST_LINK))![0].replace(/[.:!?]+$/u, '');
  const whole = before + value + after;
  if (/[@/]|^www\./u.test(whole) && whole.length <= LONGEST_LINK)
    return {
      type: contactType(whole),
      weight: LABELLED,
      start: start - before.length,
      end: end + after.length,
    };
  return value.length < 4 ? undefined : { type: contactType(value), weight: WEIGHTS.contact, start, end };
}

function typeOf(kind: Exclude<ReadClass, 'name' | 'contact'>, value: string): PersonalDataType | undefined {
  switch (kind) {
    case 'school':
      return 'school';
    case 'address':
      if (!/\p{L}{2}/u.test(value)) return undefined;
      return isPostcode(value) ? 'postcode' : 'address';
    case 'birth':
      // A day, a month or a year on its own does not identify anyone.
      return /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(value) ? 'date_of_birth' : undefined;
    case 'reference':
      // A year, or a word without a digit, does not identify a case.
      return /\d/u.test(value) && !YEARS.test(value) ? 'case_id' : undefined;
  }
}

function contactType(value: string): PersonalDataType {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(value)) return 'email';
  if (/:\/\/|^www\.|\.(?:com|co|uk|org|net|io|me)(?:\/|$)/iu.test(value)) return 'url';
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/u.test(value)) return 'ip_address';
  return digitsOf(value).length >= 6 && !/\p{L}/u.test(value) ? 'phone' : 'social_handle';
}
