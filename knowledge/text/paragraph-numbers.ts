// Finds the numbered paragraphs in a passage, so that a quote is cited with the number printed next to it.
import type { Passage } from '../model/passage.js';

export interface NumberedParagraph {
  /** Offset of the number in the passage's text. */
  start: number;
  number: string;
}

/** "5.43. A referral …": a number followed by the start of a sentence. */
const AT_START_OF_LINE =
  /^((?:[A-Z][A-Z()-]{0,12}[. ]?)?\d{1,3}[A-Z]{0,3}(?:\.\d{1,3}[A-Z]{0,3})*)[.)]?\s+(?=[\p{Lu}“‘"'([])/gmu;
/** Items and addresses start with numbers too, so we only accept one soon after the previous one. */
const LARGEST_STEP = 5;

/** In order. Only numbers of the same kind as the passage's: "2." within paragraph 5.42 is a list item. */
export function numberedParagraphs({
  text,
  paragraph,
}: Pick<Passage, 'text' | 'paragraph'>): NumberedParagraph[] {
  if (!paragraph) return [];
  const found: NumberedParagraph[] = [];
  let last = paragraph;
  for (const { index, 1: number } of text.matchAll(AT_START_OF_LINE)) {
    if (number === undefined || (number !== last && !mayFollow(number, last))) continue;
    found.push({ start: index, number });
    last = number;
  }
  return found;
}

/** The number of the paragraph that `offset` is in; undefined for text before the first number. */
export function paragraphAt(
  passage: Pick<Passage, 'text' | 'paragraph'>,
  offset: number,
): string | undefined {
  const paragraphs = numberedParagraphs(passage);
  const own = paragraphs.findLast(({ start }) => start <= offset);
  if (own) return own.number;
  // A passage that starts inside a paragraph has that paragraph's number; otherwise the number is in the text.
  return paragraphs[0]?.number === passage.paragraph ? undefined : passage.paragraph;
}

function mayFollow(number: string, before: string): boolean {
  const [one, other] = [partsOf(number), partsOf(before)];
  if (one.letters !== other.letters && (one.letters.length > 1 || other.letters.length > 1)) return false;
  if (one.figures.length !== other.figures.length) return false;
  const changed = one.figures.findIndex((figure, n) => figure !== other.figures[n]);
  // "23B" comes after "23A".
  if (changed < 0) return number !== before;
  const step = one.figures[changed]! - other.figures[changed]!;
  return step > 0 && (one.figures.length > 1 || step <= LARGEST_STEP);
}

function partsOf(number: string): { letters: string; figures: number[] } {
  const letters = /^[^\d]*/u.exec(number)![0].trim();
  return { letters, figures: number.match(/\d+/gu)!.map(Number) };
}
