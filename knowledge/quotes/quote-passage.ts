// Quotes a whole passage and marks the sentences that answer. A passage is a section's paragraphs on one subject, about
// 100 words. Shorter quotes left out the deciding words in 1 answer in 8 (docs/decisions/0037).
import type { Span } from '../model/answer.js';
import { joinSpans } from '../model/quote-text.js';
import { continuesPrevious, limitsByNumber, limitsPreviousSentence } from './limiting-sentences.js';
import { numberedParagraphs, paragraphAt } from '../text/paragraph-numbers.js';
import type { Passage } from '../model/passage.js';
import type { Unit } from '../text/sentences.js';
import { fitsInto, placeOf } from '../text/unit-place.js';

export interface Quoted {
  /** The part of the passage that is shown. */
  spans: Span[];
  /** The part that answers; always within `spans`. */
  answer: Span[];
  /** The number printed next to the words that answer. */
  paragraph?: string;
  /** The heading in the passage above the words that answer. */
  heading?: string;
}

/** A longer table is not shown in full: only its column headings and the rows that answer. */
const TABLE_WORDS = 120;
/** A passage of up to this many words is shown whole: in law, the exception is often in the next paragraph. */
const SHORT_PASSAGE_WORDS = 120;

/** `answering` has indexes of `units`, the most important first, and at least one. */
export function quotePassage(passage: Passage, units: readonly Unit[], answering: readonly number[]): Quoted {
  const { text } = passage;
  const inOrder = (of: Iterable<number>) => [...of].sort((a, b) => a - b);
  const paragraphs = paragraphsOf(passage, units);
  const together = inOrder(readTogether(passage, units, answering, paragraphs));
  const shown = withoutLooseEnd(passage, units, answering, together);
  const paragraph = paragraphAt(passage, units[answering[0]!]!.start);
  const { heading } = placeOf(text, units, answering[0]!);
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

/**
 * Finds what has to be read together with an answer: its numbered paragraph (each is cited by its own
 * number), or the whole passage if that has no numbers or is short. Leaves out other lists and text under
 * another heading, and only takes the row from a long table. Then adds the text that all of this depends on.
 */
function readTogether(
  passage: Passage,
  units: readonly Unit[],
  answering: readonly number[],
  paragraphs: readonly string[],
): Set<number> {
  const { text } = passage;
  const places = units.map((_, n) => placeOf(text, units, n));
  const rows = units.filter(({ kind }) => kind === 'row').map(({ start, end }) => text.slice(start, end));
  const isLongTable = wordCount(rows.join(' ')) > TABLE_WORDS;
  const isShort = wordCount(text) <= SHORT_PASSAGE_WORDS;
  const belongsTo = (n: number, answer: number) =>
    n === answer ||
    ((isShort || paragraphs[n] === paragraphs[answer]) &&
      fitsInto(places[n]!, places[answer]!) &&
      !(isLongTable && units[n]!.kind === 'row'));
  const shown = new Set([...units.keys()].filter((n) => answering.some((answer) => belongsTo(n, answer))));
  // The loop also visits the units that are added to the set while it runs.
  for (const n of shown)
    for (const missing of [
      ...missingBefore(passage, units, shown, n),
      ...missingAfter(passage, units, shown, n),
      ...namedBy(passage, units, paragraphs, n),
    ])
      shown.add(missing);
  return shown;
}

/** The number of the numbered paragraph that each unit is in; empty above the first. */
function paragraphsOf(passage: Passage, units: readonly Unit[]): string[] {
  const alone = numberedParagraphs(passage).filter(({ isSubsection }) => !isSubsection);
  const starts = new Map(alone.map(({ start, number }) => [start, number]));
  let paragraph = '';
  return units.map(({ start }) => (paragraph = starts.get(start) ?? paragraph));
}

/** A paragraph that refers to this one by its number and limits it: "unless CHI 1.2 applies". */
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

/** What the first words shown continue from: a sentence that opens with "This" or "unless" means nothing on its own. */
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
  // If the text continues a list, it applies to each of the items.
  return leadIn === undefined
    ? [n - 1]
    : [...units.keys()].filter((one) => one < n && units[one]!.leadIn === leadIn);
}

/** A quote never stops before text that limits its last words, or introduces words that it leaves out. */
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

/** Leaves out a last sentence that only introduces text in another passage. */
function withoutLooseEnd(
  passage: Passage,
  units: readonly Unit[],
  answering: readonly number[],
  shown: readonly number[],
): readonly number[] {
  const last = shown.at(-1)!;
  const words = wordsIn(passage, units[last]);
  const { kind, leadIn } = units[last]!;
  // If we left out this sentence, its lead-in would introduce nothing.
  const isAllOfIt = leadIn !== undefined && shown.filter((n) => units[n]!.leadIn === leadIn).length === 1;
  const isLoose =
    shown.length > 1 &&
    !answering.includes(last) &&
    kind === 'sentence' &&
    !isAllOfIt &&
    /[:—–]$/u.test(words) &&
    !limitsPreviousSentence(words);
  return isLoose ? withoutLooseEnd(passage, units, answering, shown.slice(0, -1)) : shown;
}

function wordsIn({ text }: Passage, unit: Unit | undefined): string {
  return unit ? text.slice(unit.start, unit.end) : '';
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/**
 * Starts a quote after its paragraph number (often printed in the margin), because the citation gives that
 * number. Other numbers stay.
 */
function behindNumber(passage: Passage, [first, ...rest]: Span[], cited: string | undefined): Span[] {
  if (!first) return rest;
  const own = numberedParagraphs(passage).find(({ start }) => start === first[0]);
  const hasOwn = own !== undefined && own.number === cited && own.words < first[1];
  return [hasOwn ? [own.words, first[1]] : first, ...rest];
}

/** Keeps items and paragraphs separate, so that each part is exact. */
function joined(text: string, units: readonly Unit[], chosen: readonly number[]): Span[] {
  return joinSpans(
    text,
    chosen.map((n): Span => [units[n]!.start, units[n]!.end]),
  );
}

/**
 * Cuts the quote where something is printed between 2 words, such as a page footer or a footnote's digit, so that each
 * part matches the printed text word for word.
 */
function cutAtGaps({ text, repairs = [] }: Passage, spans: readonly Span[]): Span[] {
  // A footnote's digit comes after the punctuation that follows its word, so cut there. After a word broken by a
  // hyphen, there is nothing to cut.
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
