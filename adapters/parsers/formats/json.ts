// Parses JSON into blocks: takes the strings that people read, in order, with their keys as headings.
import type { DocumentDetails } from '../../../ingest/model/document.js';
import type { ParsedFile } from '../../../ingest/model/ports.js';
import { dayInBritain } from '../../../ingest/model/day-in-britain.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { htmlFragment, parseHtml } from './html.js';
import { isField, isRecord, readableText, readField, readJsonPage } from './json-pages.js';
import { refuseManyBlocks } from '../blocks/limits.js';
import { structure, type FlatBlock } from '../blocks/structure.js';
import { fileWording } from '../wording/file-wording.js';

/** Values that are nested more deeply than this are not for readers. */
const DEEPEST = 40;

export function parseJson(text: string): ParsedFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new InputFailure(...fileWording.json.invalid, { cause });
  }
  const page = publishedPage(value);
  if (page) return page;
  const flatBlocks: FlatBlock[] = [];
  walk(value, undefined, 0, flatBlocks);
  return { document: { blocks: structure(flatBlocks) }, details: withdrawalIn(value) };
}

/** A reply from the GOV.UK Content API says whether its page was withdrawn. */
function withdrawalIn(value: unknown): Partial<DocumentDetails> {
  const notice = isRecord(value) ? value.withdrawn_notice : undefined;
  if (!isRecord(notice)) return {};
  const { withdrawn_at: at, explanation } = notice;
  const withdrawnOn = typeof at === 'string' ? dayInBritain(at) : undefined;
  const note = typeof explanation === 'string' ? textOf(explanation) : '';
  if (!withdrawnOn && !note) return {};
  return { standing: 'withdrawn', ...(withdrawnOn && { withdrawnOn }), ...(note && { note }) };
}

const LONGEST_NOTE = 500;

function textOf(html: string): string {
  const texts = htmlFragment(html).flatMap((flatBlock) => ('text' in flatBlock ? flatBlock.text : []));
  return texts.join(' ').slice(0, LONGEST_NOTE);
}

/** A reply from the GOV.UK Content API contains its page as HTML. */
function publishedPage(value: unknown): ParsedFile | undefined {
  if (!isRecord(value) || typeof value.title !== 'string' || !isRecord(value.details)) {
    return undefined;
  }
  const { body } = value.details;
  if (typeof body !== 'string') return undefined;
  const parsed = parseHtml(body);
  const { public_updated_at: at } = value;
  const date = typeof at === 'string' ? dayInBritain(at) : undefined;
  const url = typeof value.base_path === 'string' ? `https://www.gov.uk${value.base_path}` : undefined;
  return {
    document: { ...parsed.document, title: value.title, ...(date ? { date } : {}) },
    details: { ...(url && { url }), ...withdrawalIn(value) },
  };
}

function walk(value: unknown, key: string | undefined, depth: number, flatBlocks: FlatBlock[]): void {
  if (depth > DEEPEST) return;
  refuseManyBlocks(flatBlocks.length);
  if (typeof value === 'string') {
    const text = readableText(value);
    if (text) flatBlocks.push({ kind: 'text', text });
  } else if (Array.isArray(value)) {
    for (const one of value) {
      refuseManyBlocks(flatBlocks.length);
      const text = typeof one === 'string' ? readableText(one) : '';
      if (text) flatBlocks.push({ kind: 'item', text, depth: 0 });
      else walk(one, undefined, depth + 1, flatBlocks);
    }
  } else if (isRecord(value)) {
    if (isField(value)) readField(value, flatBlocks);
    else {
      readJsonPage(value, key, depth, flatBlocks, (one, name) => {
        walk(one, name, depth + 1, flatBlocks);
      });
    }
  }
}
