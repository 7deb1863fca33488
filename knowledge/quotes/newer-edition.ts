// Finds the document that replaced a superseded or withdrawn one, if it is in the release.
import type { GuidanceDocument } from '../model/source.js';

/**
 * The current document that the old one's note names, or the newest one of the same series. The catalogue does not say
 * what replaced what, and a wrong pointer is worse than none, so this is undefined if there is any doubt.
 */
export function newerEdition(
  document: GuidanceDocument,
  documents: Iterable<GuidanceDocument>,
): GuidanceDocument | undefined {
  if (document.standing === 'current') return undefined;
  const current = [...documents].filter(({ standing }) => standing === 'current');
  // Slugs may come from file names, so a slug that is a single word could match any word of the note.
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

/** A document that names no nation applies to every nation. */
function coversNationsOf(
  { jurisdictions: newer }: GuidanceDocument,
  { jurisdictions: old }: GuidanceDocument,
) {
  return !newer.length || (old.length > 0 && old.every((nation) => newer.includes(nation)));
}

/** "2020" is not later than "2020-03": we do not know. */
function isLater(newer: string, old: string): boolean {
  return newer > old && !newer.startsWith(old);
}

/** Undefined if 2 documents are from the same day, because we cannot tell which is meant. */
function newest(documents: readonly GuidanceDocument[]): GuidanceDocument | undefined {
  const date = ({ sortDate = '' }: GuidanceDocument) => sortDate;
  const [first, second] = documents.toSorted((a, b) => date(b).localeCompare(date(a)));
  return first && second && date(first) === date(second) ? undefined : first;
}

const VERSIONS = /\bv\d+(?:\.\d+)*\b|\bversion \d+(?:\.\d+)*|\b(?:19|20)\d\d\b/gu;
/** "Modern Slavery Act 2015 – statutory guidance": the Act that the guidance is under. */
const ACT = /\bact (?:19|20)\d\d\b/gu;
/** Words for the kind of text, or for where or when it applies, and words that mean nothing on their own. */
const NOT_SUBJECT = new Set(
  `statutory non guidance guide guides toolkit handbook accessible version edition revised updated
   england wales scotland northern ireland uk united kingdom english welsh scottish
   january february march april may june july august september october november december
   a an and as by for from in of on or the to under with`.split(/\s+/u),
);
/** Nearly everything here is about these subjects, so a title may leave them out. */
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

/** Leaves out the words for our field, unless that leaves too few to compare. */
function special(subject: ReadonlySet<string>): ReadonlySet<string> {
  const rest = new Set([...subject].filter((word) => !OUR_FIELD.has(word)));
  return rest.size >= FEWEST_WORDS ? rest : subject;
}

/** Brackets with a figure are a date or version; others may name the subject: "(Family Permit)". */
function undated(title: string): string {
  return title
    .replace(/\([^()]*\)/gu, (brackets) => (/\d/u.test(brackets) ? ' ' : brackets))
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
