// Resolves overlaps between spans, and drops spans that overlap text to keep.
import { countBefore } from '../../text/count-before.js';
import type { DetailCandidate, KeptSpan } from './candidate.js';

export function withoutOverlapping(
  candidates: readonly DetailCandidate[],
  kept: readonly KeptSpan[],
): DetailCandidate[] {
  return candidates.filter(createFree(kept));
}

/** Returns a function that is true for a span that does not overlap any kept span. */
export function createFree(kept: readonly KeptSpan[]): (span: KeptSpan) => boolean {
  const sorted = [...kept].sort((a, b) => a.start - b.start);
  // Kept spans may overlap each other, so for the binary search we store the furthest end so far.
  const ends: number[] = [];
  for (const { end } of sorted) ends.push(Math.max(end, ends.at(-1) ?? 0));
  return ({ start, end }) => {
    const before = countBefore(sorted.length, (n) => sorted[n]!.start < end);
    return before === 0 || ends[before - 1]! <= start;
  };
}

/**
 * If 2 spans overlap, returns the parts of the less certain span that are outside the other. These parts are
 * redacted too, so that no words of a personal detail are left.
 */
export function leftOver(
  text: string,
  spans: readonly DetailCandidate[],
  winners: readonly DetailCandidate[],
): DetailCandidate[] {
  return spans.flatMap((span) => {
    const over = winners.filter(({ start, end }) => start < span.end && span.start < end);
    const edges = [span.start, ...over.flatMap(({ start, end }) => [start, end]), span.end];
    return edges.flatMap((start, n) => {
      const end = edges[n + 1];
      return n % 2 || end === undefined || end <= start ? [] : partOf(text, { ...span, start, end });
    });
  });
}

function partOf(text: string, part: DetailCandidate): DetailCandidate[] {
  const found = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su.exec(text.slice(part.start, part.end));
  const needsDigit = part.type === 'case_id' || part.type === 'phone' || part.type === 'date_of_birth';
  if (
    !found ||
    found[0].length < 3 ||
    /^(?:and|the)$/iu.test(found[0]) ||
    (needsDigit && !/\d/u.test(found[0]))
  )
    return [];
  const start = part.start + found.index;
  return [{ ...part, start, end: start + found[0].length }];
}

/** The span with the higher weight is used. If the weights are equal, the longer span is used. */
export function resolveOverlaps(candidates: readonly DetailCandidate[]): DetailCandidate[] {
  const ranked = [...candidates].sort(
    (a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const length = ranked.reduce((most, { end }) => Math.max(most, end), 0);
  const covered = new Uint8Array(length);
  const winners: DetailCandidate[] = [];
  for (const candidate of ranked) {
    if (covered.subarray(candidate.start, candidate.end).includes(1)) continue;
    covered.fill(1, candidate.start, candidate.end);
    winners.push(candidate);
  }
  return winners.sort((a, b) => a.start - b.start);
}
