// Reads a folder's corpus.json, and works out details that it leaves out: status, authority and a date to
// sort by.
import { z } from 'zod';
import { LANGUAGES } from '../../knowledge/model/language.js';
import {
  AUTHORITIES,
  JURISDICTIONS,
  STANDINGS,
  type Authority,
  type GuidanceDocument,
  type Standing,
} from '../../knowledge/model/source.js';
import { readDate } from '../model/read-date.js';
import type { DocumentDetails } from '../model/document.js';
import { fieldFault, fieldWording } from '../model/field-wording.js';
import { lineOfFault } from '../model/source-registry.js';
import { importWording } from '../wording/import-wording.js';

const said = importWording.catalogue;

/** Returns a file name in the form that people type. macOS may store an accent separately from its letter. */
export const inCatalogue = (file: string): string => file.normalize('NFC');

const text = z
  .union([z.string(), z.number().transform(String)])
  .pipe(z.string().trim().min(1))
  .nullish();
/** Accepts "England" and "Northern Ireland" as well as "northern-ireland". */
const nation = z
  .string()
  .transform((name) => name.trim().toLowerCase().replace(/\s+/g, '-'))
  .pipe(z.enum(JURISDICTIONS));

/** Allows harmless mistakes, such as unknown keys and null values. */
const entrySchema = z.object({
  file: z.string().min(1).transform(inCatalogue),
  slug: z.string().regex(/^[\w.-]{1,120}$/, fieldWording.fileSlug),
  title: text,
  publisher: text,
  date: text,
  jurisdictions: z.array(nation).nullish(),
  authority: z.enum(AUTHORITIES).nullish(),
  standing: z.enum(STANDINGS).nullish(),
  language: z.enum(LANGUAGES).nullish(),
  licence: text,
  attribution: text,
  url: text,
  note: text,
  sample: z.boolean().nullish(),
});

export interface Catalogue {
  byFile: Map<string, DocumentDetails>;
  /** Files that are not used because their entries have mistakes, by file name. Their citations would mislead. */
  refused: Map<string, { slug?: string; problem: string }>;
  /** Other mistakes, as one line each. Each line also says how to fix the mistake. */
  problems: string[];
  /** Why nothing in the folder can be used. Without a catalogue, all of it would be quoted for every nation. */
  broken?: string;
}

/** Reads the text of a corpus.json. Reports mistakes, and ignores a wrong detail if that is harmless. */
export function readCatalogue(json: string): Catalogue {
  const catalogue: Catalogue = { byFile: new Map(), refused: new Map(), problems: [] };
  // Some editors put a byte order mark first, which JSON does not allow.
  const list = json.replace(/^\uFEFF/, '');
  let entries: unknown;
  try {
    entries = JSON.parse(list);
  } catch {
    return { ...catalogue, broken: said.notJson(lineOfFault(list)) };
  }
  if (!Array.isArray(entries)) return { ...catalogue, broken: said.notAList };
  entries.forEach((entry, i) => addEntry(catalogue, entry, i));
  return catalogue;
}

/** A mistake in one of these fields would give a citation the wrong document, nation, date or status. */
const STRICT = ['slug', 'date', 'jurisdictions', 'authority', 'standing'];

function addEntry(catalogue: Catalogue, entry: unknown, index: number): void {
  const file = nameOf(entry);
  let parsed = entrySchema.safeParse(entry, { error: fieldFault });
  if (!parsed.success) {
    const wrong = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
    const { path: at, message } = parsed.error.issues[0]!;
    const isRefused = file !== undefined && wrong.some((field) => STRICT.includes(field));
    if (!isRefused) parsed = entrySchema.safeParse(without(entry, wrong));
    const until = isRefused
      ? said.untilFixed.fileLeftOut
      : parsed.success
        ? said.untilFixed.usedWithout(wrong)
        : said.untilFixed.entryIgnored;
    const problem = said.wrongEntry(file ?? `entry ${index + 1}`, at.join('.') || 'entry', message, until);
    if (isRefused) {
      const known = z.object({ slug: entrySchema.shape.slug }).safeParse(entry);
      catalogue.refused.set(file, { ...(known.success && known.data), problem });
    } else catalogue.problems.push(problem);
  }
  if (!parsed.success) return;
  const { file: name, ...details } = parsed.data;
  if (catalogue.byFile.has(name)) {
    catalogue.problems.push(said.describedTwice(name));
    return;
  }
  catalogue.byFile.set(name, withoutNulls(details));
}

function without(entry: unknown, keys: readonly string[]): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key)));
}

function nameOf(entry: unknown): string | undefined {
  const named = z.object({ file: z.string() }).safeParse(entry);
  return named.success ? inCatalogue(named.data.file) : undefined;
}

function withoutNulls(details: Record<string, unknown>): DocumentDetails {
  return Object.fromEntries(
    Object.entries(details).filter(([, value]) => value != null),
  ) as unknown as DocumentDetails;
}

/** The name of a file after a date, as in “(April 2026; file v2-2026)”. Readers only need the date. */
const FILE_AFTER_DATE = /\(([^();]*\b\d{4}); file [^()]*\)/iu;

