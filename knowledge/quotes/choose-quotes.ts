// Chooses the sentences of a passage that answer, word for word, with enough around them to be understood alone.
import type { Citation, Span } from '../model/answer.js';
import type { Candidate } from '../search/candidate.js';
import { holdsAnswer } from '../question/expected-answer.js';
import type { Mend, Passage } from '../model/passage.js';
import { shareOf } from '../search/ranking-signals.js';
import type { SearchQuery, SignalSources } from '../search/ranking-signals.js';
import { sentenceCosines } from '../index/search-index.js';
import type { GuidanceDocument } from '../model/source.js';
import type { Unit } from '../text/sentences.js';
import type { UnitTerms } from '../text/unit-terms.js';

/** A practitioner reads a quote of this length at a glance; longer ones bury the sentence that answers. */
const QUOTE_WORDS = 67;

/** Weight of what speaks for a sentence, and against it; settled by measurement: docs/decisions/0021. */
const WEIGHTS = { coverage: 1, cosine: 1.2, answerKind: 0.35, length: 0.2, changedWords: -0.5 };
/** A sentence of so many words says enough to be taken for its own sake. */
const FULL_LENGTH_WORDS = 30;

/** One citation for each candidate, in the same order. */
export function chooseQuotes(
  sources: SignalSources,
  query: SearchQuery,
  chosen: readonly Candidate[],
): Citation[] {
  return chosen.map((candidate) => citationOf(candidate, quoteSpans(sources, query, candidate)));
}

export function citationOf(candidate: Candidate, spans: Span[]): Citation {
  const { passage, document } = candidate;
  return {
    passage,
    document,
    spans,
    quote: quoteText(passage.text, spans),
    alsoIn: uniqueDocuments(candidate),
  };
}

/** `chosen` are indexes of the units to be shown, in the order of the text. */
export function spansOfUnits(passage: Passage, units: readonly Unit[], chosen: readonly number[]): Span[] {
  const spans = joined(passage.text, units, chosen);
  return cutAtGaps(behindNumber(passage, spans), passage.mends ?? []);
}

/**
 * The spans' exact words in order: on a new line where they follow one another, behind " … " where words are left out,
 * here or by parsing.
 */
export function quoteText(text: string, spans: readonly Span[]): string {
  return spans
    .map(([start, end], n) => {
      const before = n === 0 ? '' : areLines(text.slice(spans[n - 1]![1], start)) ? '\n' : ' … ';
      return before + text.slice(start, end).trim();
    })
    .join('');
}

function uniqueDocuments(candidate: Candidate): GuidanceDocument[] {
  const others = candidate.alsoIn.map(({ document }) => document);
  return [...new Map(others.map((document) => [document.slug, document])).values()];
}

function quoteSpans(sources: SignalSources, query: SearchQuery, candidate: Candidate): Span[] {
  const units = sources.unitTerms(candidate.ordinal);
  const { text, mends = [] } = candidate.passage;
  if (!units.length) return [[0, text.length]];
  const isShort = wordCount(text) <= QUOTE_WORDS && !units.some(({ unit }) => hasChangedWords(unit, mends));
  const chosen =
    isShort || units.length < 2 ? [...units.keys()] : bestUnits(sources, query, candidate, units);
  const all = units.map(({ unit }) => unit);
  return spansOfUnits(candidate.passage, all, chosen);
}

/** The number of the paragraph is in the citation; in print it often stands apart, in the margin. */
function behindNumber({ text, paragraph }: Passage, [first, ...rest]: Span[]): Span[] {
  if (!first || !paragraph || !text.startsWith(paragraph, first[0])) return first ? [first, ...rest] : rest;
  const marker = /^[.)]?\s+(?=\S)/u.exec(text.slice(first[0] + paragraph.length, first[1]));
  return marker ? [[first[0] + paragraph.length + marker[0].length, first[1]], ...rest] : [first, ...rest];
}

function bestUnits(
  sources: SignalSources,
  query: SearchQuery,
  candidate: Candidate,
  units: readonly UnitTerms[],
): number[] {
  const scores = unitScores(sources, query, candidate, units);
  const best = scores.indexOf(Math.max(...scores));
  return withLeadIns(units, widen(candidate.passage, units, scores, best));
}

