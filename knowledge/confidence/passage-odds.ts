// Estimates how likely each passage is to be useful. (The confidence is for the best passages as a whole.)
import { dot } from '../index/search-index.js';
import type { Candidate } from '../search/candidate.js';
import { SIGNALS, type SearchQuery, type SignalSources } from '../search/ranking-signals.js';
import type { Calibration, LogisticSum } from '../model/calibration.js';
import { CONFIDENCE_SIGNALS, confidenceSignals } from './confidence.js';

/**
 * The number of passages that we estimate odds for. Among questions that the guidance answers, the answer is
 * in the first 3 passages for 45% of questions in everyday words and 79% of those in professional words. For
 * the first 10 passages it is 68% and 92%, and for the first 16 it is 72% and 95%.
 */
export const PASSAGES_WEIGHED = 10;

/**
 * The passage's ranking signals, how far each is below the best passage's, and what we know about the
 * question. `subject` shows whether people ask about the passage's subject, and `asked` whether guidance
 * answers this kind of question. Both are found by comparing a vector with fitted weights.
 */
export const PASSAGE_SIGNALS = [
  ...SIGNALS.flatMap((signal) => [signal, `${signal} below the best`]),
  'score',
  'score below the best',
  'rank',
  'subject',
  'confidence',
  'asked',
  ...CONFIDENCE_SIGNALS.map((signal) => `question: ${signal}`),
];

/** A row for each of the best passages, in the order of `PASSAGE_SIGNALS`. `confidence` is from 0 to 1. */
export function passageSignals(
  sources: SignalSources,
  query: SearchQuery,
  found: readonly Candidate[],
  confidence: number,
  { passage, question }: { passage?: readonly number[]; question?: readonly number[] } = {},
): number[][] {
  const weighed = found.slice(0, PASSAGES_WEIGHED);
  const asked = confidenceSignals(sources, query, found);
  const bounded = Math.min(1 - 1e-4, Math.max(1e-4, confidence));
  const subject = passage && Float32Array.from(passage);
  const ofQuestion = [
    Math.log(bounded / (1 - bounded)),
    question ? dot(query.vector, Float32Array.from(question)) : 0,
    ...CONFIDENCE_SIGNALS.map((signal) => asked[signal]),
  ];
  const best = SIGNALS.map((signal) => Math.max(...weighed.map(({ signals }) => signals[signal])));
  return weighed.map(({ vectors, signals, score }, rank) => [
    ...SIGNALS.flatMap((signal, n) => [signals[signal], signals[signal] - best[n]!]),
    score,
    score - weighed[0]!.score,
    rank,
    subject ? dot(vectors.vector, subject) : 0,
    ...ofQuestion,
  ]);
}

/** True if this version computes every signal in the calibration. Otherwise, the sum would be wrong. */
export function knowsItsSignals({ weights, field, elsewhere, passages }: Calibration): boolean {
  const names = [weights, field?.weights ?? {}, elsewhere?.field.weights ?? {}].flatMap(Object.keys);
  return (
    names.every((name) => (CONFIDENCE_SIGNALS as readonly string[]).includes(name)) &&
    Object.keys(passages?.weights ?? {}).every((name) => PASSAGE_SIGNALS.includes(name))
  );
}

type PassageOdds = LogisticSum & Pick<NonNullable<Calibration['passages']>, 'read'>;

/** Returns 0 to 1 for each row: 1 if it answers, 0.5 if it only helps. `scores` are the reranker's. */
export function oddsOfUse(
  { weights, bias, read }: PassageOdds,
  rows: readonly (readonly number[])[],
  scores?: readonly number[],
): number[] {
  const inOrder = PASSAGE_SIGNALS.map((name) => weights[name] ?? 0);
  return rows.map((row, place) => {
    const sum = row.reduce((all, value, n) => all + inOrder[n]! * value, bias);
    const joined = read && scores ? read.sum * sum + read.score * scores[place]! + read.bias : sum;
    return 1 / (1 + Math.exp(-joined));
  });
}
