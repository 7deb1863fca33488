import matter from 'gray-matter';
import type { DocumentDetails } from '../../../ingest/model/document.js';
import { libraryWording } from '../../../ingest/model/library-wording.js';
import { languageOfLocale } from '../../../knowledge/model/language.js';
import { AUTHORITIES, JURISDICTIONS, STANDINGS, type Jurisdiction } from '../../../knowledge/model/source.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { fileWording } from '../wording/file-wording.js';

const said = fileWording.markdown;

export interface FrontMatter {
  details: Partial<DocumentDetails>;
  content: string;
}

function refuse(): never {
  throw new InputFailure(...said.notYaml);
}

// Only YAML is allowed, because gray-matter would run "---js" front matter as code.
const ENGINES = Object.fromEntries(
  ['js', 'javascript', 'coffee', 'coffeescript', 'cson', 'json', 'toml'].map((name) => [
    name,
    { parse: refuse },
  ]),
);

/** Keys start with a small letter, unlike the label in “Note: call 999”. */
const KEY = /^[a-z][\w-]*$/u;

/** Ignores unknown keys. Throws `InputFailure` if the YAML is not valid. */
export function readFrontMatter(text: string): FrontMatter {
  const none = { details: {}, content: text };
  if (!text.startsWith('---') || !text.includes('\n---', 3)) return none;
  try {
    // Passing options turns off gray-matter's cache, which would return a shared object.
    const { data, content } = matter(quoteColons(text), { engines: ENGINES });
    // Text, a list or a heading between two rules is not front matter. YAML reads a Markdown heading as a
    // comment.
    const hasKeys =
      typeof data === 'object' && !Array.isArray(data) && Object.keys(data).some((key) => KEY.test(key));
    return hasKeys ? { details: detailsOf(data), content } : none;
  } catch (cause) {
    if (cause instanceof InputFailure) throw cause;
    throw new InputFailure(...said.invalidYaml, { cause });
  }
}

/** Adds quotes, because people write "title: Immigration Rules: introduction", which is not valid YAML. */
function quoteColons(text: string): string {
  const end = text.indexOf('\n---', 3);
  if (end < 0) return text;
  const head = text
    .slice(0, end)
    .replace(
      /^(?<key>[\w-]+): +(?<value>[^\s"'[{|>&*!%@`#].*: .*)$/gmu,
      (_, key: string, value: string) => `${key}: ${JSON.stringify(value.trim())}`,
    );
  return head + text.slice(end);
}

function detailsOf(data: Record<string, unknown>): Partial<DocumentDetails> {
  const sources = listOf(data.sources ?? data.source).join('; ');
  const note = textOf(data.note) ?? (sources ? libraryWording.documents.sources(sources) : undefined);
  const scraped = dayOf(data.scraped_at);
  const date =
    dayOf(data.date ?? data.lastVerified ?? data.last_verified ?? data.updated) ??
    (scraped ? `scraped ${scraped}` : undefined);
  const jurisdictions = nationsIn(data.jurisdictions ?? data.jurisdiction);
  const [authority] = knownIn('authority', data.authority, AUTHORITIES);
  const [standing] = knownIn('standing', data.standing, STANDINGS);
  const details: Partial<DocumentDetails> = {
    slug: textOf(data.slug),
    title: textOf(data.title) ?? partName(textOf(data.part_name)),
    publisher: textOf(data.publisher),
    date,
    jurisdictions: jurisdictions.length ? jurisdictions : undefined,
    authority,
    language: languageOfLocale(textOf(data.language)),
    url: textOf(data.url),
    licence: textOf(data.licence),
    note,
    standing,
    sample: data.sample === true ? true : undefined,
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

const GREAT_BRITAIN: readonly string[] = ['great-britain', 'gb'];
const UNITED_KINGDOM: readonly string[] = ['united-kingdom', 'uk', 'uk-wide', 'all'];

/** Empty for the whole United Kingdom, because text that names no nation applies to all nations. */
function nationsIn(value: unknown): Jurisdiction[] {
  const known = [...JURISDICTIONS, ...GREAT_BRITAIN, ...UNITED_KINGDOM];
  const named = knownIn('jurisdictions', value, known);
  if (named.some((name) => UNITED_KINGDOM.includes(name))) return [];
  const isBritain = named.some((name) => GREAT_BRITAIN.includes(name));
  return JURISDICTIONS.filter(
    (nation) => named.includes(nation) || (isBritain && nation !== 'northern-ireland'),
  );
}

/** What is around a name: spaces, “the”, and the hyphens of “england-and-wales”. */
const AROUND_NAME = /^[\s-]*(?:the\s+)?|[\s-]+$/giu;

/**
 * Reads a list, or names with commas, slashes or “and” between them. Throws `InputFailure` for an unknown
 * name, because without it a document would be quoted for every nation, or as current.
 */
function knownIn<Name extends string>(field: string, value: unknown, known: readonly Name[]): Name[] {
  const written = [value].flat().flatMap((one) => {
    if (one === null || one === undefined) return [];
    return typeof one === 'string' ? one.split(/[,;&/]|\band\b/iu) : JSON.stringify(one);
  });
  return written
    .map((name) => name.replace(AROUND_NAME, ''))
    .filter(Boolean)
    .map((name) => {
      const found = known.find((one) => one === name.toLowerCase().replace(/\s+/gu, '-'));
      if (found === undefined) throw new InputFailure(...said.unknownValue(field, name, known));
      return found;
    });
}

/** Scrapers name a part after the link to it. This link of GOV.UK names no part. */
function partName(link: string | undefined): string | undefined {
  return link !== undefined && /^see all updates$/iu.test(link) ? undefined : link;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

/** YAML parses an unquoted date as a Date with a time, but only the day was written. */
function dayOf(value: unknown): string | undefined {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10);
  return textOf(value);
}

function listOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => textOf(one) ?? []);
}
