// Quotes the paragraph that a question asks for by its number.
import type { Citation } from '../model/answer.js';
import type { Passage } from '../model/passage.js';
import type { GuidanceDocument } from '../model/source.js';
import type { AskedParagraph } from '../question/paragraph-asked.js';
import type { SignalSources } from '../search/ranking-signals.js';
import { numberedParagraphs } from '../text/paragraph-numbers.js';
import { splitUnits } from '../text/sentences.js';
import { citationOf, inDocument } from './choose-quotes.js';
import { quotePassage } from './quote-passage.js';

const MOST_QUOTES = 3;
/** Matches a number that only one document has, so that the question need not name the document. */
const OWN_FORM = /^(?:\d{3}[A-Z]{1,3}|[A-Z].*\d)$/iu;
/** Matches a number that is not a list item or a year, wherever a line starts with it. */
const IN_PARTS = /\d\.\d/u;
const SMALL_WORDS = new Set('the a an of in for and to uk current latest'.split(' '));
/** A name with no other words, such as “the statutory guidance”, may mean any of several documents. */
const KINDS = new Set('statutory guidance guide rules act code document toolkit protocol'.split(' '));

interface Found {
  passage: Passage;
  document: GuidanceDocument;
  /** Offset of the paragraph's first word in the passage. */
  at: number;
}

/** Best first. Empty if no document that the question may mean has such a paragraph. */
export function quoteParagraph(sources: SignalSources, asked: AskedParagraph): Citation[] {
  const named = wordsOf(asked.document ?? '').filter((word) => !SMALL_WORDS.has(word));
  if (named.every((word) => KINDS.has(word)) && !OWN_FORM.test(asked.number)) return [];
  const { documents, passages } = sources.index.content;
  const isMeant = new Map([...documents.values()].map((one) => [one.slug, mayMean(named, one)]));
  const found = passages.flatMap((passage): Found[] => {
    if (!isMeant.get(passage.document) || sources.withheld?.includes(passage.id)) return [];
    const at = placeIn(passage, asked.number);
    return at === undefined ? [] : [{ passage, document: documents.get(passage.document)!, at }];
  });
  const current = found.filter(({ document }) => document.standing === 'current');
  return (current.length ? current : found)
    .toSorted((one, other) => dateOf(other).localeCompare(dateOf(one)))
    .slice(0, MOST_QUOTES)
    .map((one) => inDocument(sources, citing(one)));
}

const dateOf = ({ document: { sortDate = '' } }: Found) => sortDate;

/** True if the document's title has all the words of the name, or the first letters of its words. */
function mayMean(named: readonly string[], { title }: GuidanceDocument): boolean {
  const words = wordsOf(title);
  const initials = words.map(([first]) => first).join('');
  return named.every((word) => words.includes(word) || (word.length > 2 && initials.includes(word)));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function placeIn(passage: Passage, asked: string): number | undefined {
  const isAsked = (number: string) => plain(number) === plain(asked);
  const isPrinted = passage.text.includes(asked.toUpperCase().split(' ').at(-1)!);
  if (!isPrinted && !(passage.paragraph !== undefined && isAsked(passage.paragraph))) return undefined;
  const own = numberedParagraphs(passage).find(({ number }) => isAsked(number));
  if (own) return own.words;
  if (passage.paragraph !== undefined) return isAsked(passage.paragraph) ? 0 : undefined;
  if (!IN_PARTS.test(asked)) return undefined;
  const line = [...passage.text.matchAll(/^(?: *• )?(\S+)\s+(?=\p{Lu})/gmu)].find(([, first]) =>
    isAsked(first!),
  );
  return line && line.index + line[0].length;
}

const plain = (number: string) =>
  number
    .replace(/[ .]+$/u, '')
    .replace(/[. ]+/gu, '.')
    .toLowerCase();

function citing({ passage, document, at }: Found): Citation {
  const units = splitUnits(passage.text);
  const first = units.findIndex(({ end, kind }) => end > at && kind !== 'lead-in' && kind !== 'column-heads');
  const quoted = quotePassage(passage, units, [Math.max(0, first)]);
  return citationOf({ passage, document, alsoIn: [] }, quoted);
}
