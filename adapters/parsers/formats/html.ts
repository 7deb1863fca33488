// Parses HTML into blocks. Only reads the main content, without navigation, banners and forms.
import { load, type Cheerio, type CheerioAPI } from 'cheerio';
import type { ParsedFile } from '../../../ingest/model/ports.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { MOST_ATTRIBUTES, MOST_ELEMENTS, refuseManyBlocks } from '../blocks/limits.js';
import { isNavigationHeading } from '../blocks/navigation.js';
import { repairText } from '../blocks/repair-text.js';
import { structure, tableBlock, underFootnotes, type FlatBlock } from '../blocks/structure.js';
import { dateIn } from './html-date.js';
import { attributeNumber, numberingOf, ordinal } from './html-numbers.js';
import { mainPartOf, takeFootnotes, TEXT_NODE, type Node } from './html-parts.js';
import { removeUnshown } from './html-shown.js';
import { createRowReader } from './table-rows.js';
import { fileWording } from '../wording/file-wording.js';

const said = fileWording.html;

type Element = ReturnType<CheerioAPI>[number];

const OUTSIDE_MAIN = 'body > header,body > footer,footer,aside';
const BLOCKS =
  'address,article,aside,blockquote,body,caption,center,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,h1,h2,h3,h4,h5,h6,header,hr,li,main,ol,p,pre,section,summary,table,ul';
const IS_BLOCK = new Set(BLOCKS.split(','));

export function parseHtml(html: string): ParsedFile {
  refuseTooMuch(html);
  const $ = load(html);
  refuseDeepNesting($);
  const named = repairText($('head > title').first().text());
  const date = dateIn($);
  const url = $('link[rel="canonical"]').first().attr('href');
  const { flatBlocks, notes, leftOut } = contentOf($, html);
  const title = named || mainHeading(flatBlocks);
  const unread = leftOut ? said.leftOut(leftOut) : undefined;
  return {
    document: {
      ...(title && { title }),
      ...(date && { date }),
      blocks: structure([...flatBlocks, ...underFootnotes(notes)]),
      ...(unread && { unread }),
    },
    details: url && /^https?:\/\//u.test(url) ? { url } : {},
  };
}

export function htmlFragment(html: string): FlatBlock[] {
  const $ = load(html);
  refuseDeepNesting($);
  const { flatBlocks, notes } = shownIn($);
  return [...flatBlocks, ...notes];
}

interface Shown {
  flatBlocks: FlatBlock[];
  notes: FlatBlock[];
  /** How many sentences of the main part are left out. */
  leftOut: number;
}

function shownIn($: CheerioAPI, options?: Parameters<typeof removeUnshown>[1]): Shown {
  const leftOut = removeUnshown($, options);
  const main = mainOf($);
  main.find('footer').remove();
  const [flatBlocks, notes]: [FlatBlock[], FlatBlock[]] = [[], []];
  for (const note of takeFootnotes($, main)) walk($, note, 0, notes);
  for (const node of main.toArray()) walk($, node, 0, flatBlocks);
  return { flatBlocks: withoutNavigation(flatBlocks), notes, leftOut };
}

/** Only reads hidden text if there is no other text. Some pages are hidden until a script has run. */
function contentOf($: CheerioAPI, html: string): Shown {
  const shown = shownIn($);
  return shown.flatBlocks.length ? shown : shownIn(load(html), { keepsStyled: true });
}

/**
 * Returns the page's main heading. Undefined if there is more than one top-level heading (such as one for
 * each chapter), or if the first heading is at a lower level.
 */
function mainHeading(flatBlocks: readonly FlatBlock[]): string | undefined {
  const headings = flatBlocks.filter((flatBlock) => flatBlock.kind === 'heading');
  const [first, ...others] = headings;
  return first?.level === 1 && !others.some(({ level }) => level === 1) ? first.text : undefined;
}

/**
 * Counts elements and blocks before parsing, because parsing is slow. May count too many, because it includes
 * words in attribute values, tags in scripts and paragraphs in cells.
 */
function refuseTooMuch(html: string): void {
  let [elements, blocks] = [0, 0];
  for (const [tag] of html.matchAll(/<[a-z][^>]*/gi)) {
    elements += 1;
    if (/^<(?:p|li|h[1-6])\b/iu.test(tag)) refuseManyBlocks((blocks += 1));
    if ((tag.match(/\s\S/g)?.length ?? 0) > MOST_ATTRIBUTES)
      throw new InputFailure(...said.tooManyAttributes(MOST_ATTRIBUTES));
  }
  if (elements > MOST_ELEMENTS) throw new InputFailure(...said.tooManyElements(MOST_ELEMENTS));
}

