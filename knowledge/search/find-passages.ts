// Finds the passages most likely to answer a question, best first. Keyword search misses paraphrases and
// vectors miss form numbers, so candidates come from both, and one mixture ranks them.
import type { Candidate } from './candidate.js';
import { collapseDuplicates } from './collapse-duplicates.js';
import { questionCosine, type SearchIndex } from '../index/search-index.js';
import type { Passage } from '../model/passage.js';
import {
  nationFit,
  passageNationFit,
  SIGNALS,
  signalsOf,
  type SearchQuery,
  type Signal,
  type SignalSources,
} from './ranking-signals.js';

/** How many results to take from each of the 2 searches. */
const SEARCHED = 200;
/**
 * How many passages are checked closely: the best by a simple mixture of both searches and the nearest written
 * question. Written questions raised the share of questions in everyday words for which the right passage was among
 * them from 0.79 to 0.86, without a separate search.
 */
const CANDIDATES = 60;

export type RankingWeights = Record<Signal, number>;

/** Whether the weights are for this version's signals. If they are not, the ranking they gave cannot be repeated. */
export function hasTodaysSignals(weights: Readonly<Record<string, number>>): weights is RankingWeights {
  return Object.keys(weights).length === SIGNALS.length && SIGNALS.every((signal) => signal in weights);
}

/** At most `limit` passages, with near-duplicates folded into the best of them; empty if nothing is close. */
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
  return collapseDuplicates(candidates, sources.unitTerms, limit);
}

/** Every candidate with its signals, not yet scored. */
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

/** The passages either search finds, best first by a mixture of both and the nearest written question. */
async function searchRoughly(index: SearchIndex, query: SearchQuery) {
  const allowed = nationFilter(index, query);
  const nearest = await index.nearest(query.vector, SEARCHED, allowed);
  const cosines = new Map(nearest.map(({ ordinal, score }) => [ordinal, score]));
  const { scores, best } = index.keyword.search(query.terms, SEARCHED, allowed);
  const bestKeyword = Math.max(1e-6, scores[best[0] ?? -1] ?? 0);
  // Read before we wait again, because the next question's search overwrites the scores.
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

/** Cached because there are few combinations of nations, and checking every document took 1ms for each question. */
const allowedPassages = new WeakMap<SearchIndex, Map<string, Uint8Array>>();

/**
 * Another nation's guidance is wrong, not just less relevant. Keeps text for several nations if they include one of
 * these.
 */
function nationFilter(index: SearchIndex, query: SearchQuery): ((ordinal: number) => boolean) | undefined {
  const { nations, ownNationOnly } = query;
  if (!nations.length) return undefined;
  const { passages, documents } = index.content;
  const isFit = (passage: Passage) => {
    const document = documents.get(passage.document)!;
    return (ownNationOnly ? nationFit(document, nations) : passageNationFit(document, passage, nations)) >= 0;
  };
  const known = allowedPassages.get(index) ?? new Map<string, Uint8Array>();
  const key = `${nations.join()}${ownNationOnly ? ' only' : ''}`;
  const allowed = known.get(key) ?? Uint8Array.from(passages, (one) => Number(isFit(one)));
  allowedPassages.set(index, known.set(key, allowed));
  return (ordinal) => allowed[ordinal] === 1;
}

/**
 * A document with several good passages, or a passage between good ones, is more likely to answer than a
 * single match. A situation that someone describes is mostly covered by one guide, but a short question may
 * be answered in many.
 */
function addEvidenceAround(candidates: readonly Candidate[], query: SearchQuery): void {
  const rough = (candidate: Candidate) => candidate.signals.cosine + 0.3 * candidate.signals.keywords;
  const byDocument = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const list = byDocument.get(candidate.passage.document) ?? [];
    list.push(candidate);
    byDocument.set(candidate.passage.document, list);
  }
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
