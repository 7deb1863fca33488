// Reads the JSON that web services store their text in: pages with headers and paragraphs, and form fields.
import { load } from 'cheerio';
import { repairText } from '../blocks/repair-text.js';
import type { FlatBlock } from '../blocks/structure.js';

type Fields = Record<string, unknown>;

const HEADING_KEY = /^(?:header|title|heading|[a-z-]*heading(?:-\d+)?)$/iu;
const ITEM_KEY = /bullet/iu;
/**
 * Matches the keys of parts of a sentence that was split around a link: "paragraph-1-partial-2",
 * "paragraph-2-link-1".
 */
const PART_KEY = /^(?<stem>.*?\d+)-(?:partial|part|link|link-text)(?:-\d+|-text)*$/iu;
/** The key of an option that means nothing is selected. */
const PLACEHOLDER_KEY = /^(?:null|none_selected|none-selected|placeholder|)$/iu;

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readableText(value: string): string {
  return repairText(/<[a-z/][^>]*>/iu.test(value) ? load(value, null, false).root().text() : value);
}

function push(flatBlocks: FlatBlock[], kind: 'text' | 'item', text: string, depth = 0): void {
  const before = flatBlocks.at(-1);
  const isRepeated = before && 'text' in before && before.kind !== 'heading' && before.text === text;
  if (!text || isRepeated) return;
  flatBlocks.push(kind === 'item' ? { kind, text, depth } : { kind, text });
}

/** `walkInto` reads nested values. If the object has no header, its key becomes the heading. */
export function readJsonPage(
  value: Fields,
  key: string | undefined,
  depth: number,
  flatBlocks: FlatBlock[],
  walkInto: (one: unknown, name: string) => void,
): void {
  const entries = Object.entries(value);
  const strings = entries.filter(([, one]) => typeof one === 'string');
  const hasHeader = strings.some(([name]) => HEADING_KEY.test(name));
  if (!hasHeader && key && strings.length) {
    flatBlocks.push({ kind: 'heading', level: levelAt(depth), text: humanised(key) });
  }
  let level = levelAt(depth);
  let stem: string | undefined;
  for (const [name, one] of entries) {
    if (typeof one !== 'string') {
      stem = undefined;
      walkInto(one, name);
      continue;
    }
    const text = readableText(one);
    if (HEADING_KEY.test(name) && text) {
      flatBlocks.push({ kind: 'heading', level, text });
      level = levelAt(depth + 1);
    } else if (!isPartOf(name, stem) || !appendTo(flatBlocks.at(-1), text)) {
      push(flatBlocks, ITEM_KEY.test(name) ? 'item' : 'text', text);
    }
    stem = PART_KEY.exec(name)?.groups?.stem ?? (/\d$/u.test(name) ? name : undefined);
  }
}

function levelAt(depth: number): number {
  return Math.min(6, Math.max(1, depth));
}

function isPartOf(name: string, stem: string | undefined): boolean {
  return stem !== undefined && (name === stem || PART_KEY.exec(name)?.groups?.stem === stem);
}

function appendTo(before: FlatBlock | undefined, text: string): boolean {
  if (before?.kind !== 'text' && before?.kind !== 'item') return false;
  before.text = repairText(`${before.text} ${text}`);
  return true;
}

function humanised(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/[-_]+/gu, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function isField(value: Fields): boolean {
  return (
    [value.legend, value.label, value.hint].some((one) => typeof one === 'string') || isRecord(value.options)
  );
}

/**
 * The question becomes a heading for its hint and options. It is also added as text, because a heading alone
 * cannot be quoted. A question without a hint or options is only a heading.
 */
export function readField(value: Fields, flatBlocks: FlatBlock[]): void {
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const question = texts.find(([name]) => name === 'legend') ?? texts.find(([name]) => name === 'label');
  const options = isRecord(value.options) ? value.options : {};
  if (question) flatBlocks.push({ kind: 'heading', level: 2, text: readableText(question[1]) });
  if (texts.length > 1 || Object.keys(options).length > 0) {
    for (const [name, text] of texts)
      push(flatBlocks, ITEM_KEY.test(name) ? 'item' : 'text', readableText(text));
  }
  const before = flatBlocks.at(-1);
  if (before?.kind === 'text') before.introduces = true;
  for (const [name, option] of Object.entries(options)) readOption(name, option, flatBlocks);
}

function readOption(name: string, option: unknown, flatBlocks: FlatBlock[]): void {
  if (typeof option === 'string' && !PLACEHOLDER_KEY.test(name))
    push(flatBlocks, 'item', readableText(option));
  if (!isRecord(option)) return;
  Object.values(option).forEach((one, index) => {
    if (typeof one === 'string') push(flatBlocks, 'item', readableText(one), Math.min(index, 1));
  });
}
