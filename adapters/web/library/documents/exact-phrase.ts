// Finds passages that contain the words someone typed in quotation marks. Only used in the library’s search: in
// the chat, people also put quotation marks around words that are not in the guidance.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { RankedPassage } from '../../../../knowledge/model/answer.js';
import type { Passage } from '../../../../knowledge/model/passage.js';
import { foldedWords } from '../../../../knowledge/model/recalled.js';
import type { Jurisdiction } from '../../../../knowledge/model/source.js';
import type { FoundPassages } from '../../ports/web-options.js';

/**
 * Phones mix up curly marks, so any double mark opens and closes. A single mark only opens before a word, and only
 * closes after one, because most single marks are apostrophes, including both in “rock 'n' roll”.
 */
const PHRASE =
  /["“”„«»]([^"“”„«»]*)["“”„«»]|(?<=^|\s)['‘](?!n['’])(?=[\p{L}\p{N}])([^‘]*?[\p{L}\p{N}])['’](?![\p{L}\p{N}])/giu;

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

/** A phrase that is in most passages would fill the page with hundreds of them. */
const MOST_SHOWN = 50;
const PASSAGES_A_TURN = 200;

/**
 * Keeps the passages in `found` that have all the phrases. Adds the others in `all` that have them, because the
 * search only finds the closest matches. Passages that apply elsewhere come last.
 */
export async function withPhrases(
  found: readonly RankedPassage[],
  all: readonly RankedPassage[],
  { phrases, jurisdiction }: Wanted,
): Promise<FoundPassages> {
  if (!phrases.length) return { passages: found };
  const wanted = phrases.map((phrase) => ` ${foldedWords(phrase)} `);
  const hasAll = ({ passage }: RankedPassage) => wanted.every((words) => foldedOf(passage).includes(words));
  const isElsewhere = ({ document: { jurisdictions } }: RankedPassage) =>
    jurisdiction !== undefined && jurisdictions.length > 0 && !jurisdictions.includes(jurisdiction);
  const known = new Set(found.map(({ passage }) => passage.id));
  const others = all.filter(({ passage }) => !known.has(passage.id));
  const inOrder = [...others.filter((one) => !isElsewhere(one)), ...others.filter(isElsewhere)];
  const kept = found.filter(hasAll);
  for (let from = 0; from < inOrder.length && kept.length <= MOST_SHOWN; from += PASSAGES_A_TURN) {
    kept.push(...inOrder.slice(from, from + PASSAGES_A_TURN).filter(hasAll));
    await turnOfTheLoop();
  }
  return { passages: kept.slice(0, MOST_SHOWN), isMore: kept.length > MOST_SHOWN };
}

/** Kept for as long as a release is loaded, because folding all its passages takes most of a second. */
const folded = new WeakMap<Passage, string>();

function foldedOf(passage: Passage): string {
  const known = folded.get(passage) ?? ` ${foldedWords(passage.text)} `;
  folded.set(passage, known);
  return known;
}
