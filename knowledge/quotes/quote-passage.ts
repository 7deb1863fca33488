// Quotes a whole passage and highlights the sentences that answer the question. A passage is about 100 words
// on one subject. With shorter quotes, 1 answer in 8 left out the deciding words (docs/decisions/0037).
import type { Span } from '../model/answer.js';
import { joinSpans } from '../model/quote-text.js';
import { continuesPrevious, limitsByNumber, limitsPreviousSentence } from './limiting-sentences.js';
import { numberedParagraphs, paragraphAt } from '../text/paragraph-numbers.js';
import type { Passage } from '../model/passage.js';
import { isCutShort, type Unit } from '../text/sentences.js';
import { fitsInto, unitPlace } from '../text/heading-of-sentence.js';

export interface Quoted {
  spans: Span[];
  /** The part that answers the question, always within `spans`. */
  answer: Span[];
  /** The paragraph number printed next to the text that answers the question. */
  paragraph?: string;
  /** The heading within the passage, above the text that answers the question. */
  heading?: string;
}

/** If a table has more words than this, we only show its column headings and the rows that answer. */
const TABLE_WORDS = 120;
/** A passage of at most this many words is shown in full: exceptions are often in the next paragraph. */
const SHORT_PASSAGE_WORDS = 120;

/** `chosen` has indexes of units that answer the question, most important first. Never empty. */
export function quotePassage(passage: Passage, units: readonly Unit[], chosen: readonly number[]): Quoted {
  const { text } = passage;
  const answering = wholeSentences(passage, units, chosen);
  const inOrder = (of: Iterable<number>) => [...of].sort((a, b) => a - b);
  const paragraphs = paragraphsOf(passage, units);
  const together = inOrder(readTogether(passage, units, answering, paragraphs));
  const shown = withoutLooseEnd(passage, units, answering, together);
  const paragraph = paragraphAt(passage, units[answering[0]!]!.start);
  const { heading } = unitPlace(text, units, answering[0]!);
  const isOne = shown.every((n) => paragraphs[n] === paragraphs[shown[0]!]);
  const printed = joined(text, units, shown);
  const spans = cutAtGaps(passage, isOne ? behindNumber(passage, printed, paragraph) : printed);
  const marked = joined(text, units, inOrder(new Set(answering)));
  const answer = within(cutAtGaps(passage, marked), spans);
  return {
    spans,
    answer,
    ...(paragraph !== undefined && { paragraph }),
    ...(heading !== undefined && { heading: wordsIn(passage, units[heading]) }),
  };
}

/** Adds the other half of a sentence that is divided, as in “the Prison Act 1952 (c. 52)”. */
function wholeSentences(passage: Passage, units: readonly Unit[], chosen: readonly number[]): number[] {
  const whole = new Set(chosen);
  const isSentence = (n: number) => units[n]?.kind === 'sentence';
  // This loop also visits units added to the set while it runs.
  for (const n of whole) {
    if (isOpenEnded(passage, units[n]) && isSentence(n + 1)) whole.add(n + 1);
    if (isSentence(n) && isOpenEnded(passage, units[n - 1])) whole.add(n - 1);
  }
  return [...whole];
}

/**
 * Finds the text to show with an answer: its numbered paragraph, or the whole passage if that is short or has
 * no numbers. Leaves out other lists and text under other headings. From a long table, only takes the rows
 * that answer the question. Then adds any other text that the answer depends on.
 */
function readTogether(
  passage: Passage,
  units: readonly Unit[],
  answering: readonly number[],
  paragraphs: readonly string[],
): Set<number> {
  const { text } = passage;
  const places = units.map((_, n) => unitPlace(text, units, n));
  const rows = units.filter(({ kind }) => kind === 'row').map(({ start, end }) => text.slice(start, end));
  const isLongTable = quotedWordCount(rows.join(' ')) > TABLE_WORDS;
  const isShort = quotedWordCount(text) <= SHORT_PASSAGE_WORDS;
  const belongsTo = (n: number, answer: number) =>
    n === answer ||
    ((isShort || paragraphs[n] === paragraphs[answer]) &&
      fitsInto(places[n]!, places[answer]!) &&
      !(isLongTable && units[n]!.kind === 'row'));
  const shown = [...units.keys()].filter((n) => answering.some((answer) => belongsTo(n, answer)));
  return withMissing(passage, units, shown, paragraphs);
}

/** Adds the text that these units depend on: their lead-ins, conditions and exceptions. */
export function withMissing(
  passage: Passage,
  units: readonly Unit[],
  some: readonly number[],
  paragraphs: readonly string[] = paragraphsOf(passage, units),
): Set<number> {
  const shown = new Set(some);
  // This loop also visits units added to the set while it runs.
  for (const n of shown)
    for (const missing of [
      ...missingBefore(passage, units, shown, n),
      ...missingAfter(passage, units, shown, n),
      ...namedBy(passage, units, paragraphs, n),
    ])
      shown.add(missing);
  return shown;
}

/** Returns the paragraph number of each unit. Empty for units before the first number. */
function paragraphsOf(passage: Passage, units: readonly Unit[]): string[] {
  const alone = numberedParagraphs(passage).filter(({ isSubsection }) => !isSubsection);
  const starts = new Map(alone.map(({ start, number }) => [start, number]));
  let paragraph = '';
  return units.map(({ start }) => (paragraph = starts.get(start) ?? paragraph));
}

