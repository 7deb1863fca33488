// Finds out whether a passage ends before its text does: its list continues elsewhere, or our copy breaks off.
import { PASSAGES_SHOWN, type Citation, type RankedPassage } from '../model/answer.js';
import type { Passage } from '../model/passage.js';
import { isCutShort, splitUnits } from '../text/sentences.js';
import { endsInAbbreviation } from '../model/sentences/sentence-ends.js';
import type { SearchIndex } from '../index/search-index.js';
import type { Candidate } from '../search/candidate.js';

/** Whether the text continues after the passage, if the whole passage is quoted on its own. */
export type PassageEnds = Pick<Citation, 'goesOn' | 'breaksOff'>;

export function endsOf(index: SearchIndex, ordinal: number): PassageEnds {
  const passage = index.content.passages[ordinal]!;
  const next = passageBeside(index, ordinal, 1);
  const before = doesGoOn(passageBeside(index, ordinal, -1), passage);
  const after =
    doesGoOn(passage, next) ||
    (next !== undefined && (/[:—]$/u.test(passage.text.trimEnd()) || doesGoOnWithName(passage, next)));
  return {
    ...((before || after) && { goesOn: { ...(before && { before }), ...(after && { after }) } }),
    ...(!after && doesBreakOff(passage, next) && { breaksOff: true }),
  };
}

/** Like `endsOf`, but for a passage whose place in the index is not known. */
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
  return (
    (isItem(second) && hasLeadIn(lines, first)) || (isSamePlace(passage, next) && LATER_ITEM.test(first))
  );
}

/** True if the last sentence or item is cut short and the next passage may go on with a name or a number. */
function doesGoOnWithName(passage: Passage, next: Passage): boolean {
  return isSamePlace(passage, next) && CONTINUES_NAME.test(next.text) && isCut(lastUnit(passage));
}

/** True if the last sentence or item is cut short and the next passage does not continue it. */
function doesBreakOff(passage: Passage, next: Passage | undefined): boolean {
  if (next && CONTINUES.test(next.text)) return false;
  const last = lastUnit(passage);
  return isCut(last) || (LEADS_ON.test(last.words) && !ASKS.test(last.words));
}

function lastUnit({ text }: Passage) {
  const { start, end, kind } = splitUnits(text).at(-1) ?? { start: 0, end: 0 };
  return { words: text.slice(start, end), kind };
}

function isCut({ words, kind }: ReturnType<typeof lastUnit>): boolean {
  // Nothing is lost if only a bracket was not closed, or if the table continues with another row.
  if (/[.,]$/u.test(words) && !endsInAbbreviation(words)) return false;
  return !TITLE.test(words) && isCutShort(words, kind);
}

/**
 * Matches a verb that cannot be the last word. Does not match “to”, “with” or “by”: of 5 items that end with these, 3
 * are complete (“if you have asked us to”).
 */
const LEADS_ON =
  /(?:\b(?:and|or|who|which|that) (?:has|have)|(?<!\b(?:he|she|they|you|it|we|there)) (?:is|are))$/u;
/** “Who the child is” is complete. */
const ASKS = /\b(?:who|what|where|when|which|how|why|whether|as|than)\b[^,;.]* (?:is|are)$/iu;
/** Matches the rest of a sentence, or the next item of a list. */
const CONTINUES = /^(?:\p{Ll}|\d+ \p{Ll}|\d{4} | *• )/u;

/** Matches the rest of a sentence that continues with a name or a number: “the offence of” | “(1) slavery”. */
const CONTINUES_NAME =
  /^(?:\(\w{1,3}\) |(?!(?:An?|The|This|These|If|When|Where|You|In|For|See)\b)\p{Lu}\p{Ll}+ \p{Lu})/u;
/**
 * Matches a title such as “Who to refer to” or “Organisations we work with”. Not any short line: “Do not return
 * the child to” is a rule without its end.
 */
const TITLE =
  /^(?:(?:Who|What|Where) to|(?:Agencies|Children|Organisations|Partners|People|Services) (?:we|you|they)) \p{Ll}+ (?:of|to|with|from)$/u;

const isSamePlace = (one: Passage, other: Passage) => one.headings.join('\n') === other.headings.join('\n');

/** Returns the passages found, which an answer keeps and shows as close matches. */
export function shownPassages(index: SearchIndex, found: readonly Candidate[]): RankedPassage[] {
  return found.slice(0, PASSAGES_SHOWN).map(({ ordinal, passage, document, score }) => {
    return { passage, document, score, ...endsOf(index, ordinal) };
  });
}

/** True if a line is the repeated lead-in of a list, or ends with it. Only its last sentence is repeated. */
export function hasLeadIn(lines: readonly string[], leadIn: string): boolean {
  return lines.some((line) => line === leadIn || line.endsWith(` ${leadIn}`));
}

/** Returns the next or the previous passage of the same document. */
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
