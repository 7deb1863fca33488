// How sure we are that the passages found answer the question: a small calibrated sum of signals.
import type { Candidate } from './candidate.js';
import type { SearchQuery, SignalSources } from './ranking-signals.js';
import type { Calibration } from './release.js';

/** Until `ctac calibrate` has fitted one to the release: a plain reading of how near the best passage stands. */
export const DEFAULT_CALIBRATION: Calibration = {
  weights: { sentenceCosine: 6, coverage: 3, rarest: 1 },
  bias: -4,
  threshold: 0.5,
  fittedOn: { questions: 0, answerable: 0, date: 'never' },
};

/** What the decision rests on, each about 0 to 1. */
export function confidenceSignals(
  sources: SignalSources,
  query: SearchQuery,
  found: readonly Candidate[],
): Record<string, number> {
  const [best, second] = found;
  if (!best)
    return {
      score: 0,
      cosine: 0,
      sentenceCosine: 0,
      coverage: 0,
      sentenceCoverage: 0,
      rarest: 0,
      answerKind: 0,
      lead: 0,
    };
  const top = found.slice(0, 3);
  const most = (read: (candidate: Candidate) => number) => Math.max(...top.map(read));
  return {
    score: best.score,
    cosine: most((c) => c.signals.cosine),
    sentenceCosine: most((c) => c.signals.sentenceCosine),
    coverage: most((c) => c.signals.coverage),
    sentenceCoverage: most((c) => c.signals.sentenceCoverage),
    rarest: rarestCovered(sources, query, top),
    answerKind: most((c) => c.signals.answerKind),
    lead: best.score - (second?.score ?? 0),
  };
}

/** 0 to 1. */
export function confidenceOf(
  sources: SignalSources,
  query: SearchQuery,
  found: readonly Candidate[],
  calibration: Calibration,
): number {
  if (!found.length) return 0;
  const signals = confidenceSignals(sources, query, found);
  const sum = Object.entries(calibration.weights).reduce(
    (total, [signal, weight]) => total + weight * (signals[signal] ?? 0),
    calibration.bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** 1 when the person's rarest word stands in one of the best passages: a name that stands nowhere is not answered. */
function rarestCovered(sources: SignalSources, query: SearchQuery, top: readonly Candidate[]): number {
  const own = query.terms.filter(({ weight }) => weight === 1);
  const { keyword } = sources.index;
  const rarest = [...own].sort((a, b) => keyword.idf(b.term) - keyword.idf(a.term)).slice(0, 2);
  if (!rarest.length) return 0;
  const covered = rarest.filter(({ term }) =>
    top.some((c) => keyword.coverage([{ term, weight: 1 }], c.ordinal) > 0),
  );
  return covered.length / rarest.length;
}
