// Keeps a span that a rule would remove only for its words, if the reader sees from the context that it is ordinary.
import type { Candidate } from '../matching/candidate.js';
import type { ReadText } from './read-text.js';
import { oddsWithin } from './read-text.js';
import type { ReaderThresholds } from './thresholds.js';

/** Numbers, and anything else recognised by its form, are removed whatever the reader says. */
export function isLeft(
  { type, start, end, byForm }: Candidate & { byForm?: boolean },
  read: ReadText,
  { leave }: Pick<ReaderThresholds, 'leave'>,
): boolean {
  if (byForm || end > read.readTo) return false;
  const least = type === 'name' ? leave.name : type === 'school' || type === 'address' ? leave.place : 0;
  return oddsWithin(read, { start, end }) < least;
}
