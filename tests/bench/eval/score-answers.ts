// Scores answers against the wanted quotes: what was found, what was cited, and which questions were not
// answered.
import {
  bestContained,
  containsQuote,
  HOLDS,
  withinWords,
  wordsCompared,
  type Gold,
} from '../../../tools/training/contains-quote.js';
import type { AnswerLine } from './answer-line.js';
import type { JudgedQuestion } from './question-file.js';

export interface Asked {
  question: JudgedQuestion;
  answer: AnswerLine;
}

/** Returns the plain text of a document, extracted without our parsers, or undefined if there is none. */
export type TextOf = (document: string) => string | undefined;

/** The longest passage that a person could check at a glance. */
const LONGEST_PASSAGE_WORDS = 300;
const NEARLY = 0.9;
/** The answering sentence counts as shown if at least this share of the wanted quote is on screen. */
export const SHOWN = 0.5;

/**
 * Means over the answerable questions, from 0 to 1. If a question has several wanted quotes, its score is the
 * share of them in the answer.
 */
export function scoreAnswerable(asked: readonly Asked[], textOf?: TextOf) {
  const those = asked.filter(({ question }) => question.kind === 'answerable');
  if (!those.length) return undefined;
  const over = (score: (one: Asked) => number) => mean(those.map(score));
  const found = (limit: number) =>
    over(({ question, answer }) => shareHeld(foundWithin(answer, limit), question));
  const inFirst = (count: number) =>
    over(({ question, answer }) => shareHeld(textsOf(answer).slice(0, count), question));
  const cited = (count: number) => over((one) => citedShare(one, count, textOf));
  return {
    n: those.length,
    answered: over(({ answer }) => Number(answer.outcome === 'answered')),
    askedBack: over(({ answer }) => Number(answer.outcome === 'needs-clarification')),
    passageRecallAt5: inFirst(5),
    passageRecallAt10: inFirst(10),
    recallIn400Words: found(400),
    recallIn1000Words: found(1000),
    mrrAt10: over(({ question, answer }) => reciprocalRank(textsOf(answer), question)),
    citedAt1: cited(1),
    citedAt3: cited(3),
    quotedAt3: over((one) => quotedShare(one, textOf)),
    quoteWords: median(
      those.flatMap(({ answer }) =>
        checkable(answer, 3, textOf).map(({ quote }) => wordsCompared(quote).length),
      ),
    ),
    byType: byType(those, (one) => ({
      recallIn400Words: shareHeld(foundWithin(one.answer, 400), one.question),
      citedAt3: citedShare(one, 3, textOf),
    })),
  };
}

/**
 * Scores questions whose correct result is no answer: “not found”, or nothing that clearly answers the
 * question.
 */
export function scoreUnanswerable(asked: readonly Asked[]) {
  const those = asked.filter(({ question }) => question.kind === 'unanswerable');
  if (!those.length) return undefined;
  const silent = (some: readonly Asked[]) => mean(some.map(({ answer }) => Number(abstained(answer))));
  const scopes = [...new Set(those.flatMap(({ question }) => question.scope ?? []))];
  return {
    n: those.length,
    abstained: silent(those),
    askedBack: mean(those.map(({ answer }) => Number(answer.outcome === 'needs-clarification'))),
    byScope: Object.fromEntries(
      scopes.map((scope) => [scope, silent(those.filter(({ question }) => question.scope === scope))]),
    ),
  };
}

/**
 * Checks that the quotes shown are in the documents that they cite or, without `textOf`, in their own
 * passages.
 */
export function scoreQuotes(asked: readonly Asked[], textOf?: TextOf) {
  const quotes = asked.flatMap(({ answer }) => answer.citations);
  if (!quotes.length) return undefined;
  const inPassage = quotes.filter(({ quote, passage }) =>
    spansOf(quote).every((span) => passage.includes(span)),
  );
  const known = textOf && quotes.filter(({ document }) => textOf(document) !== undefined);
  const nearly = known?.filter(({ quote, document }) => nearlyIn(textOf!(document)!, quote));
  return {
    n: quotes.length,
    exactInPassage: inPassage.length / quotes.length,
    ...(known && { unknownDocument: quotes.length - known.length, nearly: nearly!.length / quotes.length }),
  };
}

