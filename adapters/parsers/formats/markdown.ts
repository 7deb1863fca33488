// Parses Markdown into blocks, and removes navigation from web pages that were saved as Markdown.
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { DocumentDetails } from '../../../ingest/model/document.js';
import type { ParsedFile } from '../../../ingest/model/ports.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { readFrontMatter } from './front-matter.js';
import { htmlFragment, parseHtml } from './html.js';
import {
  completesSentence,
  itemMarker,
  paragraphNumber,
  type Marked,
} from '../blocks/paragraph-and-item-numbers.js';
import { pictureWord } from '../blocks/picture-word.js';
import { repairText } from '../blocks/repair-text.js';
import { mainContent } from './scraped-page.js';
import { structure, underFootnotes, type FlatBlock } from '../blocks/structure.js';
import { isOneParagraphALine, parseText } from './text.js';
import { fileWording } from '../wording/file-wording.js';

// Single tildes do not strike text out, because they are often part of ranges, as in “5~10 and 11~15”.
const reader = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });

type Block = ReturnType<typeof reader.parse>['children'][number];
type List = Extract<Block, { type: 'list' }>;
type ListItem = List['children'][number];
type Table = Extract<Block, { type: 'table' }>;
interface Node {
  type: string;
  value?: string;
  alt?: string | null;
  children?: readonly Node[];
}

/**
 * The parser is slow and recurses deeply if one line has dozens of nested quotes or lists. No real document
 * has them.
 */
const TOO_DEEP = /^[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+){40}/mu;

export function parseMarkdown(text: string): ParsedFile {
  if (TOO_DEEP.test(text)) throw new InputFailure(...fileWording.markdown.tooDeep);
  const { details, content } = readFrontMatter(text.replace(/\r\n?/gu, '\n'));
  const page = mainContent(content, details.title);
  const { updated, withdrawnOn } = page;
  const found: Partial<DocumentDetails> = {
    ...(withdrawnOn && !details.standing && { standing: 'withdrawn', withdrawnOn }),
    ...details,
    ...(updated && { date: updated }),
  };
  if (isHtml(page.content)) return withDetails(parseHtml(page.content), found);
  if (isOneParagraphALine(page.content)) return withDetails(parseText(withoutMarkdown(page.content)), found);
  const { children } = reader.parse(closeMarkers(page.content));
  const flatBlocks = gapsAsText(withoutStruck(children), page.content).flatMap((node) =>
    flatBlocksOf(node, 0),
  );
  const first = flatBlocks.find((flatBlock) => flatBlock.kind === 'heading');
  const title = details.title ?? page.title ?? (first?.level === 1 ? first.text : undefined);
  return withDetails(
    {
      document: { ...(title ? { title } : {}), blocks: structure([...flatBlocks, ...footnotesOf(children)]) },
      details: {},
    },
    found,
  );
}

/**
 * Fixes list markers that Markdown would misread. If there are several spaces after a marker, an inner list
 * would be read as the item's text. In "1. 327. Under this Part:", 327 is a provision's number, not an inner
 * list.
 */
function closeMarkers(content: string): string {
  return content
    .replace(/^( *)(\d{1,3}\.|[*+-]) {2,}(?=\S)/gmu, '$1$2 ')
    .replace(/^( *\d{1,3}\. \d{1,3})\. /gmu, '$1\\. ');
}

const LINE_MARKERS = /^\s*(?:(?:[-*+•]|\(?\w{1,4}[.)])\s+)*/u;

/**
 * For a text with one paragraph per line. Removes each line's marks for emphasis and links, and its
 * struck-through text.
 */
function withoutMarkdown(content: string): string {
  return content
    .split('\n')
    .map((line) => {
      const markers = LINE_MARKERS.exec(line)![0];
      const [block, ...others] = reader.parse(line.slice(markers.length)).children;
      return block?.type === 'paragraph' && !others.length ? markers + textOf(block) : line;
    })
    .join('\n');
}

function footnotesOf(blocks: readonly Block[]): FlatBlock[] {
  const notes = blocks.flatMap((block) => (block.type === 'footnoteDefinition' ? block.children : []));
  return underFootnotes(withoutStruck(notes).flatMap((node) => flatBlocksOf(node, 0)));
}