/**
 * The deepest nesting allowed. No real document goes deeper, so a page that does may be an attempt to
 * overflow the stack.
 */
const DEEPEST = 256;

function refuseDeepNesting($: CheerioAPI): void {
  let level = $.root().children().toArray();
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new InputFailure(...said.tooDeep(DEEPEST));
    level = level.flatMap((node) => node.children.filter((child) => 'tagName' in child));
  }
}

function mainOf($: CheerioAPI): Cheerio<Node> {
  const main = mainPartOf($);
  if (main) return main;
  $(OUTSIDE_MAIN).remove();
  return $('body');
}

/** Leaves out everything under a heading such as "Related content", because it is navigation. */
function withoutNavigation(flatBlocks: FlatBlock[]): FlatBlock[] {
  const kept: FlatBlock[] = [];
  let skippedLevel: number | undefined;
  for (const [n, flatBlock] of flatBlocks.entries()) {
    if (flatBlock.kind === 'heading') {
      if (skippedLevel !== undefined && flatBlock.level <= skippedLevel) skippedLevel = undefined;
      const isNavigation = isNavigationHeading(flatBlock.text) && !saysSomething(flatBlocks, n);
      if (skippedLevel === undefined && isNavigation) skippedLevel = flatBlock.level;
    }
    if (skippedLevel === undefined) kept.push(flatBlock);
  }
  return kept;
}

/**
 * True if there is guidance under a heading that looks like navigation, such as "Search" for searching
 * premises. Guidance has sentences, and navigation has links.
 */
function saysSomething(flatBlocks: readonly FlatBlock[], heading: number): boolean {
  const { text, level } = flatBlocks[heading] as Extract<FlatBlock, { kind: 'heading' }>;
  if (!/^(?:search|collection)$/iu.test(text.trim())) return false;
  const after = flatBlocks.slice(heading + 1);
  const end = after.findIndex((one) => one.kind === 'heading' && one.level <= level);
  return after
    .slice(0, end < 0 ? undefined : end)
    .some((one) => 'text' in one && one.text.split(' ').length >= 6 && /[.!?;:]$/u.test(one.text));
}

function holdsBlock(node: Node): boolean {
  if (!('children' in node)) return false;
  return node.children.some(
    (child) => ('tagName' in child && IS_BLOCK.has(child.tagName.toLowerCase())) || holdsBlock(child),
  );
}

function walk($: CheerioAPI, node: Node, depth: number, flatBlocks: FlatBlock[]): void {
  let inline = '';
  const flush = () => {
    const text = repairText(inline);
    inline = '';
    if (text) flatBlocks.push({ kind: 'text', text });
  };
  for (const child of $(node).contents().toArray()) {
    const name = 'tagName' in child ? child.tagName.toLowerCase() : undefined;
    if ('data' in child && child.nodeType === TEXT_NODE) inline += child.data;
    else if (name === 'br') inline += ' ';
    else if (name === 'sup' && isPower(inline, $(child).text())) inline += POWERS[$(child).text().trim()]!;
    else if (name === 'sup' && isFootnoteMark($(child).text())) continue;
    else if (name && (IS_BLOCK.has(name) || holdsBlock(child))) {
      flush();
      block($, child, name, depth, flatBlocks);
    } else if (name) inline += inlineText($, child);
  }
  flush();
  refuseManyBlocks(flatBlocks.length);
}

const POWERS: Record<string, string> = { '2': '²', '3': '³' };

function isPower(before: string, text: string): boolean {
  return text.trim() in POWERS && /(?:^|[\d\s])[kcm]?m$/u.test(before);
}

/** "1", "[12]" and "note 3" refer to footnotes. Other superscripts, as in 1st, are part of the text. */
function isFootnoteMark(text: string): boolean {
  return /^\s*(?:\[?\d{1,3}\]?|\[?(?:foot)?note\s*\d{1,3}\]?|[*†‡])\s*$/iu.test(text);
}

function inlineText($: CheerioAPI, node: Node): string {
  const copy = $(node).clone();
  copy.find('br').replaceWith(' ');
  copy.find('sup').each((_, sup) => {
    const text = $(sup).text();
    const before = sup.prev && 'data' in sup.prev ? sup.prev.data : '';
    if (isPower(before, text)) $(sup).replaceWith(POWERS[text.trim()]!);
    else if (isFootnoteMark(text)) $(sup).remove();
  });
  return copy.text();
}

