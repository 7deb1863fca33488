// Extends the sentences that answer into a quote: their paragraph or list, with everything that limits or introduces
// them.
import type { Span } from '../model/answer.js';
import { limitsPreviousSentence, limitsInParagraph } from './limiting-sentences.js';
import { numberedParagraphs, paragraphAt } from '../text/paragraph-numbers.js';
import type { TextRepair, Passage } from '../model/passage.js';
import type { Unit } from '../text/sentences.js';

export interface Quoted {
  /** What is shown. */
  spans: Span[];
  /** The part of it that answers; within `spans`. */
  answer: Span[];
  /** The number printed next to the words that answer. */
  paragraph?: string;
}

/** A longer paragraph is not shown whole, only the sentences around the answer. */
const PARAGRAPH_WORDS = 120;
/** A list is shown whole up to the length of a passage: an item left out may be the one that matters. */
const LIST_WORDS = 300;
/** A shorter paragraph says too little on its own, so its neighbours are added, up to `WIDENED_WORDS`. */
const FEW_WORDS = 40;
const WIDENED_WORDS = 70;
/** A paragraph of one line, such as "This is not a route to settlement.", belongs to its neighbour. */
const LINE_WORDS = 15;

/** `answering` are indexes of units, most important first; at least one. `units` are those of the passage's text. */
export function quoteAround(passage: Passage, units: readonly Unit[], answering: readonly number[]): Quoted {
  const context: Context = { passage, units, blocks: blocksOf(passage, units) };
  const shown = new Set<number>();
  let words = 0;
  for (const answer of answering) {
    if (shown.has(answer)) continue;
    const around = surroundings(context, answer, words);
    for (const n of around) if (!shown.has(n)) words += wordsOf(context, [n]);
    for (const n of around) shown.add(n);
  }
  leaveOutChanged(context, shown, answering);
  complete(context, shown);
  const { text, repairs = [] } = passage;
  const inOrder = (of: Iterable<number>) => [...of].sort((a, b) => a - b);
  const spans = cutAtGaps(behindNumber(passage, joined(text, units, inOrder(shown))), repairs);
  const answer = cutAtGaps(joined(text, units, inOrder(answering)), repairs);
  const paragraph = paragraphAt(passage, units[answering[0]!]!.start);
  return { spans, answer: within(answer, spans), ...(paragraph !== undefined && { paragraph }) };
}

interface Context {
  passage: Passage;
  units: readonly Unit[];
  /** First and last unit of each paragraph, list or table, in order. */
  blocks: readonly Block[];
}

interface Block {
  first: number;
  last: number;
  kind: 'paragraph' | 'list' | 'table';
  /** Starts a numbered paragraph or has its own heading: what comes before is about something else. */
  beginsAnew: boolean;
}

function blocksOf(passage: Passage, units: readonly Unit[]): Block[] {
  const numbered = numberedParagraphs(passage);
  const blocks: Block[] = [];
  units.forEach((unit, n) => {
    const last = blocks.at(-1);
    const beginsAnew = numbered.some(({ start }) => start === unit.start) || isHeading(units, n);
    const isNumbered = numbered.some(({ start }) => start < unit.start);
    if (last && !beginsAnew && goesOn(passage.text, units, n, isNumbered)) last.last = n;
    else blocks.push({ first: n, last: n, kind: 'paragraph', beginsAnew });
    const block = blocks.at(-1)!;
    if (isItem(passage.text, unit)) block.kind = 'list';
    if (unit.kind === 'row' || unit.kind === 'column-heads') block.kind = 'table';
  });
  return blocks;
}

/** A separate line that names what is below it. */
function isHeading(units: readonly Unit[], n: number): boolean {
  return units[n]!.kind === 'lead-in' && units[n + 1]?.kind === 'sentence' && units[n + 1]!.leadIn === n;
}

function goesOn(text: string, units: readonly Unit[], n: number, isNumbered: boolean): boolean {
  const [before, unit] = [units[n - 1]!, units[n]!];
  const isRow = ({ kind }: Unit) => kind === 'row' || kind === 'column-heads';
  if (introduces(text, before) || isHeading(units, n - 1)) return true;
  if (isRow(unit) || isRow(before)) return isRow(unit) && isRow(before);
  if (isItem(text, unit) || isNumbered) return true;
  return !text.slice(before.end, unit.start).includes('\n');
}

/** An item that introduces its own items is one too. */
function isItem(text: string, { start, kind }: Unit): boolean {
  return kind === 'item' || /• \s*$/u.test(text.slice(Math.max(0, start - 4), start));
}