function withDetails(parsed: ParsedFile, details: Partial<DocumentDetails>): ParsedFile {
  return { document: parsed.document, details: { ...parsed.details, ...details } };
}

/** True if the text starts with a tag, and has no heading or list that is Markdown. */
function isHtml(content: string): boolean {
  if (!/^\s*<(?:p|div|h[1-6]|section|article|main|!doctype)\b/iu.test(content)) return false;
  return !reader.parse(content).children.some(({ type }) => type === 'heading' || type === 'list');
}

function flatBlocksOf(node: Block, depth: number): FlatBlock[] {
  switch (node.type) {
    case 'heading': {
      const text = textOf(node).replace(/,? Show$/u, '');
      return text ? [{ kind: 'heading', level: node.depth, text }] : [];
    }
    case 'paragraph':
      return linesOf(node).map((text) => ({ kind: 'text', text }));
    case 'list':
      return flatList(node, depth);
    case 'table':
      return [flatTable(node)];
    case 'blockquote':
      return node.children.flatMap((child) => flatBlocksOf(child, depth));
    case 'code':
      return node.value.split(/\n\s*\n/u).map((text) => ({ kind: 'text', text: repairText(text) }));
    case 'html':
      return htmlFragment(node.value);
    default:
      return [];
  }
}

/** A line break only counts if it is marked, or if a provision or list item starts after it. */
function linesOf(node: Node): string[] {
  const lines: string[] = [];
  for (const line of textOf(node, '\n').split('\n').map(repairText).filter(Boolean)) {
    const before = lines.at(-1);
    const startsAnew = itemMarker(line) ?? paragraphNumber(line);
    if (before === undefined || (startsAnew && !completesSentence(line, before))) lines.push(line);
    else lines[lines.length - 1] = `${before} ${line}`;
  }
  return lines;
}

function flatList(node: List, depth: number): FlatBlock[] {
  const start = node.start ?? 1;
  // If any item has its own number, the list's numbers came from a converter, so they are not used.
  const isNumbered = node.ordered && !node.children.some(bringsMarker);
  return node.children.flatMap((item, index) =>
    flatItems(item, depth, isNumbered ? `${start + index}.` : undefined),
  );
}

function bringsMarker(item: ListItem): boolean {
  const first = item.children[0];
  const text = first?.type === 'paragraph' ? repairText(textOf(first)) : '';
  return (provisionOf(text) ?? itemMarker(text)) !== undefined;
}

function flatItems(item: ListItem, depth: number, ordinal: string | undefined): FlatBlock[] {
  const flatBlocks: FlatBlock[] = [];
  for (const child of item.children) {
    if (child.type !== 'paragraph') {
      flatBlocks.push(...flatBlocksOf(child, depth + 1));
      continue;
    }
    for (const text of linesOf(child)) {
      const isFirst = flatBlocks.length === 0;
      flatBlocks.push(flatItem(text, depth, isFirst, isFirst ? ordinal : undefined));
    }
  }
  return flatBlocks;
}

/**
 * An item with its own number ("326B.", "(a)") keeps that number, and is at the same level as the item that
 * contains it.
 */
function flatItem(text: string, depth: number, isFirst: boolean, ordinal: string | undefined): FlatBlock {
  const provision = provisionOf(text);
  if (provision) return { kind: 'text', text: provision.rest, number: provision.marker };
  const own = itemMarker(text);
  if (own) return { kind: 'item', text: own.rest, marker: own.marker, depth };
  return { kind: 'item', text, depth: isFirst ? depth : depth + 1, ...(ordinal ? { marker: ordinal } : {}) };
}

function provisionOf(text: string): Marked | undefined {
  const plain = /^(\d{1,3}\.) +(\S.*)$/su.exec(text);
  return paragraphNumber(text) ?? (plain ? { marker: plain[1]!, rest: plain[2]! } : undefined);
}

