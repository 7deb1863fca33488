// Estimates how likely it is that the passages we found answer the question.
import { missingRarelyCovered, asksForRarelyCovered } from '../question/rarely-covered.js';
import type { Candidate } from '../search/candidate.js';
import { holdsAnswer } from '../question/expected-answer.js';
import type { SearchQuery, SignalSources } from '../search/ranking-signals.js';
import type { Calibration, LogisticSum } from '../model/calibration.js';

export const CONFIDENCE_SIGNALS = [
  'score',
  'lead',
  'cosine',
  'sentenceCosine',
  'question',
  'coverage',
  'sentenceCoverage',
  'rarest',
  'unknown',
  'years',
  'answerKind',
  'personal',
  'agreement',
  'drop',
  'asksMoney',
  'asksCount',
  'asksPerson',
  'asksDocument',
  'asksPlace',
  'asksWait',
  'inVain',
] as const;
export type ConfidenceSignal = (typeof CONFIDENCE_SIGNALS)[number];

/** The number of passages that we quote from. One of these passages must contain the answer. */
const QUOTED_FROM = 3;

/** Index of the fifth passage, which scores clearly lower than the best if the subject is covered. */
const DROP_TO = 4;

/** Returns signals that are all 0 if nothing was found. */
export function confidenceSignals(
  sources: SignalSources,
  query: SearchQuery,
  found: readonly Candidate[],
): Record<ConfidenceSignal, number> {
  const top = found.slice(0, QUOTED_FROM);
  const most = (read: (candidate: Candidate) => number) => Math.max(0, ...top.map(read));
  const [best, second] = found;
  const asked = query.asked ?? query.text;
  return {
    score: (best?.score ?? 0) / 10,
    lead: best ? best.score - (second?.score ?? 0) : 0,
    cosine: most((c) => c.signals.cosine),
    sentenceCosine: most((c) => c.signals.sentenceCosine),
    question: most((c) => c.signals.question),
    coverage: most((c) => c.signals.coverage),
    sentenceCoverage: most((c) => c.signals.sentenceCoverage),
    rarest: rarestCovered(sources, query, top),
    unknown: unknownShare(sources, query),
    years: yearsMissing(query, top),
    answerKind:
      query.kind === 'open' ? 0.5 : Number(top.some((c) => holdsAnswer(c.passage.text, query.kind))),
    personal: Number(OWN_CASE.test(query.text)),
    agreement: agreement(found),
    drop: best ? best.score - (found[DROP_TO] ?? found.at(-1)!).score : 0,
    asksMoney: Number(asksForRarelyCovered(asked, 'money')),
    asksCount: Number(asksForRarelyCovered(asked, 'count')),
    asksPerson: Number(asksForRarelyCovered(asked, 'person')),
    asksDocument: Number(asksForRarelyCovered(asked, 'document')),
    asksPlace: Number(asksForRarelyCovered(asked, 'place')),
    asksWait: Number(asksForRarelyCovered(asked, 'wait')),
    inVain: missingRarelyCovered(
      asked,
      top.map(({ passage }) => passage.text),
    ),
  };
}

/** Returns a confidence from 0 to 1. */
export function confidenceOf(
  sources: SignalSources,
  query: SearchQuery,
  found: readonly Candidate[],
  calibration: Calibration,
): number {
  if (!found.length) return 0;
  const signals: Record<string, number> = confidenceSignals(sources, query, found);
  const answers = logisticOf(calibration, signals, query.vector);
  return calibration.field ? answers * logisticOf(calibration.field, signals, query.vector) : answers;
}

/** Ignores the vector if `question` has no weights. */
export function logisticOf(
  { weights, bias, question = [] }: LogisticSum,
  signals: Readonly<Record<string, number>>,
  vector: Float32Array = new Float32Array(),
): number {
  let sum = bias;
  for (const [signal, weight] of Object.entries(weights)) sum += weight * (signals[signal] ?? 0);
  for (let n = 0; n < question.length; n += 1) sum += question[n]! * (vector[n] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The share (0 to 1) of the question's 2 rarest words in the best passages. Low for unknown names. */
function rarestCovered(sources: SignalSources, query: SearchQuery, top: readonly Candidate[]): number {
  const { keyword } = sources.index;
  const own = query.terms.filter(({ weight }) => weight === 1);
  const rarest = [...own].sort((a, b) => keyword.idf(b.term) - keyword.idf(a.term)).slice(0, 2);
  if (!rarest.length) return 0;
  const covered = rarest.filter((term) => {
    const coverage = keyword.coverage([term]);
    return top.some(({ ordinal }) => coverage(ordinal) > 0);
  });
  return covered.length / rarest.length;
}

/** The share (0 to 1) of the person's own words that do not appear anywhere in the release. */
function unknownShare(sources: SignalSources, query: SearchQuery): number {
  const own = query.terms.filter(({ weight }) => weight === 1);
  const unknown = own.filter(({ term }) => !sources.index.keyword.has(term));
  return own.length ? unknown.length / own.length : 0;
}

/** 1 if the question names a year that is not in the best passages or their documents, otherwise 0. */
function yearsMissing(query: SearchQuery, top: readonly Candidate[]): number {
  const years = query.text.match(/\b20[1-4]\d\b/g) ?? [];
  const spokenOf = top.map((c) => `${c.passage.text} ${c.document.title} ${c.document.date ?? ''}`).join(' ');
  return Number(years.some((year) => !spokenOf.includes(year)));
}

/** Matches questions about the person's own cases, colleagues or day, which guidance cannot answer. */
const OWN_CASE =
  /\b(?:our case|we (?:discussed|spoke about|talked about)|(?:last|this) (?:week|meeting)|yesterday|tomorrow|my (?:leave|password|laptop|phone|manager|payslip|annual)|do i have left|book me|remind me|write me|draft me|summari[sz]e the)\b/i;

/** The share of passages from the first one's document. Guidance on a subject is often in one document. */
function agreement(found: readonly Candidate[]): number {
  const first = found[0]?.passage.document;
  return found.filter((c) => c.passage.document === first).length / Math.max(1, found.length);
}
