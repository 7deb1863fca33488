// Finds the passages most likely to answer a question, best first. Keyword search misses paraphrases and
// vector search misses form numbers, so we use both, and rank all results together.
import type { Candidate } from './candidate.js';
import { collapseDuplicates } from './collapse-duplicates.js';
import { questionCosine, type SearchIndex } from '../index/search-index.js';
import { nationFilter } from './nation-fit.js';
import {
  SIGNALS,
  signalsOf,
  type SearchQuery,
  type RankingSignal,
  type SignalSources,
} from './ranking-signals.js';
import { addTo } from '../text/add-to.js';

/** The number of results to take from keyword search and from vector search. */
const SEARCHED = 200;
/**
 * The number of passages to score in full: the best by a rough score, which combines both searches and the
 * nearest written question. When written questions were added to this score, the right passage was among
 * these for 86% of questions in everyday words, instead of 79%. This needs no separate search.
 */
const CANDIDATES = 60;

export type RankingWeights = Record<RankingSignal, number>;

/** True if the weights are for exactly this version's signals. If not, we cannot repeat an earlier ranking. */
export function hasTodaysSignals(weights: Readonly<Record<string, number>>): weights is RankingWeights {
  return Object.keys(weights).length === SIGNALS.length && SIGNALS.every((signal) => signal in weights);
}

/** Returns at most `limit` passages, without near-duplicates. Empty if the search finds none. */
export async function findPassages(
  sources: SignalSources,
  query: SearchQuery,
  weights: RankingWeights,
  limit: number,
): Promise<Candidate[]> {
  const candidates = await findCandidates(sources, query);
  for (const candidate of candidates)
    candidate.score = SIGNALS.reduce((sum, signal) => sum + weights[signal] * candidate.signals[signal], 0);
  candidates.sort((a, b) => b.score - a.score || a.ordinal - b.ordinal);
  return collapseDuplicates(candidates, sources.unitTerms, limit, query.nations);
}

/** Returns every candidate with its signals but no score. */
export async function findCandidates(sources: SignalSources, query: SearchQuery): Promise<Candidate[]> {
  const { index } = sources;
  const best = (await searchRoughly(index, query)).slice(0, CANDIDATES);
  const vectors = await index.vectorsOf(best.map(({ ordinal }) => ordinal));
  const ownSignals = signalsOf(sources, query);
  const candidates = best.map(({ ordinal, keywords, question }, n): Candidate => {
    const passage = index.content.passages[ordinal]!;
    const signals = {
      ...ownSignals(ordinal, vectors[n]!, question),
      keywords,
      document: 0,
      situation: 0,
      neighbours: 0,
    };
    const document = index.content.documents.get(passage.document)!;
    return { ordinal, passage, document, score: 0, vectors: vectors[n]!, signals, alsoIn: [] };
  });
  addEvidenceAround(candidates, query);
  return candidates;
}

/** Returns the passages that either search finds, best first by a rough score. */
async function searchRoughly(index: SearchIndex, query: SearchQuery) {
  const allowed = nationFilter(index, query.nations, query.ownNationOnly);
  const nearest = await index.nearest(query.vector, SEARCHED, allowed);
  const cosines = new Map(nearest.map(({ ordinal, score }) => [ordinal, score]));
  const { scores, best } = index.keyword.search(query.terms, SEARCHED, allowed);
  const bestKeyword = Math.max(1e-6, scores[best[0] ?? -1] ?? 0);
  // Read the scores before the next await, because the next question's search overwrites them.
  const found = [...new Set([...cosines.keys(), ...best])].map((ordinal) => ({
    ordinal,
    keywords: scores[ordinal]! / bestKeyword,
  }));
  const others = best.filter((ordinal) => !cosines.has(ordinal));
  for (const [n, cosine] of (await index.cosines(others, query.vector)).entries())
    cosines.set(others[n]!, cosine);
  return found
    .map(({ ordinal, keywords }) => {
      const cosine = cosines.get(ordinal)!;
      const question = questionCosine(index, ordinal, query.vector);
      return { ordinal, keywords, question, rough: cosine + (question ?? cosine) + 0.3 * keywords };
    })
    .sort((a, b) => b.rough - a.rough || a.ordinal - b.ordinal);
}

/**
 * Adds signals from the other candidates in the same document. A document with several good passages is more
 * likely to answer than one with a single match. If someone describes a case, one guide usually covers it,
 * but several guides may answer a short question.
 */
function addEvidenceAround(candidates: readonly Candidate[], query: SearchQuery): void {
  const rough = (candidate: Candidate) => candidate.signals.cosine + 0.3 * candidate.signals.keywords;
  const byDocument = new Map<string, Candidate[]>();
  for (const candidate of candidates) addTo(byDocument, candidate.passage.document, candidate);
  for (const list of byDocument.values()) {
    const best = list.map(rough).sort((a, b) => b - a);
    const byPosition = new Map(list.map((candidate) => [candidate.passage.position, candidate]));
    for (const candidate of list) {
      const own = rough(candidate);
      const others = best.filter((score) => score !== own).slice(0, 3);
      candidate.signals.document = others.reduce((sum, score) => sum + score, 0) / 3;
      candidate.signals.situation = query.situation ? candidate.signals.document : 0;
      const around = [-1, 1]
        .map((step) => byPosition.get(candidate.passage.position + step))
        .filter((near) => near !== undefined);
      candidate.signals.neighbours = around.reduce((sum, near) => sum + rough(near), 0) / 2;
    }
  }
}
