// Quotes a whole passage and marks the sentences that answer. A passage is a section's paragraphs on one subject, about
// 100 words. Shorter quotes left out the deciding words in one answer in 8 (docs/decisions/0047).
import type { Span } from '../model/answer.js';
import { limitsInParagraph, limitsPreviousSentence } from './limiting-sentences.js';
import { numberedParagraphs, paragraphAt } from '../text/paragraph-numbers.js';
import type { TextRepair, Passage } from '../model/passage.js';
import type { Unit } from '../text/sentences.js';
import { fitsInto, placeOf } from '../text/unit-place.js';

export interface Quoted {
  /** The part of the passage that is shown. */
  spans: Span[];
  /** The part that answers; always within `spans`. */
  answer: Span[];
  /** The number printed next to the words that answer. */
  paragraph?: string;
  /** The heading within the passage that the words that answer are under. */
  heading?: string;
}

/** A longer table is not shown in full: only its column headings and the rows that answer. */
const TABLE_WORDS = 120;

/** `answering` has indexes of `units`, the most important first, and at least one. */
export function quotePassage(passage: Passage, units: readonly Unit[], answering: readonly number[]): Quoted {
  const { text, repairs = [] } = passage;
  const inOrder = (of: Iterable<number>) => [...of].sort((a, b) => a - b);
  const together = inOrder(readTogether(passage, units, answering));
  const shown = together.filter((n) => answering.includes(n) || !mayBeLeftOut(passage, units, n));
  const paragraph = paragraphAt(passage, units[answering[0]!]!.start);
  const { heading } = placeOf(text, units, answering[0]!);
  const spans = cutAtGaps(behindNumber(passage, joined(text, units, shown), paragraph), repairs);
  const marked = joined(text, units, inOrder(new Set(answering)));
  const answer = within(cutAtGaps(marked, repairs), spans);
  return {
    spans,
    answer,
    ...(paragraph !== undefined && { paragraph }),
    ...(heading !== undefined && { heading: wordsIn(passage, units[heading]) }),
  };
}

/**
 * Finds what has to be read together with an answer: its numbered paragraph (each is cited by its own number), or the
 * whole passage if it has no numbers. Leaves out other lists and text under another heading, and takes only the row
 * from a long table. Then adds any words that limit these or that these introduce.
 */
function readTogether(passage: Passage, units: readonly Unit[], answering: readonly number[]): Set<number> {
  const { text } = passage;
  const alone = numberedParagraphs(passage).filter(({ isSubsection }) => !isSubsection);
  const starts = new Set(alone.map(({ start }) => start));
  let paragraph = 0;
  const places = units.map(({ start }, n) => ({
    paragraph: starts.has(start) ? (paragraph += 1) : paragraph,
    place: placeOf(text, units, n),
  }));
  const rows = units.filter(({ kind }) => kind === 'row').map(({ start, end }) => text.slice(start, end));
  const isLongTable = wordCount(rows.join(' ')) > TABLE_WORDS;
  const belongsTo = (n: number, answer: number) =>
    n === answer ||
    (places[n]!.paragraph === places[answer]!.paragraph &&
      fitsInto(places[n]!.place, places[answer]!.place) &&
      !(isLongTable && units[n]!.kind === 'row'));
  const shown = new Set([...units.keys()].filter((n) => answering.some((answer) => belongsTo(n, answer))));
  complete(passage, units, shown);
  return shown;
}

/** Adds anything that the words shown depend on, until nothing is missing. */
function complete(passage: Passage, units: readonly Unit[], shown: Set<number>): void {
  // The loop also visits the units that are added to the set while it runs.
  for (const n of shown) for (const missing of missingAfter(passage, units, shown, n)) shown.add(missing);
}

/** A quote never stops just before text that limits its last words, or that its last words introduce. */
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

/**
 * A sentence or item that is only there for context and differs from the printed words is visibly left out, so that the
 * quote stays exact. One that sets a limit, is limited by the next one or introduces others is never left out.
 */
function mayBeLeftOut(passage: Passage, units: readonly Unit[], n: number): boolean {
  return (
    /^(?:sentence|item)$/u.test(units[n]!.kind) &&
    hasChangedWords(units[n]!, passage.repairs ?? []) &&
    !NEGATES.test(wordsIn(passage, units[n])) &&
    !limitsInParagraph(wordsIn(passage, units[n + 1])) &&
    !units.some(({ leadIn }) => leadIn === n)
  );
}

/** Without one of these words, the rest could be read to mean the opposite. */
const NEGATES = /\b(?:not|no|never|cannot|must|unless|except|only)\b|n[’']t\b/iu;

function wordsIn({ text }: Passage, unit: Unit | undefined): string {
  return unit ? text.slice(unit.start, unit.end) : '';
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Starts a quote after its paragraph number (often printed in the margin): the citation has it. Other numbers stay. */
function behindNumber(passage: Passage, [first, ...rest]: Span[], cited: string | undefined): Span[] {
  if (!first) return rest;
  const own = numberedParagraphs(passage).find(({ start }) => start === first[0]);
  const hasOwn = own !== undefined && own.number === cited && own.words < first[1];
  return [hasOwn ? [own.words, first[1]] : first, ...rest];
}
function joined(text: string, units: readonly Unit[], chosen: readonly number[]): Span[] {
  const spans: [number, number][] = [];
  for (const n of chosen) {
    const { start, end } = units[n]!;
    const last = spans.at(-1);
    // Join sentences of the same paragraph; keep items and paragraphs apart, so that each is exact.
    if (last && /^ *$/.test(text.slice(last[1], start))) last[1] = end;
    else spans.push([start, end]);
  }
  return spans;
}

/** Cuts the quote where parsing removed something, so that readers can see something is missing. */
function cutAtGaps(spans: readonly Span[], repairs: readonly TextRepair[]): Span[] {
  const gaps = repairs.filter(([from, to]) => from === to).map(([at]) => at);
  return spans.flatMap(([start, end]) => {
    const cuts = [start, ...gaps.filter((at) => at > start && at < end), end];
    return cuts.slice(1).map((to, n): Span => [cuts[n]!, to]);
  });
}

/** True if parsing changed a word of the sentence. A gap does not count as a change. */
export function hasChangedWords({ start, end }: Unit, repairs: readonly TextRepair[]): boolean {
  return repairs.some(([from, to]) => from < to && from < end && to > start);
}

function within(parts: readonly Span[], spans: readonly Span[]): Span[] {
  return parts.flatMap(([start, end]) =>
    spans
      .map(([from, to]): Span => [Math.max(start, from), Math.min(end, to)])
      .filter(([from, to]) => from < to),
  );
}
