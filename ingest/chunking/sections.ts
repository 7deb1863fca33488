// Splits a parsed document into sections, each with its headings and pieces. Splits a piece only if it is too
// long.
import { CHILD } from '../../knowledge/question/child-or-adult.js';
import { areForAdults } from '../../knowledge/search/for-adults.js';
import { sentencesIn } from '../../knowledge/text/sentences.js';
import type { Block, ListItem, ParsedDocument } from '../model/document.js';
import { ageGroupOf, startsAgeGroup } from './age-groups.js';

export interface BulletedLine {
  /** "• " with its indentation, or an empty string. */
  bullet: string;
  text: string;
}

/** A sentence, one sentence of a list item, or a table row. */
export interface Piece extends BulletedLine {
  /** Lead-ins and column headings that must come before the piece in its passage, outermost first. */
  leadIns: BulletedLine[];
  /** True if the piece continues the line of the one before. Only applies within one passage. */
  continuesLine: boolean;
  /** True if the piece introduces the next piece, so that they stay together. */
  introduces: boolean;
  number?: string;
  startsNumber: boolean;
  page?: number;
}

/** Fields of a piece that has a line to itself. */
export const OWN_LINE = { bullet: '', continuesLine: false, introduces: false, startsNumber: false };

export interface Section {
  headings: string[];
  pieces: Piece[];
  ageGroup?: string | undefined;
}

const LONGEST_LEAD_IN_WORDS = 60;
const LONGEST_REPEATED_WORDS = 90;
/** A heading shorter than this, with no text below it, tells the reader nothing: "Figure 1", "Form A". */
const MIN_BARE_WORDS = 4;

/** Returns the sections with text, in order. Headings that repeat the title are not in the heading paths. */
export function sectionsOf(document: ParsedDocument, title: string): Section[] {
  const titles = [title, document.title ?? title];
  const sections: Section[] = [];
  const path: HeadingBlock[] = [];
  let number: string | undefined;
  const headings = () => path.filter(({ text }) => !isInTitle(text, titles)).map(({ text }) => text);
  document.blocks.forEach((block, index) => {
    if (block.kind === 'heading') {
      while (path.length && path.at(-1)!.level >= block.level) path.pop();
      number = undefined;
      const next = document.blocks[index + 1];
      const isBare = !next || (next.kind === 'heading' && next.level <= block.level);
      const isRepeated = next?.kind === 'heading' && next.text === block.text;
      if (isBare && !isRepeated && sections.length > 0 && isWorthSaying(block, titles)) {
        add(sections, { headings: headings(), pieces: bareHeading(block) });
      }
      path.push(block);
      return;
    }
    if (block.kind === 'table') {
      for (const group of tableGroups(block, number))
        add(sections, { ...group, headings: [...headings(), ...group.headings] });
      return;
    }
    const pieces = piecesOf(block, number);
    number = pieces.at(-1)?.number;
    add(sections, { headings: headings(), pieces });
  });
  return sections.length > 0 ? sections : onlyHeadings(document);
}

type HeadingBlock = Extract<Block, { kind: 'heading' }>;
type TableBlock = Extract<Block, { kind: 'table' }>;

function add(sections: Section[], section: Section): void {
  if (section.pieces.length === 0) return;
  const last = sections.at(-1);
  if (last && last.headings.join('\n') === section.headings.join('\n')) last.pieces.push(...section.pieces);
  else sections.push(section);
}

/**
 * True if a heading with no text below it should be used as text. This applies to a question, as in a form,
 * and to any such heading in a file without pages. In a file with pages, the heading belongs to a figure.
 */
function isWorthSaying({ text, page }: HeadingBlock, titles: readonly string[]): boolean {
  if (isInTitle(text, titles)) return false;
  return text.endsWith('?') || (page === undefined && wordCount(text) >= MIN_BARE_WORDS);
}

function bareHeading(heading: HeadingBlock): Piece[] {
  return piecesOf({ kind: 'paragraph', text: heading.text, page: heading.page }, undefined);
}