export function abstained({ outcome }: AnswerLine): boolean {
  return outcome === 'unanswerable';
}

/** Returns the passages found, best first, up to this many words in total. */
export function foundWithin(answer: AnswerLine, words: number): string[] {
  return withinWords(textsOf(answer), words);
}

export function shareHeld(texts: readonly string[], { gold = [] }: JudgedQuestion): number {
  return mean(gold.map((one) => Number(isHeld(texts, one)))) ?? 0;
}

export function isHeld(texts: readonly string[], gold: Gold): boolean {
  return bestContained(texts, gold) >= HOLDS;
}

/**
 * Of the first `count` citations, returns those that a person could check: the passage is short and contains
 * the quote, and the document cited contains the passage.
 */
export function checkable(answer: AnswerLine, count: number, textOf?: TextOf): AnswerLine['citations'] {
  if (answer.outcome !== 'answered') return [];
  return answer.citations.slice(0, count).filter(({ passage, quote, document }) => {
    const text = textOf?.(document);
    return (
      wordsCompared(passage).length <= LONGEST_PASSAGE_WORDS &&
      spansOf(quote).every((span) => containsQuote(passage, span) >= NEARLY) &&
      (!textOf || (text !== undefined && containsQuote(text, passage) >= HOLDS))
    );
  });
}

function citedShare({ question, answer }: Asked, count: number, textOf?: TextOf): number {
  return shareHeld(
    checkable(answer, count, textOf).map(({ passage }) => passage),
    question,
  );
}

/** True if the answering sentence itself is on screen, not just the passage that contains it. */
export function isShown(answer: AnswerLine, gold: Gold, textOf?: TextOf): boolean {
  const quotes = checkable(answer, 3, textOf).map(({ quote }) => quote);
  return bestContained(quotes, gold) >= SHOWN;
}

function quotedShare({ question: { gold = [] }, answer }: Asked, textOf?: TextOf): number {
  return mean(gold.map((one) => Number(isShown(answer, one, textOf)))) ?? 0;
}

function reciprocalRank(texts: readonly string[], { gold = [] }: JudgedQuestion): number {
  const at = texts.slice(0, 10).findIndex((text) => gold.some((one) => isHeld([text], one)));
  return at < 0 ? 0 : 1 / (at + 1);
}

function textsOf({ passages }: AnswerLine): string[] {
  return passages.map(({ text }) => text);
}

/** Splits a quote that joins several exact spans with " … ". */
function spansOf(quote: string): string[] {
  return quote.split(/\s*…\s*/).filter((span) => wordsCompared(span).length);
}

function nearlyIn(text: string, quote: string): boolean {
  const spans = spansOf(quote);
  return spans.length > 0 && spans.every((span) => containsQuote(text, span) >= NEARLY);
}

function byType<T extends Record<string, number>>(asked: readonly Asked[], score: (one: Asked) => T) {
  const types = [...new Set(asked.map(({ question }) => question.type ?? 'all'))];
  return Object.fromEntries(
    types.map((type) => {
      const scores = asked.filter(({ question }) => (question.type ?? 'all') === type).map(score);
      const means = Object.keys(scores[0]!).map((name) => [name, mean(scores.map((one) => one[name]!))]);
      return [type, { n: scores.length, ...(Object.fromEntries(means) as Record<keyof T, number>) }];
    }),
  );
}

export function mean(values: readonly number[]): number | null {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

export function median(values: readonly number[]): number | null {
  return percentile(values, 0.5);
}

/**
 * Returns the smallest value that is at least as large as this share (0 to 1) of the values. Null if there
 * are no values.
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
