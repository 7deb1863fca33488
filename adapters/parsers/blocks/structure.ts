// Builds blocks from pieces of text in reading order: joins items to the line that introduces them, and nests them.
import type { Block, ListItem } from '../../../ingest/model/document.js';
import { itemMarker, markerKind, paragraphNumber } from './markers.js';

/** A piece of text as any of the parsers finds it, before it is known what belongs together. */
export type Strip = { page?: number } & (
  | { kind: 'heading'; level: number; text: string; number?: string }
  /** `introduces`: the items after it belong to it, whatever it ends in. */
  | { kind: 'text'; text: string; number?: string; introduces?: boolean }
  /** `depth` counts from 0; where it is absent it follows from the markers. */
  | { kind: 'item'; text: string; marker?: string; depth?: number }
  | { kind: 'table'; heads: string[]; rows: string[][]; caption?: string }
);

type TextBlock = Extract<Block, { kind: 'paragraph' }>;
type ListBlock = Extract<Block, { kind: 'list' }>;
type ItemStrip = Extract<Strip, { kind: 'item' }>;

/** True for a line that what follows completes: "The child must:", "if—", or one that stops without a full stop. */
function introduces(text: string): boolean {
  return /[:—–-]\s*$/u.test(text) || !/[.!?;,][)"”’\]]*\s*$/u.test(text);
}

/** Splits off a number or marker that stands in the text itself. */
function readMarkers(strip: Strip): Strip {
  if (strip.kind === 'text' && strip.number === undefined) {
    const numbered = paragraphNumber(strip.text);
    if (numbered) return { ...strip, text: numbered.rest, number: numbered.marker };
    const item = itemMarker(strip.text);
    if (item) return { ...strip, kind: 'item', text: item.rest, marker: item.marker };
  }
  if (strip.kind === 'item' && strip.marker === undefined) {
    const numbered = paragraphNumber(strip.text);
    if (numbered) return { kind: 'text', text: numbered.rest, number: numbered.marker, page: strip.page };
    const item = itemMarker(strip.text);
    if (item) return { ...strip, text: item.rest, marker: item.marker };
  }
  return strip;
}

interface OpenList {
  block: ListBlock;
  /** From the outermost level to the one being filled. */
  levels: { items: ListItem[]; kind: string; depth: number | undefined; last: string | undefined }[];
}

/** Blocks in the order of the strips. */
export function structure(strips: readonly Strip[]): Block[] {
  const blocks: Block[] = [];
  let open: OpenList | undefined;
  let before: number | undefined;
  /** The paragraph that the next items complete, if they are next. */
  let leadIn: TextBlock | undefined;
  for (const given of strips) {
    let strip = readMarkers(given);
    if (strip.kind === 'item' && isProvision(strip, open, leadIn, before)) strip = asText(strip);
    if (strip.kind === 'item') {
      open = addItem(blocks, open, leadIn, strip);
      continue;
    }
    open = undefined;
    leadIn = undefined;
    if (strip.kind === 'text') {
      const { text, number, page } = strip;
      const block: TextBlock = { kind: 'paragraph', text, number, page };
      blocks.push(block);
      before = plainNumber(number) ?? before;
      if (strip.introduces ?? introduces(text)) leadIn = block;
    } else {
      if (strip.kind === 'heading' && strip.level === 1) before = undefined;
      blocks.push(strip);
    }
  }
  return blocks.map(withoutEmpty);
}

function plainNumber(marker: string | undefined): number | undefined {
  const digits = /^\(?(\d{1,3})[.)]$/u.exec(marker ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * A plain number begins a paragraph of its own, not an item, where nothing introduces it or where it goes on from
 * the last numbered paragraph: "8." after the bullets of "7.".
 */
function isProvision(
  strip: ItemStrip,
  open: OpenList | undefined,
  leadIn: TextBlock | undefined,
  before: number | undefined,
): boolean {
  const number = plainNumber(strip.marker);
  if (number === undefined) return false;
  const level = open?.levels.find(({ kind }) => kind === 'number');
  if (level && plainNumber(level.last) === number - 1) return false;
  if (before !== undefined && number === before + 1) return true;
  if (open) return level === undefined && number !== 1;
  return leadIn === undefined;
}

function asText(strip: ItemStrip): Strip {
  return { kind: 'text', text: strip.text, number: strip.marker, page: strip.page };
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
  strip: ItemStrip,
): OpenList {
  const item: ListItem = { text: strip.text };
  if (strip.marker !== undefined) item.marker = strip.marker;
  if (strip.page !== undefined) item.page = strip.page;
  if (open) {
    levelFor(open, strip).push(item);
    return open;
  }
  if (leadIn) blocks.pop();
  const block = newList(leadIn, item, strip.page);
  blocks.push(block);
  return { block, levels: [level(block.items, strip)] };
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

function level(items: ListItem[], strip: ItemStrip): OpenList['levels'][number] {
  return { items, kind: markerKind(strip.marker), depth: strip.depth, last: strip.marker };
}

/** The items among which this one belongs, opening or closing levels as needed. */
function levelFor(open: OpenList, strip: ItemStrip): ListItem[] {
  const current = open.levels.at(-1)!;
  const kind = markerKind(strip.marker, current.last);
  const isSame =
    strip.depth !== undefined && current.depth !== undefined
      ? strip.depth === current.depth
      : kind === current.kind;
  if (isSame) {
    current.last = strip.marker;
    return current.items;
  }
  const outer = open.levels.findIndex((candidate) =>
    strip.depth !== undefined && candidate.depth !== undefined
      ? strip.depth <= candidate.depth
      : markerKind(strip.marker, candidate.last) === candidate.kind,
  );
  if (outer >= 0) {
    open.levels.length = outer + 1;
    open.levels[outer]!.last = strip.marker;
    return open.levels[outer]!.items;
  }
  const parent = current.items.at(-1)!;
  parent.items ??= [];
  open.levels.push({ items: parent.items, kind, depth: strip.depth, last: strip.marker });
  return parent.items;
}