/** A poster may have only headings, so its headings are used as its text. */
function onlyHeadings(document: ParsedDocument): Section[] {
  const pieces = document.blocks.flatMap((block) => (block.kind === 'heading' ? bareHeading(block) : []));
  return pieces.length > 0 ? [{ headings: [], pieces }] : [];
}

/** A cover may split the title over several lines, and a heading may repeat part of it. */
function isInTitle(heading: string, titles: readonly string[]): boolean {
  const words = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  const own = words(heading);
  if (titles.some((title) => words(title) === own)) return true;
  return own.split(' ').length > 5 && titles.some((title) => words(title).includes(own));
}

type TextBlock = Exclude<Block, { kind: 'heading' | 'table' }>;

function piecesOf(block: TextBlock, number: string | undefined): Piece[] {
  return block.kind === 'list' ? listPieces(block, number) : paragraphPieces(block, number);
}

/** Removes the full stop, because "352ZD." is cited as 352ZD. */
function citable(number: string | undefined): string | undefined {
  return number?.replace(/\.$/u, '');
}

function linePieces(
  line: BulletedLine,
  rest: Pick<Piece, 'leadIns' | 'number' | 'page'>,
  startsNumber: boolean,
): Piece[] {
  return sentencesIn(line.text).map((text, index) => ({
    ...OWN_LINE,
    ...rest,
    bullet: line.bullet,
    text,
    continuesLine: index > 0,
    startsNumber: startsNumber && index === 0,
  }));
}

function paragraphPieces(block: Extract<Block, { kind: 'paragraph' }>, number: string | undefined): Piece[] {
  const text = block.number ? `${block.number} ${block.text}` : block.text;
  const rest = { leadIns: [], number: citable(block.number) ?? number, page: block.page };
  return linePieces({ bullet: '', text }, rest, block.number !== undefined);
}

