// Finds out whether a quoted list continues in the passage before or after it.
import { PASSAGES_SHOWN, type Citation, type RankedPassage } from '../model/answer.js';
import type { Passage } from '../model/passage.js';
import type { SearchIndex } from '../index/search-index.js';
import type { Candidate } from '../search/candidate.js';

/**
 * Returns whether the passage's list continues in the passages before or after it. A passage that continues a
 * list repeats the sentence that introduces the list.
 */
export function whereListGoesOn(index: SearchIndex, ordinal: number): Citation['goesOn'] {
  const passage = index.content.passages[ordinal]!;
  const lines = passage.text.split('\n');
  const linesBeside = (step: 1 | -1) => passageBeside(index, ordinal, step)?.text.split('\n') ?? [];
  const before = isItem(lines[1]) && hasLeadIn(linesBeside(-1), lines[0]!);
  const [introduces, item] = linesBeside(1);
  const after = isItem(lines.at(-1)) && isItem(item) && hasLeadIn(lines, introduces!);
  return before || after ? { ...(before && { before }), ...(after && { after }) } : undefined;
}

/** Returns the passages found, for an answer to keep and to show as close matches. */
export function shownPassages(index: SearchIndex, found: readonly Candidate[]): RankedPassage[] {
  return found.slice(0, PASSAGES_SHOWN).map(({ ordinal, passage, document, score }) => {
    const goesOn = whereListGoesOn(index, ordinal);
    return { passage, document, score, ...(goesOn && { goesOn }) };
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

const isItem = (line: string | undefined) => line !== undefined && /^ *• /.test(line);
