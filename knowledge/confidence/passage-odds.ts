// How likely each passage found is of use to the person. The confidence says whether the best passages answer together; it
// can't tell which of them to leave out.
import type { Candidate } from '../search/candidate.js';
import { SIGNALS } from '../search/ranking-signals.js';
import type { SearchQuery, SignalSources } from '../search/ranking-signals.js';
import type { Calibration, LogisticSum } from '../model/release.js';
import { CONFIDENCE_SIGNALS, confidenceSignals } from './confidence.js';

/** As many as are quoted; the fourth and fifth seldom answer, and took the place of a better superseded one. */
export const PASSAGES_WEIGHED = 3;

/** What the ranking saw, how far that is below the best passage's, and what is known of the question. */
export const PASSAGE_SIGNALS = [
  ...SIGNALS.flatMap((signal) => [signal, `${signal} below the best`]),
  'score',
  'score below the best',
  'rank',
  'confidence',
  ...CONFIDENCE_SIGNALS.map((signal) => `question: ${signal}`),
];

/** One row for each of the best passages of `found`, in the order of `PASSAGE_SIGNALS`. `confidence`: 0 to 1. */
export function passageSignals(
  sources: SignalSources,
  query: SearchQuery,
  found: readonly Candidate[],
  confidence: number,
): number[][] {
  const weighed = found.slice(0, PASSAGES_WEIGHED);
  const asked = confidenceSignals(sources, query, found);
  const bounded = Math.min(1 - 1e-4, Math.max(1e-4, confidence));
  const ofQuestion = [
    Math.log(bounded / (1 - bounded)),
    ...CONFIDENCE_SIGNALS.map((signal) => asked[signal]),
  ];
  const best = SIGNALS.map((signal) => Math.max(...weighed.map(({ signals }) => signals[signal])));
  return weighed.map(({ signals, score }, rank) => [
    ...SIGNALS.flatMap((signal, n) => [signals[signal], signals[signal] - best[n]!]),
    score,
    score - weighed[0]!.score,
    rank,
    ...ofQuestion,
  ]);
}

/** Whether this version still has every signal that it weighs. Without one of them a sum would be too low or too high. */
export function knowsItsSignals({ weights, field, elsewhere, passages }: Calibration): boolean {
  const names = [weights, field?.weights ?? {}, elsewhere?.field.weights ?? {}].flatMap(Object.keys);
  return (
    names.every((name) => (CONFIDENCE_SIGNALS as readonly string[]).includes(name)) &&
    Object.keys(passages?.weights ?? {}).every((name) => PASSAGE_SIGNALS.includes(name))
  );
}

/** 0 to 1 for each row: 1 for a passage that answers, a half for one that only helps. */
export function oddsOfUse({ weights, bias }: LogisticSum, rows: readonly (readonly number[])[]): number[] {
  const inOrder = PASSAGE_SIGNALS.map((name) => weights[name] ?? 0);
  return rows.map((row) => {
    const sum = row.reduce((all, value, n) => all + inOrder[n]! * value, bias);
    return 1 / (1 + Math.exp(-sum));
  });
}
