// Finds out whether a quoted list continues in the passage before or after it.
import { PASSAGES_SHOWN, type Citation, type RankedPassage } from '../model/answer.js';
import type { Passage } from '../model/passage.js';
import type { SearchIndex } from '../index/search-index.js';
import type { Candidate } from '../search/candidate.js';

/** Whether the whole passage, quoted by itself, stops before its text does. */
export type PassageEnds = Pick<Citation, 'goesOn'>;

export function endsOf(index: SearchIndex, ordinal: number): PassageEnds {
  const goesOn = {
    ...(doesGoOn(passageBeside(index, ordinal, -1), index.content.passages[ordinal]) && { before: true }),
    ...(doesGoOn(index.content.passages[ordinal], passageBeside(index, ordinal, 1)) && { after: true }),
  } as const;
  return Object.keys(goesOn).length ? { goesOn } : {};
}

/** As `endsOf`, for a passage whose place in the index is not known. */
export function endsOfPassage(index: SearchIndex, { id, position }: Passage): PassageEnds {
  const ordinal = index.content.passages.findIndex((one) => one.id === id && one.position === position);
  return ordinal < 0 ? {} : endsOf(index, ordinal);
}

/**
 * True if the list at the end of a passage continues in the next one. A passage that continues a list repeats
 * the sentence that introduces the list, unless that sentence is very long.
 */
function doesGoOn(passage: Passage | undefined, next: Passage | undefined): boolean {
  if (!passage || !next) return false;
  const lines = passage.text.split('\n');
  const [first = '', second] = next.text.split('\n');
  if (!isItem(lines.at(-1))) return false;
  const isSamePlace = passage.headings.join('\n') === next.headings.join('\n');
  return (isItem(second) && hasLeadIn(lines, first)) || (isSamePlace && LATER_ITEM.test(first));
}

/** Returns the passages found, for an answer to keep and to show as close matches. */
export function shownPassages(index: SearchIndex, found: readonly Candidate[]): RankedPassage[] {
  return found.slice(0, PASSAGES_SHOWN).map(({ ordinal, passage, document, score }) => {
    return { passage, document, score, ...endsOf(index, ordinal) };
  });
}

/** True if a line is the repeated lead-in of a list, or ends with it. Only its last sentence is repeated. */
export function hasLeadIn(lines: readonly string[], leadIn: string): boolean {
  return lines.some((line) => line === leadIn || line.endsWith(` ${leadIn}`));
}

/** The next or the previous passage of the same document. */
export function passageBeside(
  { content: { passages } }: Pick<SearchIndex, 'content'>,
  ordinal: number,
  step: 1 | -1,
): Passage | undefined {
  const own = passages[ordinal];
  const beside = passages[ordinal + step];
  const isBeside = beside?.document === own?.document && beside?.position === own!.position + step;
  return isBeside ? beside : undefined;
}

/** Matches an item with a letter or Roman number that is not the first: “• (b)”, “• (ii)”. */
const LATER_ITEM = /^ *• \(?(?:[b-hj-z]|[ivx]{2,4})[.)]\s/u;
const isItem = (line: string | undefined) => line !== undefined && /^ *• /.test(line);
