// Answers a question as practitioners would see it, and gives editors the reasons.
import { PASSAGES_SHOWN, type Question } from './model/answer.js';
import { readAgain, readQuestion, type LoadedRelease } from './answer-question.js';
import { decide } from './decide-answer.js';
import type { Candidate } from './search/candidate.js';
import { chooseQuotes, otherDocuments } from './quotes/choose-quotes.js';
import { confidenceOf } from './confidence/confidence.js';
import {
  RANKING_REASONS,
  type Explanation,
  type ExplainedPassage,
  type RankingReason,
} from './model/explanation.js';
import { findPassages } from './search/find-passages.js';
import type { Embedder } from './model/ports.js';
import { SIGNALS, type SearchQuery, type RankingSignal } from './search/ranking-signals.js';
import { termsOf } from './text/terms.js';

const PASSAGES_RANKED = 60;

const REASON_OF: Record<RankingSignal, RankingReason> = {
  cosine: 'meaning',
  sentenceCosine: 'meaning',
  question: 'meaning',
  keywords: 'words',
  coverage: 'words',
  sentenceCoverage: 'words',
  pairs: 'words',
  headingCoverage: 'words',
  answerKind: 'kind',
  document: 'around',
  situation: 'around',
  neighbours: 'around',
  authority: 'standing',
  current: 'standing',
  recency: 'standing',
  nation: 'nation',
  length: 'length',
};

/** Gives the same outcome and quotes as `answerQuestion`. `about` is the slug of a document to explain. */
export async function explainAnswer(
  embedder: Embedder,
  release: LoadedRelease,
  question: Question,
  about?: string,
): Promise<Explanation> {
  const { text, query } = await readQuestion(embedder, release, question);
  if (!query) return notReadable(release);
  const ranked = await findPassages(release, query, release.weights, PASSAGES_RANKED);
  // Ranking more passages than we show does not change the ones we show, because a near-duplicate is listed
  // under the earlier passage that it repeats.
  const found = ranked.slice(0, PASSAGES_SHOWN);
  const { scores } = await readAgain(release, query, found);
  const decided = decide(release, query, text, { found, scores });
  return {
    ...decided,
    release: release.index.content.release.number,
    lookedFor: query.text,
    nations: [...query.nations],
    unknownWords: unknownWords(release, query.asked ?? query.text),
    threshold: release.calibration.threshold,
    parts: confidenceParts(release, query, found, decided.confidence),
    found: found.map((candidate) => explained(release, candidate)),
    ...(about !== undefined && aboutDocument(release, query, ranked, about)),
  };
}

function explained({ weights }: LoadedRelease, candidate: Candidate): ExplainedPassage {
  const points = Object.fromEntries(
    RANKING_REASONS.map((reason) => [reason, 0]),
  ) as ExplainedPassage['points'];
  for (const signal of SIGNALS) points[REASON_OF[signal]] += weights[signal] * candidate.signals[signal];
  const { passage, document, score } = candidate;
  return { passage, document, score, points, alsoIn: otherDocuments(candidate) };
}

function aboutDocument(
  release: LoadedRelease,
  query: SearchQuery,
  ranked: readonly Candidate[],
  slug: string,
): Pick<Explanation, 'about' | 'standsIn'> {
  const own = ranked.findIndex(({ document }) => document.slug === slug);
  const folded = ranked.findIndex(({ alsoIn }) => alsoIn.some(({ document }) => document.slug === slug));
  const citationOf = (at: number) => chooseQuotes(release, query, [ranked[at]!])[0]!;
  const isFoldedFirst = folded >= 0 && (own < 0 || folded < own);
  return {
    ...(own >= 0 && {
      about: { rank: own + 1, passage: explained(release, ranked[own]!), citation: citationOf(own) },
    }),
    ...(isFoldedFirst && { standsIn: { rank: folded + 1, citation: citationOf(folded) } }),
  };
}

/** The 2 parts of the confidence: the question is about our subject, and the passages answer it. */
function confidenceParts(
  release: LoadedRelease,
  query: SearchQuery,
  found: readonly Candidate[],
  confidence: number,
): Explanation['parts'] {
  const { field, ...calibration } = release.calibration;
  if (!field) return { field: 1, answer: confidence };
  const answer = confidenceOf(release, query, found, calibration);
  return { answer, field: answer > 0 ? Math.min(1, confidence / answer) : 0 };
}

/** Returns each word once, as it was typed. */
function unknownWords({ index }: LoadedRelease, text: string): string[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const unknown = words.filter((word) => {
    const terms = termsOf(word);
    return terms.length > 0 && !terms.some((term) => index.keyword.has(term));
  });
  return [...new Map(unknown.map((word) => [word.toLowerCase(), word])).values()];
}

function notReadable({ index, calibration }: LoadedRelease): Explanation {
  return {
    outcome: 'unanswerable',
    confidence: 0,
    release: index.content.release.number,
    lookedFor: '',
    nations: [],
    unknownWords: [],
    threshold: calibration.threshold,
    parts: { field: 0, answer: 0 },
    found: [],
    citations: [],
  };
}