function block($: CheerioAPI, node: Node, name: string, depth: number, flatBlocks: FlatBlock[]): void {
  const heading = /^h([1-6])$/u.exec(name);
  if (heading) {
    const text = repairText(inlineText($, node));
    if (text) flatBlocks.push({ kind: 'heading', level: Number(heading[1]), text });
  } else if (name === 'li') listItem($, node, depth, flatBlocks);
  else if (name === 'ol' || name === 'ul') list($, node, name, depth, flatBlocks);
  else if (name === 'table') table($, node, depth, flatBlocks);
  else if (name === 'dl') definitions($, node, flatBlocks);
  else walk($, node, depth, flatBlocks);
}

function list($: CheerioAPI, node: Node, name: string, depth: number, flatBlocks: FlatBlock[]): void {
  let number = attributeNumber($(node).attr('start')) ?? 1;
  const type = numberingOf($, node, name);
  for (const child of $(node).children().toArray()) {
    if (child.tagName.toLowerCase() !== 'li') {
      // Some editors put a nested list next to its item instead of inside it.
      block($, child, child.tagName.toLowerCase(), depth + 1, flatBlocks);
      continue;
    }
    number = attributeNumber($(child).attr('value')) ?? number;
    listItem($, child, depth, flatBlocks, ordinal(number, type));
    number += 1;
  }
}

/** The first text in a list item is the item. Paragraphs and lists after it are one level deeper. */
function listItem($: CheerioAPI, node: Node, depth: number, flatBlocks: FlatBlock[], marker?: string): void {
  const inner: FlatBlock[] = [];
  walk($, node, depth + 1, inner);
  let isFirst = true;
  for (const flatBlock of inner) {
    if (flatBlock.kind !== 'text') flatBlocks.push(flatBlock);
    else if (isFirst)
      flatBlocks.push({ kind: 'item', text: flatBlock.text, depth, ...(marker ? { marker } : {}) });
    else flatBlocks.push({ kind: 'item', text: flatBlock.text, depth: depth + 1 });
    isFirst = false;
  }
}

function definitions($: CheerioAPI, node: Node, flatBlocks: FlatBlock[]): void {
  let [term, isOpen] = ['', false];
  for (const child of $(node).find('dt,dd').toArray()) {
    // A list inside a definition is read with that definition.
    if ($(child).closest('dl')[0] !== node) continue;
    const isTerm = child.tagName.toLowerCase() === 'dt';
    if (isTerm) term = (isOpen && term ? `${term}, ` : '') + repairText(inlineText($, child));
    isOpen = isTerm;
    if (isTerm) continue;
    const inner: FlatBlock[] = [];
    walk($, child, 0, inner);
    const [first] = inner;
    if (first?.kind === 'text') first.text = term ? `${term}: ${first.text}` : first.text;
    else if (first && term) inner.unshift({ kind: 'text', text: `${term}:` });
    flatBlocks.push(...inner);
  }
}

function table($: CheerioAPI, node: Node, depth: number, flatBlocks: FlatBlock[]): void {
  const caption = repairText($(node).children('caption').text());
  const isOwn = (part: Element) => $(part).closest('table')[0] === node;
  const cellsOf = createRowReader();
  const rows = $(node)
    .find('tr')
    .toArray()
    .filter(isOwn)
    .map((row) => {
      const own = $(row).children('th,td').toArray();
      const isHead = own.every(({ name }) => name === 'th');
      const read = (cell: Element) => ({
        text: repairText(cellText($, cell)),
        rows: $(cell).attr('rowspan'),
        columns: $(cell).attr('colspan'),
      });
      return { cells: cellsOf(own.map(read), isHead), isHead };
    })
    .filter(({ cells }) => cells.some(Boolean));
  if (rows.every(({ cells }) => cells.length === 1)) {
    // A table with one column is only for layout. Cells of a table inside it are read with that table.
    for (const cell of $(node).find('td,th').toArray().filter(isOwn)) walk($, cell, depth, flatBlocks);
    return;
  }
  flatBlocks.push({ ...tableBlock(rows), ...(caption ? { caption } : {}) });
}

function cellText($: CheerioAPI, node: Node): string {
  const copy = $(node).clone();
  copy.find('li').each((_, item) => void $(item).prepend(' • '));
  copy.find(`br,td,th,tr,${BLOCKS}`).each((_, item) => void $(item).append(' '));
  return inlineText($, copy[0] as Node);
}
