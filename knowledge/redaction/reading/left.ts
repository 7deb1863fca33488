// Keeps words that a rule would remove, if the reader sees from the context that they are ordinary.
import type { Candidate, Kept } from '../matching/candidate.js';
import { oddsWithin, type ReadText } from './read-text.js';
import type { ReaderThresholds } from './thresholds.js';

/**
 * Chosen by testing on writers 04 and 13. Any value from 0.02 to 0.15 gives nearly the same result: a difference of 2
 * details in 2,153.
 */
const LEAST_AT_EDGE = 0.05;

/** Numbers are removed whatever the reader says. */
export function isLeft(
  { type, start, end }: Candidate,
  read: ReadText,
  { leave }: Pick<ReaderThresholds, 'leave'>,
): boolean {
  if (end > read.readTo) return false;
  const least = type === 'name' ? leave.name : type === 'school' || type === 'address' ? leave.place : 0;
  return oddsWithin(read, { start, end }) < least;
}

/**
 * Leaves out words at the edges of what a rule found, if the reader sees that they are ordinary: "Alder House his
 * school".
 */
export function trimmedTo(text: string, candidate: Candidate, read: ReadText): Kept {
  const { type, start, end } = candidate;
  if (end > read.readTo || !(type === 'name' || type === 'school' || type === 'address')) return candidate;
  const words = [...text.slice(start, end).matchAll(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu)].map(
    ({ 0: word, index }) => ({ start: start + index, end: start + index + word.length }),
  );
  const likely = words.filter((word) => oddsWithin(read, word) >= LEAST_AT_EDGE);
  const [first, last] = [likely[0], likely.at(-1)];
  if (!first || !last) return candidate;
  return {
    start: first.start === words[0]!.start ? start : first.start,
    end: last.end === words.at(-1)!.end ? end : last.end,
  };
}
