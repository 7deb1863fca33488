// Quotes the paragraph that a question asks for by its number.
import type { Citation, Span } from '../model/answer.js';
import type { Passage } from '../model/passage.js';
import { JURISDICTIONS, type GuidanceDocument, type Jurisdiction } from '../model/source.js';
import type { subjectOf } from '../question/child-or-adult.js';
import type { AskedParagraph } from '../question/paragraph-asked.js';
import { preference } from '../search/collapse-duplicates.js';
import { isForAdults } from '../search/for-adults.js';
import type { SignalSources } from '../search/ranking-signals.js';
import { introducesSentences } from '../text/heading-of-sentence.js';
import { numberedParagraphs } from '../text/paragraph-numbers.js';
import { splitUnits, type Unit } from '../text/sentences.js';
import { citeWithLimits, misleading, type ChosenQuote } from './choose-quotes.js';
import { quotePassage } from './quote-passage.js';
import { MAX_QUOTES, theirNationsFirst } from './worth-quoting.js';

/** Matches a number that only one document has, so that the question need not name the document. */
const OWN_FORM = /^(?:\d{3}[A-Z]{1,3}|[A-Z].*\d)$/iu;
/** Matches a number that is not a list item or a year, wherever a line starts with it. */
const IN_PARTS = /\d\.\d/u;
const SMALL_WORDS = new Set('the a an of in for and to uk current latest'.split(' '));
/** A name with no other words, such as “the statutory guidance”, may mean any of several documents. */
const KINDS = new Set('statutory guidance guide rules act code document toolkit protocol'.split(' '));

export interface Found extends Omit<ChosenQuote, 'quoted' | 'alsoIn'> {
  units: readonly Unit[];
  /** Indexes of the paragraph's own units. Never empty. */
  own: readonly number[];
  isForAdults: boolean;
}

/** Returns every passage that has such a paragraph, in any document that the question may mean. */
export function findParagraph(sources: SignalSources, asked: AskedParagraph): Found[] {
  const named = namedBy(asked);
  if (named.every((word) => KINDS.has(word)) && !OWN_FORM.test(asked.number)) return [];
  const { documents, passages } = sources.index.content;
  const isMeant = new Map([...documents.values()].map((one) => [one.slug, mayMean(named, one)]));
  return passages.flatMap((passage, ordinal) => {
    if (!isMeant.get(passage.document) || sources.withheld?.includes(passage.id)) return [];
    const place = placeIn(passage, asked.number);
    return place ? [foundIn({ ordinal, passage, document: documents.get(passage.document)! }, place)] : [];
  });
}

/** Also true for the name of a document that we do not have, such as “Railway code”. */
export function namesDocument({ index }: SignalSources, asked: AskedParagraph): boolean {
  const named = namedBy(asked);
  return (
    KINDS.has(named.at(-1) ?? '') ||
    [...index.content.documents.values()].some((document) => mayMean(named, document))
  );
}

/**
 * Best first. Guidance for adults comes after other guidance for the same nations, unless the question is about
 * an adult. A paragraph that fills several passages does not push out other documents.
 */
export function quoteParagraph(
  sources: SignalSources,
  found: readonly Found[],
  subject: ReturnType<typeof subjectOf>,
  nations: readonly Jurisdiction[],
): Citation[] {
  const current = found.filter(({ document }) => document.standing === 'current');
  const isLast = (one: Found) => Number(subject !== 'adult' && one.isForAdults);
  const best = theirNationsFirst(
    (current.length ? current : found).toSorted(
      (a, b) => isLast(a) - isLast(b) || preference(b.document, a.document, nations),
    ),
    nations,
  );
  const isFirst = (one: Found) => best.find(({ document }) => document === one.document) === one;
  const chosen = [...best.filter(isFirst), ...best.filter((one) => !isFirst(one))].slice(0, MAX_QUOTES);
  const quotes = best
    .filter((one) => chosen.includes(one))
    .map((one) => ({ ...one, alsoIn: [], quoted: quotePassage(one.passage, one.units, one.own) }));
  return citeWithLimits(sources, quotes, subject === 'child');
}

function namedBy({ document = '' }: AskedParagraph): string[] {
  return wordsOf(document).filter((word) => !SMALL_WORDS.has(word));
}

/**
 * True if the document's title has all the words of the name, or the first letters of its words. “For Scotland”
 * need not be in a title if the document applies there and the rest of the name says which one is meant.
 */
function mayMean(named: readonly string[], { title, jurisdictions }: GuidanceDocument): boolean {
  const words = wordsOf(title);
  const initials = words.map(([first]) => first).join('');
  const isInTitle = (word: string) => words.includes(word) || (word.length > 2 && initials.includes(word));
  const others = named.filter((word) => !isInTitle(word));
  if (!others.length) return true;
  const nations = wordsOf((jurisdictions.length ? jurisdictions : JURISDICTIONS).join(' '));
  return (
    others.every((word) => nations.includes(word)) &&
    named.some((word) => isInTitle(word) && !KINDS.has(word))
  );
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Returns the range from the paragraph's first word to the next paragraph's number. */
function placeIn(passage: Passage, asked: string): Span | undefined {
  const { text, paragraph } = passage;
  const isAsked = (number: string) => plain(number) === plain(asked);
  const isOfPassage = paragraph !== undefined && isAsked(paragraph);
  if (!text.includes(asked.toUpperCase().split(' ').at(-1)!) && !isOfPassage) return undefined;
  const numbered = numberedParagraphs(passage).filter(({ isSubsection }) => !isSubsection);
  const own = numbered.findIndex(({ number }) => isAsked(number));
  if (own >= 0) return [numbered[own]!.words, numbered[own + 1]?.start ?? text.length];
  if (paragraph !== undefined) return isOfPassage ? [0, numbered[0]?.start ?? text.length] : undefined;
  if (!IN_PARTS.test(asked)) return undefined;
  const lines = [...text.matchAll(/^(?: *• )?(\S*\d\.\d\S*)\s+(?=\p{Lu})/gmu)];
  const line = lines.findIndex(([, first]) => isAsked(first!));
  const at = lines[line];
  return at && [at.index + at[0].length, lines[line + 1]?.index ?? text.length];
}

const plain = (number: string) =>
  number
    .replace(/[ .]+$/u, '')
    .replace(/[. ]+/gu, '.')
    .toLowerCase();

function foundIn(place: Pick<Found, 'ordinal' | 'passage' | 'document'>, [from, to]: Span): Found {
  const { text } = place.passage;
  const units = splitUnits(text);
  const after = [...units.keys()].filter((n) => units[n]!.end > from && !introducesSentences(text, units, n));
  const own = after.filter((n) => units[n]!.start < to);
  // If the paragraphs below a heading have their own numbers, its number leads to the first sentence below it.
  if (!own.length) own.push(after[0] ?? units.length - 1);
  const isUnitForAdults = misleading('child', place, units)(own[0]!);
  return { ...place, units, own, isForAdults: isForAdults(place) || isUnitForAdults };
}