/** Returns the document's details for citations. Unknown details stay empty and are never guessed. */
export function describeDocument(details: DocumentDetails): GuidanceDocument {
  const title = details.title?.replace(FILE_AFTER_DATE, '($1)') ?? details.slug;
  const standing = details.standing ?? standingOf(title, details.note);
  return {
    slug: details.slug,
    title,
    publisher: details.publisher,
    date: details.date,
    sortDate: readDate(details.date ?? ''),
    jurisdictions: details.jurisdictions ?? [],
    authority: details.authority ?? authorityOf(title, details.url),
    language: details.language,
    url: details.url,
    licence: details.licence,
    attribution: details.attribution,
    note: details.note,
    standing,
    // The file may say that it was withdrawn, and corpus.json that it was not.
    withdrawnOn: standing === 'withdrawn' ? details.withdrawnOn : undefined,
    sample: details.sample,
    cites: details.cites,
  };
}

const STATUS = String.raw`(?:(?:now |since )?(?:withdrawn|superseded|out of date|no longer (?:in (?:force|use)|available))|since removed|replaced by [^()[\]]{1,100})`;
const PAPER =
  '(?:guidance|guide|document|page|publication|information|content|circular|code|toolkit|policy|form|leaflet|advice|protocol|report|strategy|regulations?|framework|standards?|plan|handbook|manual)';
const OF_ITSELF = String.raw`^(?:it|the ${PAPER}|th(?:is|ese) (?:[\w-]+ ){0,3}${PAPER}|this (?:version|edition)(?: of [\w ]+)?) (?:is|was|are|were|(?:has|have)(?: now| since)? been) (?:${STATUS}|archived|removed)\b`;
const DATE = String.raw`(?:(?:on|in) )?(?:\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d)[^()[\]]*`;
/** A status that is set apart from the rest of a title: “[Withdrawn]”, “Withdrawn:” or “(superseded by v2)”. */
const IN_TITLE = new RegExp(
  [
    String.raw`^\W?${STATUS}(?: ${DATE})?(?:[)\]:]| [–—-] )`,
    String.raw`[([](?:[^()[\]]{0,200}, )?${STATUS}(?: (?:on|in|by|from|and)\b[^()[\]]*|, [^()[\],]*\d|:? ${DATE})?[)\]]$`,
    String.raw`(?:[:,] ?| [–—-] )${STATUS}(?:,? \(?${DATE}\)?)?$`,
    OF_ITSELF,
  ].join('|'),
  'i',
);
/** Capitals set a status apart from a title that has small letters. */
const IN_CAPITALS = /^(?=.*\p{Ll}).*\b(?:WITHDRAWN|SUPERSEDED|OUT OF DATE)\b/u;
/** Matches a clause about the document itself, not about claims that were withdrawn or an earlier edition. */
const IN_NOTE = new RegExp(
  [
    String.raw`^\W?${STATUS}(?=$|[)\]:,]| \(| [–—-] | (?:on|in|by|from|and|as|because)\b| ${DATE})`,
    OF_ITSELF,
    String.raw`^we(?:['’]ve| have) withdrawn this\b`,
  ].join('|'),
  'i',
);
/** Matches “Note:” or “Please note:” at the start of a note. */
const LABEL = /^[\w-]+(?: [\w-]+)?: /u;

/** Only uses what the title or note says about the document itself. */
export function standingOf(title: string, note = ''): Standing {
  const clauses = note.split(/[.;!?\n]/).map((clause) => clause.trim());
  const isInTitle = IN_TITLE.test(title.trim()) || IN_CAPITALS.test(title);
  const said = isInTitle ? title : clauses.find((clause) => saysOfItself(clause));
  if (said === undefined) return 'current';
  return /superseded|replaced|out of date/i.test(said) ? 'superseded' : 'withdrawn';
}

const saysOfItself = (clause: string): boolean =>
  IN_NOTE.test(clause) || IN_NOTE.test(clause.replace(LABEL, ''));

const STATUTE =
  /legislation\.gov\.uk\/(?!.*\/notes\b)|\b(?:Act|Regulations|Order) (?:\(.*\) )?\d{4}, (?:section|sections|reg|regs)\b/i;
const EXPLANATORY = /explanatory notes/i;
const RULES = /\bimmigration rules\b/i;

/** Uses the title and web address. The Immigration Rules have the effect of law, so they count as law. */
export function authorityOf(title: string, url: string | undefined): Authority {
  const said = `${title} ${url ?? ''}`;
  if (EXPLANATORY.test(said)) return 'other';
  if (/non-statutory/i.test(title) && !/statutory guidance for england/i.test(title))
    return 'non-statutory-guidance';
  if (
    /statutory guidance|national guidance for child protection|keeping children safe in education|guidance and regulations/i.test(
      title,
    )
  )
    return 'statutory-guidance';
  if (STATUTE.test(said) || RULES.test(title) || /^section \d+.*act \d{4}/i.test(title)) return 'statute';
  if (/guidance|toolkit|guide|advice|protocol|circular|factsheet|framework/i.test(title))
    return 'non-statutory-guidance';
  return 'other';
}