function flatTable(node: Table): FlatBlock {
  const rows = node.children.map((row) => row.children.map((cell) => repairText(textOf(cell))));
  const [heads = [], ...rest] = rows;
  return {
    kind: 'table',
    heads: heads.some(Boolean) ? heads : [],
    rows: rest.filter((row) => row.some(Boolean)),
  };
}

const STRIKES = /^<\/?(?:s|del|strike)\b/iu;
const STRIKE_TAGS = /<(\/?)(?:s|del|strike)\b/giu;

/** Leaves out the blocks between a tag that starts a strike-through and the tag that ends it. */
function withoutStruck(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  let sinceTag: Block[] | undefined;
  for (const block of blocks) {
    const tags = strikeTagsIn(block);
    const isEnd = sinceTag !== undefined && tags[0] === '/';
    // A tag that is never closed only strikes out the rest of its own paragraph.
    if (tags.length && !isEnd) for (const before of sinceTag ?? []) kept.push(before);
    if (tags.length) sinceTag = undefined;
    (sinceTag ?? kept).push(isEnd ? struckAtStart(block) : block);
    if (tags.at(-1) === '') sinceTag = [];
  }
  return kept.concat(sinceTag ?? []);
}

function strikeTagsIn({ type, value = '', children = [] }: Node): string[] {
  if (type === 'html') return [...value.matchAll(STRIKE_TAGS)].map(([, slash]) => slash!);
  return children.flatMap(strikeTagsIn);
}

function struckAtStart(block: Block): Block {
  if (block.type !== 'paragraph' && block.type !== 'heading') return block;
  return { ...block, children: [{ type: 'html', value: '<del>' }, ...block.children] };
}

/**
 * Matches a real tag. “<name of child>” looks like a tag, but is text that shows where to fill in a model
 * letter.
 */
const TAG =
  /^<(?:[!/?]|[^>]*=|(?:a|abbr|article|aside|b|big|blockquote|br|button|center|cite|code|col|dd|del|details|div|dl|dt|em|fig(?:ure|caption)|font|footer|h[1-6r]|header|i|img|ins|kbd|label|li|main|mark|nav|ol|p|pre|q|s|samp|section|small|span|strike|strong|style|su[bp]|summary|t(?:able|body|[dhrt]|head)|u|ul|var|video|wbr)\s*\/?>)/iu;

/**
 * If a line is only a gap to fill in, such as “<name of child>”, reads the line as text. Markdown would take
 * it for HTML.
 */
function gapsAsText(blocks: readonly Block[], content: string): Block[] {
  const closed = new Set([...content.matchAll(/<\/([a-z][\w-]*)/giu)].map(([, name]) => name!.toLowerCase()));
  const isGap = (line: string) => {
    const name = /^<([a-z][\w-]*)[^<>]*>/iu.exec(line)?.[1];
    return name !== undefined && !TAG.test(line) && !closed.has(name.toLowerCase());
  };
  return blocks.flatMap((block) => {
    if (block.type !== 'html' || !isGap(block.value)) return block;
    const lines = block.value.split('\n').map((line) => (isGap(line.trim()) ? `\\${line.trim()}` : line));
    return reader.parse(lines.join('\n')).children;
  });
}

function textOf(node: Node, lineBreak = ' '): string {
  const { type, value = '', children = [] } = node;
  if (type === 'text' || type === 'inlineCode') return value.replace(/\n/gu, lineBreak);
  if (type === 'break') return lineBreak;
  // Struck-through text no longer applies.
  if (type === 'delete') return '';
  if (type === 'html') return value.startsWith('<br') ? lineBreak : TAG.test(value) ? '' : value;
  let isStruck = false;
  const hasImage = children.some((child) => child.type === 'image');
  const hasText = hasImage && children.some((child) => textOf(child).trim());
  const isWholeCell = type === 'tableCell' && !hasText;
  return children
    .map((child) => {
      if (child.type === 'image')
        return hasText || isWholeCell ? pictureWord(child.alt, { isWholeCell }) : '';
      if (child.type === 'html' && STRIKES.test(child.value ?? '')) isStruck = child.value![1] !== '/';
      return isStruck ? '' : textOf(child, lineBreak);
    })
    .join('');
}
