// Builds blocks from pieces of text: joins list items to the line that introduces them, and nests the items.
import { libraryWording } from '../../../ingest/model/library-wording.js';
import type { Block, ListItem } from '../../../ingest/model/document.js';
import { refuseManyBlocks } from './limits.js';
import { itemMarker, markerKind, paragraphNumber } from './paragraph-and-item-numbers.js';

/** A piece of text from a parser, before we know which pieces belong together. */
export type FlatBlock = { page?: number } & (
  | { kind: 'heading'; level: number; text: string; number?: string }
  /** If `introduces` is true, the next items belong to this text, even if it ends like a sentence. */
  | { kind: 'text'; text: string; number?: string; introduces?: boolean }
  /** `depth` starts at 0. If it is absent, the markers decide. */
  | { kind: 'item'; text: string; marker?: string; depth?: number }
  | { kind: 'table'; heads: string[]; rows: string[][]; caption?: string; rowPages?: number[] }
);

export function underFootnotes(notes: readonly FlatBlock[]): FlatBlock[] {
  return notes.length
    ? [{ kind: 'heading', level: 1, text: libraryWording.documents.footnotes }, ...notes]
    : [];
}

/** Tables with more rows of headings than this mark every row as one. */
const MOST_HEAD_ROWS = 3;

interface Row {
  cells: string[];
  isHead: boolean;
}

/**
 * Joins the headings of each column: "Children, England". A row of headings with only its first cell filled is
 * not about a column: it is the heading of the rows below it.
 */
export function tableBlock(rows: readonly Row[]): Extract<FlatBlock, { kind: 'table' }> {
  const top = Math.max(
    rows.findIndex((row) => !isGroupHead(row)),
    0,
  );
  const below = rows.slice(top);
  const found = below.findIndex((row, index) => !row.isHead || (index > 0 && isGroupHead(row)));
  const count = found < 0 || found > MOST_HEAD_ROWS ? 1 : found;
  const [first = [], ...others] = below.slice(0, count).map(({ cells }) => cells);
  const columns = Math.max(...[first, ...others].map((cells) => cells.length));
  const heads = Array.from({ length: columns }, (_, column) =>
    [...new Set([first, ...others].map((cells) => cells[column] ?? ''))].filter(Boolean).join(', '),
  );
  const rest = [...rows.slice(0, top), ...below.slice(count)];
  return { kind: 'table', heads, rows: rest.map((row) => (isGroupHead(row) ? [row.cells[0]!] : row.cells)) };
}

function isGroupHead({ cells, isHead }: Row): boolean {
  return isHead && Boolean(cells[0]) && cells.filter(Boolean).length === 1;
}

type TextBlock = Extract<Block, { kind: 'paragraph' }>;
type ListBlock = Extract<Block, { kind: 'list' }>;
type FlatItem = Extract<FlatBlock, { kind: 'item' }>;

/** True if the next line completes this one: "The child must:", "if—", or a line without a full stop. */
function introduces(text: string): boolean {
  return /[:—–-]\s*$/u.test(text) || !/[.!?;,][)"”’\]]*\s*$/u.test(text);
}

/** A bullet that was typed at the start of an item's text. */
const TYPED_BULLET = /^[•●○◦▪‣∙]\s*(?=\S)/u;

function readMarkers(given: FlatBlock): FlatBlock {
  return withoutTypedBullet(markersOf(withoutTypedBullet(given)));
}

function markersOf(flatBlock: FlatBlock): FlatBlock {
  if (flatBlock.kind === 'text' && flatBlock.number === undefined) {
    const numbered = paragraphNumber(flatBlock.text);
    if (numbered) return { ...flatBlock, text: numbered.rest, number: numbered.marker };
    const item = itemMarker(flatBlock.text);
    if (item) return { ...flatBlock, kind: 'item', text: item.rest, marker: item.marker };
  }
  if (flatBlock.kind === 'item' && flatBlock.marker === undefined) {
    const numbered = paragraphNumber(flatBlock.text);
    if (numbered) return { kind: 'text', text: numbered.rest, number: numbered.marker, page: flatBlock.page };
    const item = itemMarker(flatBlock.text);
    if (item) return { ...flatBlock, text: item.rest, marker: item.marker };
  }
  return flatBlock;
}

/**
 * Removes the bullet and the number from "1. • Appendix Student". A converter added the number, which the
 * original page does not show.
 */
function withoutTypedBullet(flatBlock: FlatBlock): FlatBlock {
  if (flatBlock.kind !== 'item' || !TYPED_BULLET.test(flatBlock.text)) return flatBlock;
  const { marker, ...item } = flatBlock;
  const text = item.text.replace(TYPED_BULLET, '');
  return { ...item, text, ...(marker !== undefined && plainNumber(marker) === undefined && { marker }) };
}

