// Splits a passage into units that we can quote: sentences, list items, table rows, and the text that
// introduces them.
import {
  ABBREVIATIONS,
  endsInAbbreviation,
  endsInLetter,
  LOOK_BACK,
  MAY_END,
} from '../model/sentences/sentence-ends.js';
import { CELL } from '../model/quote-tables.js';

export const UNIT_KINDS = ['sentence', 'item', 'row', 'lead-in', 'column-heads'] as const;
type UnitKind = (typeof UNIT_KINDS)[number];

/** `text.slice(start, end)` is the unit's text, trimmed and without its bullet. */
export interface Unit {
  start: number;
  end: number;
  kind: UnitKind;
  /** Index of the unit that introduces this one: a lead-in, column headings, or a heading. */
  leadIn?: number;
}

export const BULLET = '• ';

/** The units above the current line that introduce it, by index. */
interface Above {
  /** What introduces the items at each level: the line above a list, then the item above a nested one. */
  introducers: number[];
  heads?: number;
  heading?: number;
}

/** Returns the units in order. They do not overlap, and together they contain every word of the text. */
export function splitUnits(text: string): Unit[] {
  const lines = withTrueKinds(linesOf(text));
  const units: Unit[] = [];
  const above: Above = { introducers: [] };
  lines.forEach((line, index) => {
    if (line.kind === 'row') return addRow(units, line, isColumnHeads(lines, index), above);
    above.heads = undefined;
    const next = lines[index + 1];
    if (mayBeHeading(lines, index)) {
      if (next?.kind === 'text' && STOP.test(next.words)) {
        Object.assign(above, { introducers: [], heading: units.length });
        units.push({ start: line.start, end: line.end, kind: 'lead-in' });
        return;
      }
      // This is the heading of a list or table, so the previous heading does not apply to that list or table.
      if (next && next.kind !== 'text') above.heading = undefined;
    }
    addLine(units, line, lines[index + 1], above);
  });
  return units;
}

function addRow(units: Unit[], { start, end }: Line, isHeads: boolean, above: Above): void {
  const leadIn = isHeads ? above.heading : (above.heads ?? above.heading);
  if (isHeads) above.heads = units.length;
  const kind = isHeads ? 'column-heads' : 'row';
  units.push({ start, end, kind, ...(leadIn !== undefined && { leadIn }) });
}

function addLine(units: Unit[], line: Line, next: Line | undefined, above: Above): void {
  const first = units.length;
  const depth = line.kind === 'item' ? line.depth : -1;
  const introducers = above.introducers.slice(0, depth + 1);
  addSentences(units, line, line.kind === 'item' ? 'item' : 'sentence');
  const leadIn = introducers.findLast((unit) => unit >= 0) ?? above.heading;
  if (leadIn !== undefined) for (const unit of units.slice(first)) unit.leadIn = leadIn;
  if (next?.kind === 'item' && next.depth > depth) {
    units.at(-1)!.kind = 'lead-in';
    while (introducers.length < next.depth) introducers.push(-1);
    introducers[next.depth] = units.length - 1;
  }
  above.introducers = introducers;
}

interface Line {
  kind: 'text' | 'item' | 'row';
  /** Nesting level of an item. 0 is the outermost level. */
  depth: number;
  /** Offset of the text after any indentation and bullet. */
  start: number;
  end: number;
  words: string;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\n]+/gu)) {
    const inside = match[0].trimStart();
    const isItem = inside.startsWith(BULLET);
    const told = isItem ? inside.slice(BULLET.length).trimStart() : inside;
    const words = told.trimEnd();
    if (!words) continue;
    const start = match.index + match[0].length - told.length;
    const depth = Math.floor((match[0].length - inside.length) / 2);
    const kind = isItem ? 'item' : words.includes(CELL) ? 'row' : 'text';
    lines.push({ kind, depth, start, end: start + words.length, words });
  }
  return lines;
}

/**
 * Corrects lines that were given the wrong kind. A single cell between rows names the group of rows below it,
 * so it is a row too. A line of several sentences with no rows next to it is ordinary text, even if it
 * contains " | ": "Guidance | EHRC".
 */
function withTrueKinds(lines: readonly Line[]): Line[] {
  const isRow = (line: Line | undefined) => line?.kind === 'row';
  return lines.map((line, index) => {
    const before = isRow(lines[index - 1]);
    const after = isRow(lines[index + 1]);
    if (line.kind === 'text' && before && after) return { ...line, kind: 'row' };
    const isProse = isRow(line) && !before && !after && splitSentences(line.words).length > 1;
    return isProse ? { ...line, kind: 'text' } : line;
  });
}

/** True for the first of several rows, if its cells are short. PDF tables repeat it in every passage. */
function isColumnHeads(lines: readonly Line[], index: number): boolean {
  const isFirst = lines[index - 1]?.kind !== 'row';
  const isFollowed = lines[index + 1]?.kind === 'row';
  const cells = lines[index]!.words.split(CELL);
  return isFirst && isFollowed && cells.every((cell) => cell.split(' ').length <= 8 && !/[.;]$/u.test(cell));
}

