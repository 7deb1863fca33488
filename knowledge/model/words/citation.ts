// Writes citations in the same way for every platform.
import type { Citation } from '../answer.js';
import { printedHeadings, sectionName, type Passage } from '../passage.js';
import type { GuidanceDocument } from '../source.js';
import { guidanceWords, jurisdictionNames } from './guidance-names.js';
import type { GuidanceWords } from './english-guidance-wording.js';
import { dateInSentence, formatOf, readableDate } from './readable-date.js';

/** “Home Office, April 2026 · England and Wales · Statutory guidance”, without details we do not know. */
export function documentLine(document: GuidanceDocument, words: GuidanceWords): string {
  const { publisher, date } = document;
  const said = date && (publisher ? dateInSentence(date, words) : readableDate(date, words));
  const published = [publisher, said].filter(Boolean);
  return [
    published.join(', '),
    jurisdictionNames(document.jurisdictions, words),
    words.authorities[document.authority],
  ]
    .filter(Boolean)
    .join(' · ');
}

/** “Referring a child › Consent, paragraph 4.12, page 33”. Empty if the passage has none of these. */
export function placeLine(
  passage: Pick<Passage, 'headings' | 'paragraph' | 'page'>,
  words: GuidanceWords,
): string {
  const section = printedHeadings(passage).length ? sectionName(passage) : undefined;
  return [
    section,
    passage.paragraph && words.paragraph(passage.paragraph),
    passage.page && words.page(passage.page),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Returns the place and the document on separate lines, each with a capital. Leaves out an empty line. */
export function linesOfSource(
  { document, passage }: Pick<Citation, 'document' | 'passage'>,
  words: GuidanceWords,
) {
  const place = placeLine(passage, words);
  return [place.charAt(0).toUpperCase() + place.slice(1), documentLine(document, words)].filter(Boolean);
}

/** One line for people's own notes: title, section, publisher, date and where to find the text. */
export function citationText(
  { document, passage }: Pick<Citation, 'document' | 'passage'>,
  address: string,
  words: GuidanceWords,
): string {
  const place = placeLine(passage, words);
  return `${[document.title, place, documentLine(document, words)].filter(Boolean).join('. ')}. ${address}`;
}

/** Something that may need a caution: a document, or a passage or quote from one. */
export interface Cautioned extends Pick<Citation, 'document' | 'newer' | 'hasFewOfNewer' | 'breaksOff'> {
  passage?: Pick<Passage, 'recalledOn' | 'changedOn' | 'text'> & Partial<Pick<Passage, 'id'>>;
  /** The parts of the passage that are quoted. Absent if all of it is. */
  spans?: Citation['spans'];
}

/** Returns sentences that someone must read before relying on the text. Empty for current guidance. */
export function cautionsFor(cautioned: Cautioned, words: GuidanceWords): string[] {
  const { document, newer, hasFewOfNewer, passage } = cautioned;
  const cautions: string[] = [];
  if (passage?.recalledOn !== undefined) cautions.push(recalledCaution(passage.recalledOn, words));
  else if (passage?.changedOn !== undefined) cautions.push(changedCaution(passage.changedOn, words));
  if (document.standing === 'superseded')
    cautions.push(newer ? words.replacedBy(newer.title) : words.replaced);
  if (document.standing === 'withdrawn')
    cautions.push(newer ? words.withdrawnFor(newer.title) : words.withdrawn);
  if (hasFewOfNewer) cautions.push(words.fewOfNewer);
  if (isBrokenOff(cautioned)) cautions.push(words.breaksOff);
  const older = olderCaution(cautioned, words);
  if (older !== undefined) cautions.push(older);
  if (document.sample) cautions.push(words.sample);
  return cautions;
}

/** Undefined for a passage that is known to be from the newer version. */
function olderCaution(
  { document: { partlyFrom, kept }, passage }: Cautioned,
  words: GuidanceWords,
): string | undefined {
  if (partlyFrom === undefined && !kept) return undefined;
  const date = partlyFrom && dateInSentence(partlyFrom, words);
  if (!kept || passage?.id === undefined) return date ? words.partlyFrom(date) : words.partlyOlder;
  if (!kept.includes(passage.id)) return undefined;
  return date ? words.allFrom(date) : words.allOlder;
}

/** True if the end of the quote is where our copy of the document breaks off. */
export function isBrokenOff({ breaksOff, passage, spans }: Omit<Cautioned, 'document'>): boolean {
  if (!breaksOff) return false;
  return !passage || !spans || spans.at(-1)?.[1] === passage.text.trimEnd().length;
}

/** True if there are quotes, and all of them come from replaced or withdrawn guidance. */
export function isAllOutOfDate(citations: readonly Pick<Citation, 'document'>[]): boolean {
  return citations.length > 0 && citations.every(({ document }) => document.standing !== 'current');
}

export function recalledCaution(since: string, words: GuidanceWords): string {
  return words.recalled(longDay(since, words));
}

export function changedCaution(since: string, words: GuidanceWords): string {
  return words.changed(longDay(since, words));
}

function longDay(at: string, { locale }: GuidanceWords): string {
  return formatOf(locale, true, 'Europe/London').format(new Date(at));
}

/** The full source of a passage, for programs that quote the passage. */
export interface PassageSource extends Pick<
  GuidanceDocument,
  'title' | 'publisher' | 'date' | 'authority' | 'standing' | 'url'
> {
  document: string;
  /** The nations that the publication names. Empty if it names none. */
  nations: GuidanceDocument['jurisdictions'];
  section?: string;
  paragraph?: string;
  page?: number;
  /** Sentences that must be shown with the quote: for example, that it is superseded or recalled. */
  cautions: string[];
}

/** A quote or, without `spans`, a whole passage. */
export type Sourced = Cautioned & Pick<Citation, 'passage'>;

export function passageSource(sourced: Sourced): PassageSource {
  const { document, passage } = sourced;
  return {
    document: document.slug,
    title: document.title,
    publisher: document.publisher,
    date: document.date,
    nations: document.jurisdictions,
    authority: document.authority,
    standing: document.standing,
    section: sectionName(passage),
    paragraph: passage.paragraph,
    page: passage.page,
    url: document.url,
    cautions: cautionsFor(sourced, guidanceWords('en')),
  };
}
