// Reads a sentence into what can be compared: its words, its marks and its figures, each with the words around it.
import { isStopWord } from '../words.js';
import { baseOf } from './base-forms.js';
import { figuresOf } from './figures.js';
import type { Figure } from './figures.js';
import { DUTIES, LIMITS, foldForChecking, marksOf } from './marks.js';
import type { Mark } from './marks.js';

/** A duty reaches over so many content words: beyond them stands another thought. */
const REACH_AFTER = 7;
const REACH_BEFORE = 4;
/** A figure belongs to what stands near it. */
const REACH_OF_FIGURE = 5;

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

export type MarkRead = Mark & Surroundings;
export type FigureRead = Figure & Surroundings & { limits: readonly MarkRead[] };

export interface Reading {
  folded: string;
  stems: ReadonlySet<string>;
  marks: readonly MarkRead[];
  figures: readonly FigureRead[];
}

export function readText(text: string): Reading {
  const folded = foldForChecking(text);
  const marks = marksOf(folded);
  const words = contentWords(folded, marks);
  const duties = marks.filter(({ kind }) => DUTIES.has(kind));
  const readMarks = marks.map((mark) => ({ ...mark, ...surroundings(words, duties, mark) }));
  const figures = figuresOf(folded).map((figure) => ({
    ...figure,
    before: nearest(words, figure, 'before', REACH_OF_FIGURE),
    after: nearest(words, figure, 'after', REACH_OF_FIGURE),
    limits: readMarks.filter((mark) => bounds(folded, mark, figure)),
  }));
  return { folded, stems: new Set(words.map(({ stem }) => stem)), marks: readMarks, figures };
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
    if (!inMark && !isStopWord(word)) words.push({ stem: baseOf(word), start: match.index, sentence });
  }
  return words;
}

/** Up to the neighbouring duty, because its words belong to it. */
function surroundings(words: readonly Word[], duties: readonly Mark[], mark: Mark): Surroundings {
  const from = duties.findLast(({ end }) => end <= mark.start)?.end ?? 0;
  const to = duties.find(({ start }) => start >= mark.end)?.start ?? Infinity;
  const before = words.filter(({ start }) => start >= from && start < mark.start);
  const after = words.filter(({ start }) => start >= mark.end && start < to);
  return {
    before: sameSentence(before.reverse(), words, mark).slice(0, REACH_BEFORE),
    after: sameSentence(after, words, mark).slice(0, REACH_AFTER),
  };
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

/** "at least 28 days", "within a period of 28 days", "16 or over". */
function bounds(folded: string, mark: Mark, figure: Figure): boolean {
  if (!LIMITS.has(mark.kind)) return false;
  const between =
    mark.end <= figure.start
      ? folded.slice(mark.end, figure.start)
      : mark.start >= figure.end
        ? folded.slice(figure.end, mark.start)
        : undefined;
  if (between === undefined || /[.;:,\n(]/.test(between.trim())) return false;
  const words = between.trim().split(/\s+/).filter(Boolean).length;
  return mark.end <= figure.start ? words <= 4 : words <= 2 && /^(?:or|and) /.test(folded.slice(mark.start));
}
