// Reads a sentence into what can be compared: its words, its marks and its figures, each with the words around it.
import { isStopWord } from '../../text/terms.js';
import { baseOf } from './base-forms.js';
import { figuresOf } from './figures.js';
import type { Figure } from './figures.js';
import { orderedIn } from './instructions.js';
import { DUTIES, LIMITS, foldForChecking, marksOf } from './marks.js';
import { tokensOf } from './tokens.js';
import type { Token } from './tokens.js';
import { withoutPhrases } from './words-alike.js';
import type { Mark } from './marks.js';

/** A duty reaches over so many content words: beyond them stands another thought. */
const REACH_AFTER = 7;
const REACH_BEFORE = 4;
/** A figure belongs to what stands near it. */
const REACH_OF_FIGURE = 5;

/** Words that say nothing in a question, but here say what must be done. */
const SAYS_SOMETHING = new Set(['tell', 'know', 'want', 'get', 'getting']);
/** "It is good practice to do so": what is done was said before. */
const DONE_AS_SAID = /^ ?(?:to )?(?:do|be done) so\b/;

interface Word {
  stem: string;
  start: number;
  /** Number of the sentence it stands in. */
  sentence: number;
}

/** The stems of the words around something, nearest first on the left, in order on the right. */
export interface Surroundings {
  before: readonly string[];
  after: readonly string[];
}

export type MarkRead = Mark &
  Surroundings & {
    /** "But this is not compulsory": of what was said before. */ saysThis: boolean;
    /** Of the sentence, what stands in none of its own clause's words. */ elsewhere: readonly string[];
  };
export type FigureRead = Figure &
  Surroundings & {
    limits: readonly MarkRead[];
    /** "In an hour" is within it. */
    isIn: boolean;
    /** The stems between it and its neighbours: up to the comma or link that parts two figures. */
    territory: ReadonlySet<string>;
  };

export interface Reading {
  folded: string;
  stems: ReadonlySet<string>;
  marks: readonly MarkRead[];
  figures: readonly FigureRead[];
  tokens: readonly Token[];
  /** Verbs that are ordered without a duty's word. */
  ordered: readonly string[];
}

export function readText(text: string): Reading {
  const folded = withoutPhrases(foldForChecking(text));
  const marks = marksOf(folded);
  const words = contentWords(folded, marks);
  const duties = marks.filter(({ kind }) => DUTIES.has(kind));
  const readMarks: MarkRead[] = [];
  for (const mark of marks) {
    const saysThis = /\b(?:this|that|it)(?: is| was)? $/.test(folded.slice(0, mark.start));
    const read = {
      ...mark,
      ...surroundings(words, duties, mark),
      saysThis,
      elsewhere: elsewhere(folded, words, mark),
    };
    const earlier = readMarks.findLast(({ kind }) => DUTIES.has(kind));
    if (earlier && DUTIES.has(mark.kind) && DONE_AS_SAID.test(folded.slice(mark.end)))
      read.after = earlier.after;
    readMarks.push(read);
  }
  const found = figuresOf(folded);
  const figures = found.map((figure, n) => ({
    ...figure,
    territory: territoryOf(folded, words, found, n),
    isIn: /\bin $/.test(folded.slice(0, figure.start)),
    before: nearest(words, figure, 'before', REACH_OF_FIGURE),
    after: nearest(words, figure, 'after', REACH_OF_FIGURE),
    limits: readMarks.filter(
      (mark) => bounds(folded, mark, figure) && !found.some((other) => liesBetween(other, mark, figure)),
    ),
  }));
  return {
    folded,
    stems: new Set(words.map(({ stem }) => stem)),
    marks: readMarks,
    figures,
    tokens: tokensOf(folded, marks, found),
    ordered: orderedIn(folded),
  };
}

