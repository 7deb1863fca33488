// Keeps words that a rule would remove, if the message reader's odds show that they are ordinary words.
import { spansOf, type DetailCandidate, type KeptSpan } from '../matching/candidate.js';
import { isOnlyAName } from '../lists/vocabulary.js';
import { plainWord } from '../matching/readable.js';
import { NAME_AFTER_OPERATION_WEIGHT } from '../names/names.js';
import { oddsWithin, type ReadText } from './convert-reader-offsets.js';
import type { ReaderThresholds } from './thresholds.js';

/**
 * Chosen by testing on messages by writers 04 and 13. Any value between 0.02 and 0.15 changes the result for
 * only 2 of 2,153 details.
 */
const LEAST_AT_EDGE = 0.05;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/** True if the message reader considers the text ordinary. Always false for numbers and full names after “Operation”. */
export function isLeft(
  { type, weight, start, end }: DetailCandidate,
  read: ReadText,
  { leave }: Pick<ReaderThresholds, 'leave'>,
): boolean {
  if (end > read.readTo || weight === NAME_AFTER_OPERATION_WEIGHT) return false;
  const least = type === 'name' ? leave.name : type === 'school' || type === 'address' ? leave.place : 0;
  return oddsWithin(read, { start, end }) < least;
}

/**
 * If the message reader considers words at the edges of a span ordinary, removes them from the span: "his
 * school" in "Alder House his school". A word that can only be a name stays in a name, so that no half of it is
 * left.
 */
export function trimmedTo(text: string, candidate: DetailCandidate, read: ReadText): KeptSpan {
  const { type, weight, start, end } = candidate;
  if (end > read.readTo || weight === NAME_AFTER_OPERATION_WEIGHT) return candidate;
  if (!(type === 'name' || type === 'school' || type === 'address')) return candidate;
  const words = spansOf(text.slice(start, end), WORD).map((word) => ({
    start: start + word.start,
    end: start + word.end,
  }));
  const likely = words.filter(
    (word) =>
      oddsWithin(read, word) >= LEAST_AT_EDGE ||
      (type === 'name' && isOnlyAName(plainWord(text.slice(word.start, word.end)))),
  );
  const [first, last] = [likely[0], likely.at(-1)];
  if (!first || !last) return candidate;
  return {
    start: first.start === words[0]!.start ? start : first.start,
    end: last.end === words.at(-1)!.end ? end : last.end,
  };
}