function unitScores(
  sources: SignalSources,
  query: SearchQuery,
  { ordinal, passage }: Candidate,
  units: readonly UnitTerms[],
): number[] {
  const cosines = sentenceCosines(sources.index.sentences, ordinal, query.vector);
  return units.map(({ unit, set }, n) => {
    // A lead-in alone says nothing; it comes along with its items.
    if (unit.kind === 'lead-in' || unit.kind === 'column-heads') return -1;
    const words = passage.text.slice(unit.start, unit.end);
    const kind = query.kind !== 'open' && holdsAnswer(words, query.kind) ? WEIGHTS.answerKind : 0;
    const coverage = shareOf(sources.index.keyword, query.terms, set);
    const changed = hasChangedWords(unit, passage.mends ?? []) ? WEIGHTS.changedWords : 0;
    const length = WEIGHTS.length * Math.min(1, wordCount(words) / FULL_LENGTH_WORDS);
    return WEIGHTS.coverage * coverage + WEIGHTS.cosine * (cosines[n] ?? 0) + kind + length + changed;
  });
}

/**
 * Grows from the best sentence to its better neighbour while the quote, with all that introduces it, stays short. A
 * neighbour with words that are not printed so is left out: it is only there to help, and must not cost the exactness.
 */
function widen(
  { text, mends = [] }: Passage,
  units: readonly UnitTerms[],
  scores: readonly number[],
  best: number,
): number[] {
  let chosen = [best];
  for (;;) {
    const [first, last] = [chosen[0]!, chosen.at(-1)!];
    const next = [first - 1, afterLeadIns(units, last + 1)]
      .filter((n) => units[n] && !hasChangedWords(units[n].unit, mends))
      .sort((a, b) => scores[b]! - scores[a]!)
      .map((n) => range(Math.min(first, n), Math.max(last, n)))
      .find((wider) => quotedWords(text, units, wider) <= QUOTE_WORDS);
    if (!next) return chosen;
    chosen = next;
  }
}

/** A quote never ends with what introduces words that it leaves out. */
function afterLeadIns(units: readonly UnitTerms[], from: number): number {
  const next = units.findIndex(
    ({ unit }, n) => n >= from && unit.kind !== 'lead-in' && unit.kind !== 'column-heads',
  );
  return next < 0 ? units.length : next;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function quotedWords(text: string, units: readonly UnitTerms[], chosen: readonly number[]): number {
  return withLeadIns(units, chosen).reduce((sum, n) => {
    const { start, end } = units[n]!.unit;
    return sum + wordCount(text.slice(start, end));
  }, 0);
}

/** All of them: an item within an item may stand under an outer "must not". */
function withLeadIns(units: readonly UnitTerms[], chosen: readonly number[]): number[] {
  const all = new Set(chosen);
  for (const n of chosen)
    for (let { leadIn } = units[n]!.unit; leadIn !== undefined; { leadIn } = units[leadIn]!.unit)
      all.add(leadIn);
  return [...all].sort((a, b) => a - b);
}

function joined(text: string, units: readonly Unit[], chosen: readonly number[]): Span[] {
  const spans: [number, number][] = [];
  for (const n of chosen) {
    const { start, end } = units[n]!;
    const last = spans.at(-1);
    // Sentences of one paragraph are read as one; items and paragraphs stay apart, each exact by itself.
    if (last && /^ *$/.test(text.slice(last[1], start))) last[1] = end;
    else spans.push([start, end]);
  }
  return spans;
}

/** True where parsing changed a word of the sentence; a gap changes none. */
function hasChangedWords({ start, end }: Unit, mends: readonly Mend[]): boolean {
  return mends.some(([from, to]) => from < to && from < end && to > start);
}

/** What parsing took out between two words is left out of the quote too: the reader sees that it is. */
function cutAtGaps(spans: readonly Span[], mends: readonly Mend[]): Span[] {
  const gaps = mends.filter(([from, to]) => from === to).map(([at]) => at);
  return spans.flatMap(([start, end]) => {
    const cuts = [start, ...gaps.filter((at) => at > start && at < end), end];
    return cuts.slice(1).map((to, n): Span => [cuts[n]!, to]);
  });
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** White space, a bullet or a cell's border between two spans: nothing that a reader would miss. */
function areLines(between: string): boolean {
  return /^[\s•|]+$/u.test(between);
}