/** Words that only carry grammar, or that are marks themselves, say nothing about the topic. */
function contentWords(folded: string, marks: readonly Mark[]): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let next = 0;
  for (const match of folded.matchAll(/[\p{L}\p{N}]+(?:'\p{L}+)?|[.!?;]+(?=\s|$)|\n/gu)) {
    if (/^[.!?;\n]/.test(match[0])) {
      sentence += 1;
      continue;
    }
    while (next < marks.length && marks[next]!.end <= match.index) next += 1;
    const inMark = next < marks.length && marks[next]!.start <= match.index;
    const word = match[0].replace(/'\p{L}+$/u, '');
    if (!inMark && (!isStopWord(word) || SAYS_SOMETHING.has(word)))
      words.push({ stem: baseOf(word), start: match.index, sentence });
  }
  return words;
}

/** Up to the neighbouring duty, because its words belong to it; but a condition may hold a duty. */
function surroundings(words: readonly Word[], duties: readonly Mark[], mark: Mark): Surroundings {
  const neighbours = mark.kind === 'if' ? [] : duties;
  const from = neighbours.findLast(({ end }) => end <= mark.start)?.end ?? 0;
  const to = neighbours.find(({ start }) => start >= mark.end)?.start ?? Infinity;
  const before = words.filter(({ start }) => start >= from && start < mark.start);
  const after = words.filter(({ start }) => start >= mark.end && start < to);
  return {
    before: sameSentence(before.reverse(), words, mark).slice(0, REACH_BEFORE),
    after: sameSentence(after, words, mark).slice(0, REACH_AFTER),
  };
}

const CLAUSE_ENDS = /[,;:.\n]|\b(?:who|which|whom|although|because|but)\b/g;

function elsewhere(folded: string, words: readonly Word[], mark: Mark): string[] {
  const ends = [...folded.matchAll(CLAUSE_ENDS)].map(({ index }) => index);
  const from = ends.findLast((end) => end < mark.start) ?? 0;
  const to = ends.find((end) => end >= mark.end) ?? folded.length;
  const within = ({ start }: Word) => start >= from && start < to;
  const own = new Set(words.filter(within).map(({ stem }) => stem));
  return words.filter((word) => !within(word) && !own.has(word.stem)).map(({ stem }) => stem);
}

function sameSentence(some: readonly Word[], words: readonly Word[], { start }: Mark): string[] {
  const following = words.find((word) => word.start >= start);
  const preceding = words.findLast((word) => word.start < start);
  const here = some[0] === preceding ? preceding?.sentence : following?.sentence;
  return some.filter(({ sentence }) => sentence === here).map(({ stem }) => stem);
}

function nearest(
  words: readonly Word[],
  { start, end }: Figure,
  side: 'before' | 'after',
  reach: number,
): string[] {
  return side === 'before'
    ? words
        .filter((word) => word.start < start)
        .slice(-reach)
        .map(({ stem }) => stem)
    : words
        .filter((word) => word.start >= end)
        .slice(0, reach)
        .map(({ stem }) => stem);
}

/** Two figures with nothing that parts them share the words between; "16 or 17" share all. */
function territoryOf(
  folded: string,
  words: readonly Word[],
  figures: readonly Figure[],
  n: number,
): ReadonlySet<string> {
  let [first, last] = [n, n];
  const between = (left: number) => folded.slice(figures[left]!.end, figures[left + 1]!.start);
  while (first > 0 && LINK_ALONE.test(between(first - 1))) first -= 1;
  while (last + 1 < figures.length && LINK_ALONE.test(between(last))) last += 1;
  const from = first > 0 ? figures[first - 1]!.end + (partingIn(between(first - 1)) ?? 0) : 0;
  const to =
    last + 1 < figures.length ? figures[last]!.end + (partingIn(between(last)) ?? Infinity) : Infinity;
  const isFigure = (at: number) => figures.some(({ start, end }) => at >= start && at < end);
  const own = words.filter(({ start }) => start >= from && start < to && !isFigure(start));
  return new Set(own.map(({ stem }) => stem));
}

const LINK_ALONE = /^[ ,]*(?:and|or|to|-)?[ ,]*$/;

/** Where the last link between two figures begins; undefined where they stand in one phrase. */
function partingIn(between: string): number | undefined {
  return [...between.matchAll(/[,;.]|\b(?:and|or|but)\b/g)].at(-1)?.index;
}

/** "At most 12 hours in any week" bounds the hours, not the week. */
function liesBetween(other: Figure, mark: Mark, figure: Figure): boolean {
  const [from, to] = mark.end <= figure.start ? [mark.end, figure.start] : [figure.end, mark.start];
  return other.start >= from && other.end <= to;
}

/** "at least 28 days", "within a period of 28 days", "16 or over". */
function bounds(folded: string, mark: Mark, figure: Figure): boolean {
  if (!LIMITS.has(mark.kind)) return false;
  const isBehind = /^(?:or|and) /.test(folded.slice(mark.start));
  if (isBehind && mark.end <= figure.start) return false;
  const between =
    mark.end <= figure.start
      ? folded.slice(mark.end, figure.start)
      : mark.start >= figure.end
        ? folded.slice(figure.end, mark.start)
        : undefined;
  if (between === undefined || /[.;:,\n(]/.test(between.trim())) return false;
  const words = between.trim().split(/\s+/).filter(Boolean).length;
  return mark.end <= figure.start ? words <= 4 : words <= 2 && isBehind;
}
