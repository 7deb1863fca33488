// Decides whether the passages found answer a question, and which of them to quote.
import { PASSAGES_SHOWN, type Decided, type Outcome } from './model/answer.js';
import { clarifyNation } from './confidence/clarify-nation.js';
import { confidenceOf } from './confidence/confidence.js';
import { oddsOfUse, passageSignals } from './confidence/passage-odds.js';
import type { Language } from './model/language.js';
import type { Calibration } from './model/calibration.js';
import { chooseQuotes } from './quotes/choose-quotes.js';
import { MAX_QUOTES, theirNationsFirst, worthQuoting } from './quotes/worth-quoting.js';
import type { Candidate } from './search/candidate.js';
import { findPassages, type RankingWeights } from './search/find-passages.js';
import { isForAdults, isQueryOfChild, isQueryOfDifferentAges } from './search/for-adults.js';
import type { SearchQuery, SignalSources } from './search/ranking-signals.js';

type Sources = SignalSources & { calibration: Calibration };

/** Decides whether to answer and what to quote. Confidence ignores the reranker, as its calibration did. */
export function decide(
  release: Sources,
  query: SearchQuery,
  text: string,
  {
    found,
    scores,
    language: speaks,
  }: {
    found: readonly Candidate[];
    scores?: readonly number[];
    language?: Language;
  },
): Decided {
  const confidence = confidenceOf(release, query, found, release.calibration);
  const useful = usefulOf(release, query, found, { confidence, scores });
  const clarification = useful.length ? clarifyNation(text, query, useful, speaks) : undefined;
  const outcome: Outcome = clarification
    ? 'needs-clarification'
    : useful.length
      ? 'answered'
      : 'unanswerable';
  const citations = outcome === 'answered' ? chooseQuotes(release, query, useful) : [];
  return { outcome, clarification, confidence, citations };
}

/** True if we would have quoted a recalled passage. We must say so, as other quotes may be for other people. */
export async function wouldQuoteRecalled(
  release: Sources & { weights: RankingWeights },
  query: SearchQuery,
): Promise<boolean> {
  const { wholeIndex, withheld = [] } = release;
  if (!wholeIndex) return false;
  const whole = { ...release, index: wholeIndex };
  const found = await findPassages(whole, query, release.weights, PASSAGES_SHOWN);
  const confidence = confidenceOf(whole, query, found, release.calibration);
  return usefulOf(whole, query, found, { confidence }).some(({ passage }) => withheld.includes(passage.id));
}

interface Odds {
  confidence: number;
  scores?: readonly number[] | undefined;
}

function usefulOf(
  release: Sources,
  query: SearchQuery,
  found: readonly Candidate[],
  odds: Odds,
): Candidate[] {
  if (!found.length || !isSure(release, odds.confidence)) return [];
  return theirNationsFirst(ofUse(release, query, found, odds), query.nations);
}

export const isSure = ({ calibration }: Sources, confidence: number) => confidence >= calibration.threshold;

/**
 * Chooses which passages to quote. If the question is about a child, leaves out guidance for adults. If it is
 * about a child and an adult, other guidance comes before guidance for adults, which a reader may take as the
 * rule for both.
 */
function ofUse(
  release: Sources,
  query: SearchQuery,
  found: readonly Candidate[],
  { confidence, scores }: Odds,
): Candidate[] {
  const { passages } = release.calibration;
  const all =
    passages && oddsOfUse(passages, passageSignals(release, query, found, confidence, passages), scores);
  const choose = (from: readonly Candidate[]) =>
    worthQuoting(
      from,
      passages && { ...passages, odds: from.map((candidate) => all?.[found.indexOf(candidate)] ?? 0) },
    );
  const others = () => choose(found.filter((candidate) => !isForAdults(candidate)));
  if (isQueryOfChild(query)) return others();
  const chosen = choose(found);
  if (!isQueryOfDifferentAges(query) || !chosen[0] || !isForAdults(chosen[0])) return chosen;
  const other = chosen.find((candidate) => !isForAdults(candidate)) ?? others()[0];
  return other ? [other, ...chosen.filter((one) => one !== other)].slice(0, MAX_QUOTES) : [];
}
