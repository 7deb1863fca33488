// Finds the paragraph numbers printed in a passage, so that a citation gives the number of the paragraph
// quoted.
import type { Passage } from '../model/passage.js';
import { LONGEST_HEADING_WORDS } from './sentences.js';

export interface NumberedParagraph {
  /** Offset of the number in the passage's text, after any bullet. */
  start: number;
  /** Offset of the first word after the number. */
  words: number;
  /** As printed: "5.43", "359A", "(2)" for a subsection, or "52(3)" below its section's own number. */
  number: string;
  /** True for a subsection, which we read together with its neighbours. We read other paragraphs alone. */
  isSubsection: boolean;
}

const FIGURES = String.raw`\d{1,3}[A-Z]{0,3}(?:\.\d{1,3}[A-Z]{0,3})*`;
const SUBSECTION = String.raw`\(\d{1,2}[A-Z]{0,3}\)`;
/** Matches rule numbers such as "352ZD" and "ADR. 6.2", which are recognisable anywhere. */
const RULE = String.raw`(?:[A-Z][A-Z()-]{0,12}(?:\. |[. ])?${FIGURES}|\d{3}[A-Z]{0,3})`;
/** Matches a number before the start of a sentence: "5.43. A referral …". */
const NUMBERED_LINE = new RegExp(
  String.raw`^(?<bullet> *• )?(?<counter>\d{1,3}\.\s+(?=${RULE}[.)]?\s))?(?<number>${SUBSECTION}|${RULE}|${FIGURES})(?<stop>[.)]?)\s+(?=[\p{Lu}“‘"'([])`,
  'gmu',
);
/** Matches what can only be a paragraph number, not a list item, address or year: "352ZC", "E-ECC.1.1". */
const OWN_FORM = /^(?:\d{3}[A-Z]{1,3}|[A-Z].*\d[A-Z]*\.\d.*)$/u;
/** The largest step from one number to the next. A larger one is probably a list item or an address. */
const LARGEST_STEP = 5;

interface NumberedLine {
  start: number;
  words: number;
  number: string;
  /** The bullet ("• ") with its indentation, or an empty string. */
  bullet: string;
  /** True if a file converter put a number before that of a rule: "1. 359 The Secretary of State". */
  isCounted: boolean;
  /** True for a short line without a full stop, such as "10.1 Reporting concerns". */
  isHeading: boolean;
  introducesSubsections: boolean;
}

interface Reading {
  last?: string;
  lastIsHeading?: boolean;
  /** The last number in a numbered list within the paragraph. */
  item?: string;
  /** The number of the section whose subsections follow. */
  section?: string;
}

/** Returns paragraphs in order, without numbers that are list items, such as "2." within paragraph 5.42. */
export function numberedParagraphs({
  text,
  paragraph,
}: Pick<Passage, 'text' | 'paragraph'>): NumberedParagraph[] {
  const found: NumberedParagraph[] = [];
  const reading: Reading = { last: paragraph };
  for (const line of numberedLines(text)) {
    const isSubsection = isSubsectionNumber(line.number);
    if (line.introducesSubsections && isSubsectionNumber(paragraph)) {
      Object.assign(reading, { section: line.number, last: undefined });
      continue;
    }
    if (!(isSubsection ? isNextSubsection(line, reading) : isNextParagraph(line, reading))) {
      reading.item = line.number;
      continue;
    }
    const number = isSubsection ? (reading.section ?? '') + line.number : line.number;
    found.push({ start: line.start, words: line.words, number, isSubsection });
    Object.assign(reading, { last: line.number, lastIsHeading: line.isHeading, item: undefined });
  }
  return found;
}

/** The number of the paragraph that contains `offset`. Undefined for text before the first number. */
export function paragraphAt(
  passage: Pick<Passage, 'text' | 'paragraph'>,
  offset: number,
): string | undefined {
  const paragraphs = numberedParagraphs(passage);
  const own = paragraphs.findLast(({ start }) => start <= offset);
  if (own) return own.number;
  // If the passage starts within a paragraph, the text before the first printed number belongs to that
  // paragraph. If that paragraph's number is printed in the passage, the text before it has no number.
  const isInText = numberedLines(passage.text).some(
    ({ number, isCounted }) => isCounted || number === passage.paragraph,
  );
  return paragraphs.length && isInText ? undefined : passage.paragraph;
}

function numberedLines(text: string): NumberedLine[] {
  return [...text.matchAll(NUMBERED_LINE)].map(({ index, 0: all, groups = {} }) => {
    const { bullet = '', counter, number = '', stop } = groups;
    const words = index + all.length;
    const [rest = '', next = ''] = text.slice(words).split('\n', 2);
    const isOpen = !/[.:;,—–-]$/u.test(rest);
    return {
      start: index + bullet.length,
      words,
      number,
      bullet,
      isCounted: counter !== undefined,
      isHeading: isOpen && rest.split(' ').length <= LONGEST_HEADING_WORDS,
      introducesSubsections: isOpen && !stop && /^(?:• )?\(\d/u.test(next),
    };
  });
}

function isSubsectionNumber(number: string | undefined): boolean {
  return number?.startsWith('(') ?? false;
}

/** The first subsection below a section's heading may have any number. */
function isNextSubsection({ number, bullet }: NumberedLine, { last, section }: Reading): boolean {
  if (bullet && number !== last && !(section && bullet === '• ')) return false;
  if (last === undefined) return section !== undefined;
  return isSubsectionNumber(last) && (number === last || number === '(1)' || mayFollow(number, last));
}

function isNextParagraph({ number, bullet, isCounted }: NumberedLine, reading: Reading): boolean {
  const { last, lastIsHeading, item } = reading;
  if (isCounted || OWN_FORM.test(number)) return true;
  if (last === undefined || bullet) return false;
  if (number === last) return true;
  if (item !== undefined && isOneMore(number, item)) return false;
  if (lastIsHeading && isFurtherOn(number, last)) return true;
  return mayFollow(number, last);
}

function mayFollow(number: string, before: string): boolean {
  const [one, other] = [partsOf(number), partsOf(before)];
  if (one.letters !== other.letters && (one.letters.length > 1 || other.letters.length > 1)) return false;
  const changed = one.figures.findIndex((figure, n) => figure !== other.figures[n]);
  // For example, "23B" comes after "23A".
  if (changed < 0) return one.figures.length === other.figures.length && number !== before;
  // For example, "17.1" comes after "17".
  if (changed === other.figures.length)
    return one.figures.length === changed + 1 && one.figures[changed]! <= LARGEST_STEP;
  if (one.figures.length > other.figures.length) return false;
  const step = one.figures[changed]! - other.figures[changed]!;
  return step > 0 && (one.figures.length > 1 || step <= LARGEST_STEP);
}

/** True if a paragraph continues below a numbered heading: "46." after "10.1 Reporting concerns". */
function isFurtherOn(number: string, heading: string): boolean {
  const [one, other] = [partsOf(number), partsOf(heading)];
  return one.letters === other.letters && one.figures.length === 1 && one.figures[0]! > other.figures[0]!;
}

function isOneMore(number: string, before: string): boolean {
  return /^\d+$/u.test(number) && /^\d+$/u.test(before) && Number(number) === Number(before) + 1;
}

function partsOf(number: string): { letters: string; figures: number[] } {
  const letters = /^[^\d]*/u.exec(number)![0].replace(/[. ]/gu, '');
  return { letters, figures: number.match(/\d+/gu)!.map(Number) };
}