export const LONGEST_HEADING_WORDS = 12;

/**
 * True for a short line without a full stop. If a whole sentence follows, the line is a small heading, and
 * may say who the text below applies to. Above a list, the line may also introduce the items. Address lines,
 * which follow one another, are not headings.
 */
function mayBeHeading(lines: readonly Line[], index: number): boolean {
  const [before, line] = [lines[index - 1], lines[index]!];
  if (line.kind !== 'text' || (before?.kind === 'text' && !STOP.test(before.words))) return false;
  const isShort = line.words.split(' ').length <= LONGEST_HEADING_WORDS;
  return (
    isShort &&
    /^[\p{Lu}\d‘“"'(]/u.test(line.words) &&
    !ENDS.test(line.words) &&
    splitSentences(line.words).length === 1
  );
}

const STOP = /[.!?:][”’"')\]]*$/u;
const ENDS = /[.!?:;,–-][”’"')\]]*$/u;

function addSentences(units: Unit[], line: Line, kind: 'sentence' | 'item'): void {
  for (const { start, end } of splitSentences(line.words)) {
    units.push({ start: line.start + start, end: line.start + end, kind });
  }
}

/** Matches a letter that names part of a document, as in "see annex A." Such a letter is not an initial. */
const LETTERED =
  /\b(?:annex|appendix|part|schedule|section|form|table|group|level|chapter|class|category|box|figure|option|tier|plan) \p{Lu}$/iu;
/** Matches a number with a full stop at the start of a line, which is not a sentence. */
const ONLY_A_NUMBER =
  /^(?:(?:step|part|annex|section|chapter|question|stage|table|figure|box|appendix|paragraph|schedule|article|rule)\s+)?(?:[A-Z][A-Z-]{0,12}[ .])?(?:\(?(?:\d+[A-Z]{0,4}|[A-Za-z]{1,2}|[ivxlc]+|[A-Z]{1,2}\d+[A-Z]{0,4})\)?\.?)(?:\.\d+[A-Z]{0,3})*$/iu;

/**
 * True if a sentence or an item was cut short, at the end of a page, a passage or a copied file: after an
 * abbreviation, before a bracket was closed, or after a word that cannot be the last one.
 */
export function isCutShort(text: string, kind: UnitKind = 'sentence'): boolean {
  if (kind !== 'sentence' && kind !== 'item') return false;
  return (
    endsInAbbreviation(text) ||
    text.lastIndexOf('(') > text.lastIndexOf(')') ||
    (/(?:\b(?:the|an?|their|its)|\b\p{Ll}+[’']s)$/u.test(text) && !endsInLetter(text)) ||
    // An item often ends like this, and the next one continues it.
    (kind === 'sentence' && /(?:,|\b(?:and|or|of|to|with|that|by|from))$/u.test(text))
  );
}

/** Returns the sentences in a line as offsets, trimmed. Together they make up the whole line. */
export function splitSentences(line: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  // Only match at the start of a run of full stops. Trying every position in a row of 16,000 dots took
  // seconds.
  for (const match of line.matchAll(/(?<![.!?…])[.!?…]+["”’')\]]*\s+/gu)) {
    const stop = match.index + match[0].trimEnd().length;
    const next = match.index + match[0].length;
    if (!endsSentence(line.slice(start, match.index), match[0], line.slice(next))) continue;
    sentences.push({ start, end: stop });
    start = next;
  }
  const rest = line.slice(start).trimEnd();
  if (rest) sentences.push({ start, end: start + rest.length });
  return sentences;
}

export function sentencesIn(line: string): string[] {
  return splitSentences(line).map(({ start, end }) => line.slice(start, end));
}

function endsSentence(before: string, stop: string, after: string): boolean {
  if (!after) return false;
  if (/^[\p{Ll}&)\]]/u.test(after)) return false;
  if (/^[!?]/u.test(stop)) return true;
  if (before.length <= LOOK_BACK && ONLY_A_NUMBER.test(before.trim())) return false;
  const end = before.slice(-LOOK_BACK);
  const word = /[^\s(“"‘]+$/u.exec(end)?.[0] ?? '';
  if (word.length === LOOK_BACK) return true;
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) && !LETTERED.test(end)) return endsAfterInitials(word, after);
  const lower = word.toLowerCase();
  if (!ABBREVIATIONS.has(lower)) return true;
  if (!MAY_END.has(lower)) return false;
  return lower === 'no' ? !/^\d/u.test(after) : /^\p{Lu}/u.test(after);
}

/** False after initials as in "J. Smith", but true after "in the U.K. The rules differ". */
function endsAfterInitials(word: string, after: string): boolean {
  return word.includes('.') && /^\p{Lu}\p{Ll}+ (?!\p{Lu})/u.test(after);
}
