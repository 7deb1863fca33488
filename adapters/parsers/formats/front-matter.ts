import { parse } from 'yaml';
import { z } from 'zod';
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

/** The closing line may have text after its hyphens. */
const FENCED = /^---(?!-)(?<format>[^\n]*)\n(?<head>(?:.*?\n)??)---\n?(?<content>.*)$/su;

/** Keys start with a small letter, unlike the label in “Note: call 999”. */
const KEY = /^[a-z][\w-]*$/u;

const keysAndValues = z.record(z.string(), z.unknown());

/** Ignores unknown keys. Throws `InputFailure` if the front matter is not YAML, or not valid. */
export function readFrontMatter(text: string): FrontMatter {
  const none = { details: {}, content: text };
  const { format = '', head = '', content = '' } = FENCED.exec(text)?.groups ?? {};
  // Do not ignore front matter in another format, because it may say that the guidance was withdrawn.
  if (!/^(?:ya?ml)?$/iu.test(format.trim())) throw new InputFailure(...said.notYaml);
  // Text, a list or a heading between two rules is not front matter. YAML reads a Markdown heading as a
  // comment.
  const { data = {} } = keysAndValues.safeParse(parsed(head));
  const hasKeys = Object.keys(data).some((key) => KEY.test(key));
  return hasKeys ? { details: detailsOf(data), content } : none;
}

function parsed(head: string): unknown {
  try {
    // Without this level, warnings would print words of the file.
    return parse(quoteColons(head), { logLevel: 'error' });
  } catch (cause) {
    throw new InputFailure(...said.invalidYaml, { cause });
  }
}

/** Adds quotes, because people write "title: Immigration Rules: introduction", which is not valid YAML. */
function quoteColons(head: string): string {
  return head.replace(
    /^(?<key>[\w-]+): +(?<value>[^\s"'[{|>&*!%@`#].*: .*)$/gmu,
    (_, key: string, value: string) => `${key}: ${JSON.stringify(value.trim())}`,
  );
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

/** Matches what may surround a name: spaces, “the”, and the hyphens of “england-and-wales”. */
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

/** Scrapers name a part after the link to it, but GOV.UK's link “See all updates” does not name a part. */
function partName(link: string | undefined): string | undefined {
  return link !== undefined && /^see all updates$/iu.test(link) ? undefined : link;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

/** Scrapers give a time with the day, but we only need the day. */
function dayOf(value: unknown): string | undefined {
  return textOf(value)?.replace(/^(\d{4}-\d\d-\d\d)[T ].*$/u, '$1');
}

function listOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => textOf(one) ?? []);
}