/** Returns the paragraphs that the sentence names in a condition, as in "unless CHI 1.2 applies". */
function namedBy(
  passage: Passage,
  units: readonly Unit[],
  paragraphs: readonly string[],
  n: number,
): number[] {
  const words = wordsIn(passage, units[n]);
  const named = new Set(paragraphs.filter((number) => number !== '' && limitsByNumber(words, number)));
  return named.size ? [...units.keys()].filter((one) => named.has(paragraphs[one]!)) : [];
}

/** The text that a sentence continues: one that starts with "This" or "unless" means nothing without it. */
function missingBefore(
  passage: Passage,
  units: readonly Unit[],
  shown: ReadonlySet<number>,
  n: number,
): number[] {
  const { kind } = units[n]!;
  if (n === 0 || shown.has(n - 1) || (kind !== 'sentence' && kind !== 'lead-in')) return [];
  if (!continuesPrevious(wordsIn(passage, units[n]))) return [];
  const { leadIn } = units[n - 1]!;
  // A sentence after a list may apply to every item.
  return leadIn === undefined
    ? [n - 1]
    : [...units.keys()].filter((one) => one < n && units[one]!.leadIn === leadIn);
}

/** The sentence's lead-in, and the text after it, if that limits it or is introduced by it. */
function missingAfter(
  passage: Passage,
  units: readonly Unit[],
  shown: ReadonlySet<number>,
  n: number,
): number[] {
  const next = units[n + 1];
  const { leadIn, kind } = units[n]!;
  const missing = leadIn === undefined ? [] : [leadIn];
  const introduced = [...units.keys()].filter((one) => units[one]!.leadIn === n);
  if (introduced.length)
    return introduced.some((one) => shown.has(one)) ? missing : [...missing, ...introduced];
  if (!next || /row|column-heads/u.test(next.kind) || kind === 'column-heads') return missing;
  return limitsPreviousSentence(wordsIn(passage, next)) ? [...missing, n + 1] : missing;
}

/** Leaves out a sentence at the end if it only introduces text in another passage, or is cut short there. */
function withoutLooseEnd(
  passage: Passage,
  units: readonly Unit[],
  answering: readonly number[],
  shown: readonly number[],
): readonly number[] {
  const last = shown.at(-1)!;
  const words = wordsIn(passage, units[last]);
  const { kind, leadIn } = units[last]!;
  // True if removing the sentence would leave its lead-in with nothing to introduce.
  const isAllOfIt = leadIn !== undefined && shown.filter((n) => units[n]!.leadIn === leadIn).length === 1;
  const introducesMore = kind === 'sentence' && /[:—–]$/u.test(words) && !limitsPreviousSentence(words);
  const isLoose =
    shown.length > 1 &&
    !answering.includes(last) &&
    !isAllOfIt &&
    (introducesMore || isOpenEnded(passage, units[last]));
  return isLoose ? withoutLooseEnd(passage, units, answering, shown.slice(0, -1)) : shown;
}

export function isOpenEnded(passage: Pick<Passage, 'text'>, unit: Unit | undefined): boolean {
  return unit !== undefined && isCutShort(wordsIn(passage, unit), unit.kind);
}

function wordsIn({ text }: Pick<Passage, 'text'>, unit: Unit | undefined): string {
  return unit ? text.slice(unit.start, unit.end) : '';
}

export function quotedWordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Leaves out the paragraph number at a quote's start, which the citation gives. Keeps other numbers. */
function behindNumber(passage: Passage, [first, ...rest]: Span[], cited: string | undefined): Span[] {
  if (!first) return rest;
  const own = numberedParagraphs(passage).find(({ start }) => start === first[0]);
  const hasOwn = own !== undefined && own.number === cited && own.words < first[1];
  return [hasOwn ? [own.words, first[1]] : first, ...rest];
}

/** A span for each list item and paragraph, so that every span matches the printed text exactly. */
function joined(text: string, units: readonly Unit[], chosen: readonly number[]): Span[] {
  return joinSpans(
    text,
    chosen.map((n): Span => [units[n]!.start, units[n]!.end]),
  );
}

/** Makes each span match the printed text: a page footer or a footnote’s digit may be between 2 words. */
function cutAtGaps({ text, repairs = [] }: Passage, spans: readonly Span[]): Span[] {
  // A footnote's digit comes after any punctuation that follows its word, so we split the span there. We do
  // not split at a hyphen that breaks a word.
  const gaps = repairs.flatMap(([from, to]) => {
    if (from === to) return [to];
    return text.slice(from, to).includes('-') ? [] : [to + /^\S*/u.exec(text.slice(to))![0].length];
  });
  return spans.flatMap(([start, end]) => {
    const cuts = [start, ...gaps.filter((at) => at > start && at < end), end];
    return cuts.slice(1).map((to, n): Span => [cuts[n]!, to]);
  });
}

function within(parts: readonly Span[], spans: readonly Span[]): Span[] {
  return parts.flatMap(([start, end]) =>
    spans
      .map(([from, to]): Span => [Math.max(start, from), Math.min(end, to)])
      .filter(([from, to]) => from < to),
  );
}