function introduces(text: string, { start, end, kind }: Unit): boolean {
  return kind === 'lead-in' || /:[”’"')\]]*$/u.test(text.slice(start, end));
}

/** The whole paragraph, list or table if it is short enough, otherwise the sentence with its neighbours. */
function surroundings(context: Context, answer: number, wordsBefore: number): number[] {
  const { blocks, units } = context;
  const at = blocks.findIndex(({ first, last }) => first <= answer && answer <= last);
  const block = blocks[at]!;
  const whole = range(block.first, block.last);
  const limit = block.kind === 'list' ? LIST_WORDS : PARAGRAPH_WORDS;
  if (wordsBefore + wordsOf(context, whole) <= limit) return wordsBefore ? whole : widened(context, at);
  if (units[answer]!.kind === 'row' || wordsBefore) return [answer];
  const near = [answer - 1, answer + 1].filter((n) => n >= block.first && n <= block.last);
  return [answer, ...near];
}

/** A short paragraph with its neighbours, those after it first; never into another numbered paragraph or section, nor from list to list. */
function widened(context: Context, at: number): number[] {
  const { blocks } = context;
  let [from, to] = [at, at];
  const unitsOf = (first: number, last: number) => range(blocks[first]!.first, blocks[last]!.last);
  const words = (first: number, last: number) => wordsOf(context, unitsOf(first, last));
  const isShort = words(at, at) < FEW_WORDS;
  const fits = (next: number, first: number, last: number) =>
    !(blocks[at]!.kind === 'list' && blocks[next]!.kind === 'list') &&
    words(first, last) <= (isShort ? WIDENED_WORDS : words(next, next) <= LINE_WORDS ? PARAGRAPH_WORDS : 0);
  while (blocks[to + 1] && !blocks[to + 1]!.beginsAnew && fits(to + 1, from, to + 1)) to += 1;
  while (from > 0 && !blocks[from]!.beginsAnew && fits(from - 1, from - 1, to)) from -= 1;
  return unitsOf(from, to);
}

/**
 * A sentence or item whose words are not printed like this is visibly left out if it is only there for context, so
 * that the quote stays exact. Never one that sets a limit, nor one that the next one limits.
 */
function leaveOutChanged(context: Context, shown: Set<number>, answering: readonly number[]): void {
  const { units, passage } = context;
  const isHelp = (n: number) =>
    /^(?:sentence|item)$/u.test(units[n]!.kind) &&
    !answering.includes(n) &&
    !NEGATES.test(wordsIn(passage, units[n])) &&
    !limitsInParagraph(wordsIn(passage, units[n + 1]));
  for (const n of shown) if (hasChangedWords(units[n]!, passage.repairs ?? []) && isHelp(n)) shown.delete(n);
}

/** Left out, the rest could be read as its opposite. */
const NEGATES = /\b(?:not|no|never|cannot|must|unless|except|only)\b|n[’']t\b/iu;

function wordsIn({ text }: Passage, unit: Unit | undefined): string {
  return unit ? text.slice(unit.start, unit.end) : '';
}

/** Adds what the words shown can't be read without, until nothing is missing. */
function complete(context: Context, shown: Set<number>): void {
  // A set that grows while it is walked through is walked through to its new end.
  for (const n of shown) {
    const { leadIn } = context.units[n]!;
    if (leadIn !== undefined) shown.add(leadIn);
  }
  for (let before = -1; before !== shown.size;) {
    before = shown.size;
    for (const n of shown) for (const missing of missingAfter(context, shown, n)) shown.add(missing);
  }
}

/** A quote never ends before text that limits its last words, nor with an introduction to words it leaves out. */
function missingAfter({ passage, units, blocks }: Context, shown: ReadonlySet<number>, n: number): number[] {
  const next = units[n + 1];
  const { leadIn } = units[n]!;
  if (leadIn !== undefined && !shown.has(leadIn)) return [leadIn];
  if (!next || shown.has(n + 1)) return [];
  const introduced = [...units.keys()].filter((one) => units[one]!.leadIn === n);
  if (introduced.length) return introduced.some((one) => shown.has(one)) ? [] : introduced;
  if (introduces(passage.text, units[n]!)) return [n + 1];
  if (next.kind === 'row' || next.kind === 'column-heads') return [];
  const isSameParagraph = blocks.some(({ first, last }) => first <= n && n < last);
  const limits = isSameParagraph ? limitsInParagraph : limitsPreviousSentence;
  return limits(wordsIn(passage, next)) ? [n + 1] : [];
}

function wordsOf({ passage, units }: Context, chosen: readonly number[]): number {
  return chosen.reduce((sum, n) => sum + wordCount(wordsIn(passage, units[n])), 0);
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The paragraph number is in the citation; in print it is often apart, in the margin. */
function behindNumber(passage: Passage, [first, ...rest]: Span[]): Span[] {
  if (!first) return rest;
  const number = numberedParagraphs(passage).find(({ start }) => start === first[0])?.number;
  if (number === undefined) return [first, ...rest];
  const marker = /^[.)]?\s+(?=\S)/u.exec(passage.text.slice(first[0] + number.length, first[1]));
  return marker ? [[first[0] + number.length + marker[0].length, first[1]], ...rest] : [first, ...rest];
}

function joined(text: string, units: readonly Unit[], chosen: readonly number[]): Span[] {
  const spans: [number, number][] = [];
  for (const n of chosen) {
    const { start, end } = units[n]!;
    const last = spans.at(-1);
    // Sentences of one paragraph are read as one; items and paragraphs stay apart, each exact.
    if (last && /^ *$/.test(text.slice(last[1], start))) last[1] = end;
    else spans.push([start, end]);
  }
  return spans;
}

/** What parsing took out between two words is left out of the quote too: the reader sees that it is. */
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
