// Lists the sentences in a quote that a model may shorten. A list item is joined to its lead-in.
import type { Span } from '../model/answer.js';
import { splitUnits, type Unit } from '../text/sentences.js';
import { isListed } from '../text/heading-of-sentence.js';

export interface SentenceSource {
  /** The text of the whole passage. */
  text: string;
  /** The parts that are quoted. If absent, the whole passage is quoted. */
  spans?: readonly Span[];
  /** The headings above the passage, outermost first. */
  headings?: readonly string[];
}

const NUMBERING =
  /^\s*(?:(?:\(?(?:\d{1,4}[A-Z]{0,3}(?:\.\d+)*|[a-z]|[ivx]{1,4}|[A-Z](?:\.?\d+)+)[.)]|\d{2,4}[A-Z]{1,3}|\d{1,3}(?:\.\d{1,3})+|[A-Z]\.\d+(?:\.\d+)*|[A-Z]{1,5} \d{1,3}(?:\.\d{1,3})+[A-Z]?\.?)\s+)+(?=\S)/u;
/** Matches the conjunction at the end of a list item: "; and". */
const LINK = /[;,]?\s*\b(?:and(?:\s*\/\s*or)?|or)?\s*[,;]?$/u;
const ENDS_WITH_OR = /\bor\s*[,;]?$/u;
/** Matches lead-ins that show that the items of a list are conditions, or only apply together. */
const TOGETHER =
  /\b(?:if|where|when|unless|until|once|provided|whether|either|both|(?:all|any|each|one) of|only|except|consists?|comprises?|components?|elements?|criteria|conditions?|circumstances|requirements?|means|apply|applies|met)\b/i;
const PERMITS_OR_DENIES = /\b(?:may|can|could|might|not|never)\b/i;
/** Matches words in a heading that limit who or what the sentences below it apply to. */
const BOUNDS =
  /\b(?:not|no|never|don['’]t|without|avoid|unless|except\w*|exempt\w*|only|if|when|where|adults?|myths?|wrong|examples?|england|english|wales|welsh|scotland|scottish|ireland|irish)\b|\d/i;

/** Leaves out questions, which state nothing, and table rows, which mean nothing without their columns. */
export function sentencesQuoted({
  text,
  spans = [[0, text.length]],
  headings = [],
}: SentenceSource): string[] {
  if (BOUNDS.test(withoutNumber(headings.at(-1) ?? ''))) return [];
  const units = splitUnits(text);
  const isQuoted = ({ start, end }: Unit) => spans.some(([from, to]) => from <= start && end <= to);
  return units
    .filter((unit) => (unit.kind === 'sentence' || unit.kind === 'item') && isQuoted(unit))
    .flatMap((unit) => sentenceOf(unit, units, text) ?? [])
    .filter((sentence) => !sentence.endsWith('?'));
}

function sentenceOf(unit: Unit, units: readonly Unit[], text: string): string | undefined {
  const wordsOf = ({ start, end }: Unit) => withoutNumber(text.slice(start, end));
  const above = unit.leadIn === undefined ? undefined : units[unit.leadIn]!;
  if (!above) return wordsOf(unit);
  if (!isListed(text, unit)) return BOUNDS.test(wordsOf(above)) ? undefined : wordsOf(unit);
  const introduced = sentenceOf(above, units, text);
  const items = units.filter(({ leadIn }) => leadIn === unit.leadIn).map(wordsOf);
  if (introduced === undefined || holdsTogether(wordsOf(above), items)) return undefined;
  const item = wordsOf(unit).replace(LINK, '');
  const before = introduced.replace(/\s*[:–—-]*$/u, '');
  return /^\p{Ll}/u.test(item) ? `${before} ${item}` : `${before}: ${item}`;
}

function holdsTogether(above: string, items: readonly string[]): boolean {
  if (items.length > 1 && items.some((item) => ENDS_WITH_OR.test(item)) && !PERMITS_OR_DENIES.test(above))
    return true;
  const last = above.slice(above.lastIndexOf(',') + 1).trim();
  return TOGETHER.test(last.includes(' ') ? last : above);
}

export function withoutNumber(sentence: string): string {
  return sentence.replace(NUMBERING, '').trim();
}
