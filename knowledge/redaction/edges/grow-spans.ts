// Extends spans without letting them overlap.
import type { DetailCandidate, KeptSpan } from '../matching/candidate.js';

/** A span that would only cover part of a neighbour stops there. Otherwise, it replaces the neighbour. */
export function grown(
  found: readonly DetailCandidate[],
  grow: (one: DetailCandidate) => KeptSpan,
): DetailCandidate[] {
  const spans: DetailCandidate[] = [];
  found.forEach((one, at) => {
    if (one.end <= (spans.at(-1)?.end ?? 0)) return;
    const whole = grow(one);
    let start = Math.min(one.start, whole.start);
    while (spans.length && spans.at(-1)!.start >= start) spans.pop();
    start = Math.max(start, spans.at(-1)?.end ?? 0);
    let next = at + 1;
    while (next < found.length && found[next]!.end <= whole.end) next += 1;
    const cut = found[next];
    spans.push({ ...one, start, end: Math.max(one.end, Math.min(whole.end, cut?.start ?? whole.end)) });
  });
  return spans;
}