interface OpenList {
  block: ListBlock;
  levels: { items: ListItem[]; kind: string; depth: number | undefined; last: string | undefined }[];
}

export function structure(flatBlocks: readonly FlatBlock[]): Block[] {
  refuseManyBlocks(flatBlocks.length);
  const blocks: Block[] = [];
  let open: OpenList | undefined;
  let before: number | undefined;
  /** The paragraph that introduces the next list items, if it is just before them. */
  let leadIn: TextBlock | undefined;
  for (const given of flatBlocks) {
    let flatBlock = readMarkers(given);
    if (flatBlock.kind === 'item' && isProvision(flatBlock, open, leadIn, before))
      flatBlock = asText(flatBlock);
    if (flatBlock.kind === 'item') {
      open = addItem(blocks, open, leadIn, flatBlock);
      continue;
    }
    open = undefined;
    leadIn = undefined;
    if (flatBlock.kind === 'text') {
      const { text, number, page } = flatBlock;
      const block: TextBlock = { kind: 'paragraph', text, number, page };
      blocks.push(block);
      before = plainNumber(number) ?? before;
      if (flatBlock.introduces ?? introduces(text)) leadIn = block;
    } else {
      if (flatBlock.kind === 'heading' && flatBlock.level === 1) before = undefined;
      blocks.push(flatBlock);
    }
  }
  return blocks.map(withoutEmpty);
}

function plainNumber(marker: string | undefined): number | undefined {
  const digits = /^\(?(\d{1,3})[.)]$/u.exec(marker ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * True if a plain number starts a new paragraph instead of a list item. It does if no line introduces a list,
 * or if it follows the number of the last paragraph, like "8." after the bullets of "7.".
 */
function isProvision(
  flatBlock: FlatItem,
  open: OpenList | undefined,
  leadIn: TextBlock | undefined,
  before: number | undefined,
): boolean {
  const number = plainNumber(flatBlock.marker);
  if (number === undefined) return false;
  const level = open?.levels.find(({ kind }) => kind === 'number');
  if (level && plainNumber(level.last) === number - 1) return false;
  if (before !== undefined && number === before + 1) return true;
  if (open) return level === undefined && number !== 1;
  return leadIn === undefined;
}

function asText(flatBlock: FlatItem): FlatBlock {
  return { kind: 'text', text: flatBlock.text, number: flatBlock.marker, page: flatBlock.page };
}

function withoutEmpty(block: Block): Block {
  return Object.fromEntries(
    Object.entries(block).filter(([, value]) => value !== undefined),
  ) as unknown as Block;
}

function addItem(
  blocks: Block[],
  open: OpenList | undefined,
  leadIn: TextBlock | undefined,
  flatBlock: FlatItem,
): OpenList {
  const item: ListItem = { text: flatBlock.text };
  if (flatBlock.marker !== undefined) item.marker = flatBlock.marker;
  if (flatBlock.page !== undefined) item.page = flatBlock.page;
  if (open) {
    levelFor(open, flatBlock).push(item);
    return open;
  }
  if (leadIn) blocks.pop();
  const block = newList(leadIn, item, flatBlock.page);
  blocks.push(block);
  return { block, levels: [level(block.items, flatBlock)] };
}

function newList(leadIn: TextBlock | undefined, item: ListItem, page: number | undefined): ListBlock {
  return {
    kind: 'list',
    leadIn: leadIn?.text,
    number: leadIn?.number,
    items: [item],
    page: leadIn?.page ?? page,
  };
}

function level(items: ListItem[], flatBlock: FlatItem): OpenList['levels'][number] {
  return { items, kind: markerKind(flatBlock.marker), depth: flatBlock.depth, last: flatBlock.marker };
}

function levelFor(open: OpenList, flatBlock: FlatItem): ListItem[] {
  const current = open.levels.at(-1)!;
  const kind = markerKind(flatBlock.marker, current.last);
  const isSame =
    flatBlock.depth !== undefined && current.depth !== undefined
      ? flatBlock.depth === current.depth
      : kind === current.kind;
  if (isSame) {
    current.last = flatBlock.marker;
    return current.items;
  }
  const outer = open.levels.findIndex((candidate) =>
    flatBlock.depth !== undefined && candidate.depth !== undefined
      ? flatBlock.depth <= candidate.depth
      : markerKind(flatBlock.marker, candidate.last) === candidate.kind,
  );
  if (outer >= 0) {
    open.levels.length = outer + 1;
    open.levels[outer]!.last = flatBlock.marker;
    return open.levels[outer]!.items;
  }
  const parent = current.items.at(-1)!;
  parent.items ??= [];
  open.levels.push({ items: parent.items, kind, depth: flatBlock.depth, last: flatBlock.marker });
  return parent.items;
}
