// Finds the document in the release that replaced a superseded or withdrawn one.
import type { GuidanceDocument } from '../model/source.js';
import { wordSet } from '../text/word-set.js';

/**
 * Returns the current document that the old document's note names, or the newest one of the same series. The
 * catalogue does not say which document replaced which. A wrong link is worse than none, so the result is
 * undefined if there is any doubt.
 */
export function newerEdition(
  document: GuidanceDocument,
  documents: Iterable<GuidanceDocument>,
): GuidanceDocument | undefined {
  if (document.standing === 'current') return undefined;
  const current = [...documents].filter(({ standing }) => standing === 'current');
  // Some slugs are made from file names, so a slug without a digit or hyphen could match an ordinary word in
  // the note.
  const named = new Set(document.note?.match(/[\w.-]*\w/gu)?.filter((word) => /[\d-]/u.test(word)));
  return (
    current.find((one) => named.has(one.slug) && coversNationsOf(one, document)) ??
    newest(current.filter((one) => isOfSameSeries(one, document)))
  );
}

function isOfSameSeries(newer: GuidanceDocument, old: GuidanceDocument): boolean {
  if (!isSameOrUnknown(newer.publisher, old.publisher) || !coversNationsOf(newer, old)) return false;
  const isDated = newer.sortDate !== undefined && old.sortDate !== undefined;
  if (isDated && !isLater(newer.sortDate!, old.sortDate!)) return false;
  if (undated(newer.title) === undated(old.title)) return true;
  const isAbout = () => isSameSubject(subjectOf(newer.title), subjectOf(old.title));
  return isDated && newer.authority === old.authority && isAbout();
}

function isSameOrUnknown(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** A document that names no nation applies to all of them. */
function coversNationsOf(
  { jurisdictions: newer }: GuidanceDocument,
  { jurisdictions: old }: GuidanceDocument,
) {
  return !newer.length || (old.length > 0 && old.every((nation) => newer.includes(nation)));
}

/** False if we cannot tell which date is later: "2020" is not later than "2020-03". */
function isLater(newer: string, old: string): boolean {
  return newer > old && !newer.startsWith(old);
}

/** Undefined if 2 have the same date, because we cannot tell which one replaced the old document. */
function newest(documents: readonly GuidanceDocument[]): GuidanceDocument | undefined {
  const date = ({ sortDate = '' }: GuidanceDocument) => sortDate;
  const [first, second] = documents.toSorted((a, b) => date(b).localeCompare(date(a)));
  return first && second && date(first) === date(second) ? undefined : first;
}

const VERSIONS = /\bv\d+(?:\.\d+)*\b|\bversion \d+(?:\.\d+)*|\b(?:19|20)\d\d\b/gu;
/** The Act that guidance is issued under, as in "Modern Slavery Act 2015 – statutory guidance". */
const ACT = /\bact (?:19|20)\d\d\b/gu;
/** Words that do not describe a subject: types of document, places, months and stop words. */
const NOT_SUBJECT =
  wordSet(`statutory non guidance guide guides toolkit handbook accessible version edition revised updated
   england wales scotland northern ireland uk united kingdom english welsh scottish
   january february march april may june july august september october november december
   a an and as by for from in of on or the to under with`);
/** Titles often leave these words out, because most documents are about these subjects. */
const OUR_FIELD = new Set(['modern', 'slavery', 'human', 'trafficking']);
const FEWEST_WORDS = 2;

function subjectOf(title: string): Set<string> {
  const plain = undated(title).replace(ACT, ' ').replace(VERSIONS, ' ');
  const words = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !NOT_SUBJECT.has(word));
  return new Set(words.map((word) => (word.length > 4 ? word.replace(/s$/u, '') : word)));
}

function isSameSubject(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const [own, other] = [special(some), special(others)];
  const isSame = own.size === other.size && [...own].every((word) => other.has(word));
  return isSame && own.size >= FEWEST_WORDS;
}

/** Leaves out words for our general subject, unless too few words would then be left to compare. */
function special(subject: ReadonlySet<string>): ReadonlySet<string> {
  const rest = new Set([...subject].filter((word) => !OUR_FIELD.has(word)));
  return rest.size >= FEWEST_WORDS ? rest : subject;
}

/** Removes brackets with a digit (a date or version). Others may name the subject: "(Family Permit)". */
function undated(title: string): string {
  return title
    .replace(/\([^()]*\)/gu, (brackets) => (/\d/u.test(brackets) ? ' ' : brackets))
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