function listPieces(block: Extract<Block, { kind: 'list' }>, number: string | undefined): Piece[] {
  const pieces: Piece[] = [];
  const own = citable(block.number) ?? number;
  let leadIns: BulletedLine[] = [];
  if (block.leadIn) {
    const { number: printed, page } = block;
    pieces.push(...paragraphPieces({ kind: 'paragraph', text: block.leadIn, number: printed, page }, own));
    const last = pieces.at(-1);
    if (last) {
      last.introduces = true;
      leadIns = shortened([last]);
    }
  }
  for (const item of block.items) {
    const isProvision = !block.leadIn && /^\(?\d/u.test(item.marker ?? '');
    pieces.push(...itemPieces(item, { leadIns, number: own, page: block.page, depth: isProvision ? -1 : 0 }));
  }
  return pieces;
}

interface ItemPlace extends Pick<Piece, 'leadIns' | 'number' | 'page'> {
  /** How deep the item is in the list. -1 for a provision, cited by its own number: "(1)" in a section. */
  depth: number;
}

function itemPieces(item: ListItem, place: ItemPlace): Piece[] {
  const { leadIns, depth } = place;
  const isProvision = depth < 0;
  const number = place.number ?? (isProvision ? citable(item.marker) : undefined);
  const page = item.page ?? place.page;
  const text = item.marker ? `${item.marker} ${item.text}` : item.text;
  const bullet = isProvision ? '' : `${'  '.repeat(depth)}• `;
  const pieces = linePieces({ bullet, text }, { leadIns, number, page }, isProvision && !place.number);
  const last = pieces.at(-1);
  if (!item.items?.length || !last) return pieces;
  last.introduces = true;
  // If an item has several sentences, only the last one introduces the items inside it, so only that sentence
  // is repeated.
  const inner = { leadIns: shortened([...leadIns, last]), number, page, depth: depth + 1 };
  return [...pieces, ...item.items.flatMap((one) => itemPieces(one, inner))];
}

/** Leaves out the outermost first. Legislation has lead-ins of 200 words, which are never repeated. */
function shortened(leadIns: BulletedLine[]): BulletedLine[] {
  let kept = leadIns;
  while (kept.length > 1 && wordCount(textOfLines(kept)) > LONGEST_LEAD_IN_WORDS) kept = kept.slice(1);
  return wordCount(textOfLines(kept)) > LONGEST_REPEATED_WORDS ? [] : kept;
}

export function textOfLines(lines: readonly BulletedLine[]): string {
  return lines.map(({ bullet, text }) => bullet + text).join('\n');
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/**
 * Starts a new section at each table row that is a heading for the rows after it. Such a row may say who those
 * rows apply to, so it must stay with them when the table is cut.
 */
function tableGroups(block: TableBlock, number: string | undefined): Section[] {
  const { page, heads, rows, caption, rowPages } = block;
  const place = { number, page };
  const columns = Math.max(heads.length, ...rows.map((row) => row.length));
  const used = Array.from({ length: columns }, (_, column) => [heads, ...rows].some((row) => row[column]));
  const hasHeads = heads.some(Boolean);
  // The first row may have headings that are not marked as such, as in most Word files.
  const isWide = used.filter(Boolean).length > 2;
  const line = (row: readonly string[]) => {
    const cells = row.filter((_, column) => used[column]);
    const end = hasHeads ? cells.length : cells.findLastIndex(Boolean) + 1;
    return rowText(cells.slice(0, end), hasHeads || (isWide && cells.filter(Boolean).length > 1));
  };
  const headLine = { bullet: '', text: line(heads) };
  const leadIns = headLine.text && rows.length > 0 ? [headLine] : [];
  const groups: Section[] = [{ headings: [], pieces: [] }];
  let names: Piece[] = [];
  for (const [index, row] of (rows.length > 0 ? rows : [heads]).entries()) {
    const text = line(row);
    if (!text) continue;
    const { headings } = groups.at(-1)!;
    const piece = { ...OWN_LINE, ...place, page: rowPages?.[index] ?? page, text, leadIns };
    const own = names.map((name) => name.text);
    if (isGroupHeading(row, [...headings, ...own], index === 0 && isWide && !hasHeads)) {
      names.push({ ...piece, text: row[0]! });
      continue;
    }
    if (names.length > 0) {
      const below = headingsBelow(headings, own);
      groups.push({ headings: below, pieces: [], ageGroup: ageGroupOf(below) });
      names = [];
    }
    groups.at(-1)!.pieces.push(piece);
  }
  // Headings with no rows below them are rows themselves.
  groups.at(-1)!.pieces.push(...names);
  const [first, ...others] = groups.filter(({ pieces }) => pieces.length > 0);
  if (!first || !caption) return first ? [first, ...others] : [];
  const title = linePieces({ bullet: '', text: caption }, { leadIns: [], ...place }, false);
  title.at(-1)!.introduces = true;
  return [{ ...first, pieces: [...title, ...first.pieces] }, ...others];
}

const LONGEST_GROUP_HEADING_WORDS = 12;

/**
 * True for a short row across the table. In a PDF, we do not know how many columns a cell spans, so a row with only
 * its first cell filled also counts if it is at the top or starts an age group.
 */
function isGroupHeading(row: readonly string[], above: readonly string[], isTop: boolean): boolean {
  const [text = '', ...others] = row;
  if (others.some(Boolean) || wordCount(text) > LONGEST_GROUP_HEADING_WORDS) return false;
  if (startsAgeGroup(text, above)) return true;
  // Otherwise, the rows below “Child protection” in a table for adults would seem to be for children.
  if (areForAdults(above) && CHILD.test(text)) return false;
  return (others.length === 0 || isTop) && /[^\s.;,]$/u.test(text);
}

/** Keeps an age group above headings that do not start another: “Adults”, “Referral”. */
function headingsBelow(before: readonly string[], own: readonly string[]): string[] {
  const group = ageGroupOf(before);
  const isOver = own.some((text, index) => startsAgeGroup(text, [...before, ...own.slice(0, index)]));
  return group === undefined || isOver ? [...own] : [group, ...own];
}

/** An empty cell of a grid becomes a dash, so that the other cells stay in the right columns. */
function rowText(row: readonly string[], isGrid: boolean): string {
  if (!row.some(Boolean)) return '';
  return isGrid ? row.map((cell) => cell || '–').join(' | ') : row.filter(Boolean).join(' | ');
}
