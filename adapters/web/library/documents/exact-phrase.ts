// Finds the passages that have the words which someone typed in quotation marks. Only for the search of the
// library: in the chat, people also put words in quotation marks that the guidance does not use.
import type { RankedPassage } from '../../../../knowledge/model/answer.js';
import { hasWords } from '../../../../knowledge/model/recalled.js';
import type { Jurisdiction } from '../../../../knowledge/model/source.js';

/**
 * Phones mix up curly marks, so any double mark opens and closes. A single mark only opens before a word, and
 * only closes after one, because most single marks are apostrophes.
 */
const PHRASE =
  /["“”„«»]([^"“”„«»]*)["“”„«»]|(?<=^|\s)['‘](?=[\p{L}\p{N}])([^‘]*?[\p{L}\p{N}])['’](?![\p{L}\p{N}])/gu;

const WORDS = /[\p{L}\p{N}]+/gu;

export function phrasesIn(text: string): string[] {
  return [...text.matchAll(PHRASE)]
    .map(([, double, single]) => (double ?? single ?? '').trim())
    .filter((phrase) => phrase.match(WORDS));
}

interface Wanted {
  phrases: readonly string[];
  jurisdiction?: Jurisdiction | undefined;
}

/** A phrase that is everywhere would fill the page with hundreds of passages. */
const MOST_SHOWN = 50;

/**
 * Keeps what was `found` if it has all the phrases, and adds the others of `all` that have them, because
 * the search only finds what comes closest.
 */
export function withPhrases(
  found: readonly RankedPassage[],
  all: Iterable<RankedPassage>,
  { phrases, jurisdiction }: Wanted,
): readonly RankedPassage[] {
  if (!phrases.length) return found;
  const has = hasAll(phrases);
  const known = new Set(found.map(({ passage }) => passage.id));
  const others = [...all].filter(({ passage }) => !known.has(passage.id) && has(passage.text));
  const isElsewhere = ({ document: { jurisdictions } }: RankedPassage) =>
    jurisdiction !== undefined && jurisdictions.length > 0 && !jurisdictions.includes(jurisdiction);
  others.sort((one, other) => Number(isElsewhere(one)) - Number(isElsewhere(other)));
  return [...found.filter(({ passage }) => has(passage.text)), ...others].slice(0, MOST_SHOWN);
}

/** Looks for each word first, which is much faster than comparing the phrase with every passage. */
function hasAll(phrases: readonly string[]): (text: string) => boolean {
  const words = phrases.flatMap((phrase) => phrase.toLowerCase().match(WORDS) ?? []);
  return (text) => {
    const folded = text.toLowerCase();
    return words.every((word) => folded.includes(word)) && phrases.every((phrase) => hasWords(text, phrase));
  };
}
