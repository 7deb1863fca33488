// Parses JSON into blocks: the strings that a person reads, in their order, with their keys as context.
import { load } from 'cheerio';
import type { ParsedFile } from '../../ingest/ports.js';
import { InputFailure } from '../../knowledge/errors.js';
import { parseHtml } from './html.js';
import { mendText } from './mend-text.js';
import { structure } from './structure.js';
import type { Strip } from './structure.js';

const DEEPEST = 40;
const HEADING_KEY = /^(?:header|title|heading|[a-z-]*heading(?:-\d+)?)$/iu;
const ITEM_KEY = /bullet/iu;
/** "paragraph-1-partial-2", "paragraph-2-link-1": parts of one sentence that were split around a link. */
const PART_KEY = /^(?<stem>.*?\d+)-(?:partial|part|link|link-text)(?:-\d+|-text)*$/iu;

export function parseJson(text: string): ParsedFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new InputFailure('The file is not valid JSON; it may be truncated.', 'Fetch or export it again.', {
      cause,
    });
  }
  const page = publishedPage(value);
  if (page) return page;
  const strips: Strip[] = [];
  walk(value, undefined, 0, strips);
  return { document: { blocks: structure(strips) }, details: {} };
}

/** A payload of the GOV.UK Content API holds its page as HTML. */
function publishedPage(value: unknown): ParsedFile | undefined {
  if (!isRecord(value) || typeof value.title !== 'string' || !isRecord(value.details)) return undefined;
  const { body } = value.details;
  if (typeof body !== 'string') return undefined;
  const parsed = parseHtml(body);
  const date = typeof value.public_updated_at === 'string' ? value.public_updated_at.slice(0, 10) : undefined;
  const url = typeof value.base_path === 'string' ? `https://www.gov.uk${value.base_path}` : undefined;
  return {
    document: { ...parsed.document, title: value.title, ...(date ? { date } : {}) },
    details: url ? { url } : {},
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function clean(value: string): string {
  return mendText(/<[a-z/][^>]*>/iu.test(value) ? load(value, null, false).root().text() : value);
}

function walk(value: unknown, key: string | undefined, depth: number, strips: Strip[]): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const one of value) {
      if (typeof one === 'string') pushText(strips, { kind: 'item', text: clean(one), depth: 0 });
      else walk(one, undefined, depth + 1, strips);
    }
  } else if (isRecord(value)) {
    if (isField(value)) field(value, strips);
    else page(value, key, depth, strips);
  } else if (typeof value === 'string') pushText(strips, { kind: 'text', text: clean(value) });
}

function pushText(strips: Strip[], strip: Extract<Strip, { kind: 'text' | 'item' }>): void {
  if (strip.text) strips.push(strip);
}

/** An object whose strings are a page: its header, then paragraphs and items in order. */
function page(value: Record<string, unknown>, key: string | undefined, depth: number, strips: Strip[]): void {
  const entries = Object.entries(value);
  const ownHeading = entries.some(([name, one]) => HEADING_KEY.test(name) && typeof one === 'string');
  if (!ownHeading && key && entries.some(([, one]) => typeof one === 'string')) {
    strips.push({ kind: 'heading', level: Math.min(6, depth), text: humanised(key) });
  }
  let stem: string | undefined;
  let isFirstHeading = true;
  for (const [name, one] of entries) {
    if (typeof one !== 'string') {
      stem = undefined;
      walk(one, name, depth + 1, strips);
      continue;
    }
    const text = clean(one);
    const part = PART_KEY.exec(name)?.groups?.stem;
    const before = strips.at(-1);
    if (HEADING_KEY.test(name)) {
      const level = Math.min(6, Math.max(1, depth) + (isFirstHeading ? 0 : 1));
      if (text) strips.push({ kind: 'heading', level, text });
      isFirstHeading = false;
    } else if (
      stem &&
      (part === stem || name === stem) &&
      before &&
      (before.kind === 'text' || before.kind === 'item')
    ) {
      before.text = mendText(`${before.text} ${text}`);
    } else if (ITEM_KEY.test(name)) pushText(strips, { kind: 'item', text, depth: 0 });
    else pushText(strips, { kind: 'text', text });
    stem = part ?? (/\d$/u.test(name) ? name : undefined);
  }
}

function humanised(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/[-_]+/gu, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A question of a form: what is asked, the hint, and the answers that can be chosen. */
function isField(value: Record<string, unknown>): boolean {
  return typeof (value.legend ?? value.label) === 'string';
}

function field(value: Record<string, unknown>, strips: Strip[]): void {
  for (const [name, one] of Object.entries(value)) {
    if (name === 'options' && isRecord(one)) continue;
    if (typeof one === 'string') {
      pushText(
        strips,
        ITEM_KEY.test(name)
          ? { kind: 'item', text: clean(one), depth: 0 }
          : { kind: 'text', text: clean(one) },
      );
    }
  }
  if (isRecord(value.options)) options(value.options, strips);
}

function options(value: Record<string, unknown>, strips: Strip[]): void {
  for (const option of Object.values(value)) {
    if (typeof option === 'string') pushText(strips, { kind: 'item', text: clean(option), depth: 0 });
    if (!isRecord(option)) continue;
    let depth = 0;
    for (const one of Object.values(option)) {
      if (typeof one === 'string') pushText(strips, { kind: 'item', text: clean(one), depth });
      depth = 1;
    }
  }
}
