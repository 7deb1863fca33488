// Chooses the sentences of a passage to quote word for word as the answer, with enough context to make sense alone.
import type { Citation } from '../model/answer.js';
import { quoteText } from '../model/quote-text.js';
import type { Candidate } from '../search/candidate.js';
import { holdsAnswer } from '../question/expected-answer.js';
import { sectionName } from '../model/passage.js';
import { newerEdition } from './newer-edition.js';
import { hasChangedWords, quotePassage, wordCount } from './quote-passage.js';
import type { Quoted } from './quote-passage.js';
import { shareOf } from '../search/ranking-signals.js';
import type { SearchQuery, SignalSources } from '../search/ranking-signals.js';
import { sentenceCosines } from '../index/search-index.js';
import type { GuidanceDocument } from '../model/source.js';
import type { UnitTerms } from '../text/unit-terms.js';

/** The weights for and against a sentence, chosen by measurement: docs/decisions/0021. */
const WEIGHTS = { coverage: 1, cosine: 1.2, answerKind: 0.35, length: 0.2, changedWords: -0.5 };
/** A sentence with this many words says enough to be quoted alone. */
const FULL_LENGTH_WORDS = 30;

/** One citation for each candidate, in the same order. */
export function chooseQuotes(
  sources: SignalSources,
  query: SearchQuery,
  chosen: readonly Candidate[],
): Citation[] {
  return chosen.map((candidate) =>
    withNewer(sources, citationOf(candidate, quoteBest(sources, query, candidate))),
  );
}

/** Adds what replaced the quoted document, if that is in the release. */
export function withNewer(sources: Pick<SignalSources, 'index'>, citation: Citation): Citation {
  const newer = newerEdition(citation.document, sources.index.content.documents.values());
  return newer ? { ...citation, newer } : citation;
}

/** Cites the number of the paragraph that answers, which may not be the first in the passage. */
export function citationOf(candidate: Candidate, { spans, answer, paragraph, heading }: Quoted): Citation {
  const passage = { ...candidate.passage, paragraph };
  // A heading within the passage is better than no place at all.
  if (sectionName(passage) === undefined && heading !== undefined) passage.headings = [heading];
  return {
    passage,
    document: candidate.document,
    spans,
    ...(answer.length > 0 && { answer }),
    quote: quoteText(passage.text, spans),
    alsoIn: uniqueDocuments(candidate),
  };
}

function uniqueDocuments(candidate: Candidate): GuidanceDocument[] {
  const others = candidate.alsoIn.map(({ document }) => document);
  return [...new Map(others.map((document) => [document.slug, document])).values()];
}

/** Quotes the passage with its best answering sentence marked. */
function quoteBest(sources: SignalSources, query: SearchQuery, candidate: Candidate): Quoted {
  const units = sources.unitTerms(candidate.ordinal);
  const { text } = candidate.passage;
  if (!units.length) return { spans: [[0, text.length]], answer: [] };
  const scores = unitScores(sources, query, candidate, units);
  const best = scores.indexOf(Math.max(...scores));
  return quotePassage(
    candidate.passage,
    units.map(({ unit }) => unit),
    [best],
  );
}

function unitScores(
  sources: SignalSources,
  query: SearchQuery,
  { ordinal, passage }: Candidate,
  units: readonly UnitTerms[],
): number[] {
  const cosines = sentenceCosines(sources.index.sentences, ordinal, query.vector);
  return units.map(({ unit, set }, n) => {
    // A lead-in says nothing on its own; it is quoted together with its items.
    if (unit.kind === 'lead-in' || unit.kind === 'column-heads') return -1;
    const words = passage.text.slice(unit.start, unit.end);
    const kind = query.kind !== 'open' && holdsAnswer(words, query.kind) ? WEIGHTS.answerKind : 0;
    const coverage = shareOf(sources.index.keyword, query.terms, set);
    const changed = hasChangedWords(unit, passage.repairs ?? []) ? WEIGHTS.changedWords : 0;
    const length = WEIGHTS.length * Math.min(1, wordCount(words) / FULL_LENGTH_WORDS);
    return WEIGHTS.coverage * coverage + WEIGHTS.cosine * (cosines[n] ?? 0) + kind + length + changed;
  });
}
