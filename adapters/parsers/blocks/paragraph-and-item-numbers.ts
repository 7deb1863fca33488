/** Matches "4.12", "4.12.", "1.5.1" and "2A.3". */
const DECIMAL = /^\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]{0,2})+\.?$/u;
/** Matches "VTS 3.1.", "SUI 10.2" and "E-ECP.1.2.". */
const LETTERED_RULE = /^[A-Z][A-Z()-]{0,12}(?: ?\d+[A-Z]?)?(?:\.\d+[A-Z]{0,3})*\.?$/u;
/** Matches "352ZD.", "327AB." and "A326.". */
const RULE = /^[A-Z]{0,2}\d{1,3}[A-Z]{1,4}\.?$|^[A-Z]{1,2}\d{1,3}[A-Z]{0,4}\.$/u;

export interface Marked {
  marker: string;
  rest: string;
}

const NUMBERED =
  /^((?:[A-Z]{1,6}[A-Z-]*[. ]?)?\d{1,3}[A-Z]{0,2}(?:\.\d{1,3}[A-Z]{0,2})+\.?|[A-Z]{0,2}\d{1,3}[A-Z]{1,4}\.|[A-Z]{1,2}\d{1,3}[A-Z]{0,4}\.)\s+(?=\S)/u;
const PLAIN_NUMBER = /^(\d{1,3}[.)])\s+(?=\S)/u;
/** Does not match "e.g." and "i.e.", which are words. */
const LETTER =
  /^(\((?:\d{1,3}|[a-z]{1,3}|[A-Z]{1,2}|[ivxlc]{1,6})\)|(?:[a-z]|[ivx]{1,5}|[a-z]{2})\)|[a-z]\.(?![a-z]\b))\s*(?=\S)/u;

/**
 * Finds a number that identifies a paragraph: "4.12", "352ZD." or "VTS 3.1.". A plain "1." does not identify
 * one.
 */
export function paragraphNumber(text: string): Marked | undefined {
  const match = NUMBERED.exec(text);
  if (!match?.[1]) return undefined;
  const marker = match[1];
  // "20.5 million children" and "5.30 pm" are quantities. A paragraph number is followed by the start of a
  // sentence.
  const rest = text.slice(match[0].length);
  return /^[\p{Lu}“‘"'([]/u.test(rest) ? { marker, rest } : undefined;
}

export function itemMarker(text: string): Marked | undefined {
  const match = LETTER.exec(text) ?? PLAIN_NUMBER.exec(text);
  if (!match?.[1]) return undefined;
  return { marker: match[1], rest: text.slice(match[0].length) };
}

const NAMES_A_NUMBER =
  /(?<=.)\b(?:sections?|paragraphs?|parts?|articles?|regulations?|schedules?|chapters?|pages?|to|of|the|in|under|ages?|aged|over|below|least|within|than|until)$/iu;

/**
 * True if the number that starts a line completes the sentence before it, as in "under the age of", then "18.
 * Tell the school". A line that starts with 1 starts a list. After a line that is only “Part”, the number
 * belongs to the heading.
 */
export function completesSentence(line: string, before: string): boolean {
  return /^(?!1[.)])\d{1,3}[.)]\s/u.test(line) && NAMES_A_NUMBER.test(before);
}

export type MarkerKind = 'number' | 'letter' | 'roman' | 'capital' | 'rule' | 'bullet';

/**
 * Finds the sequence that a marker belongs to. `after` is the previous marker, which shows whether (i) is a
 * letter or a Roman numeral.
 */
export function markerKind(marker: string | undefined, after?: string): MarkerKind {
  if (!marker) return 'bullet';
  const core = marker.replace(/[().\s]/gu, '');
  if (/^\d+$/u.test(core)) return 'number';
  if (/^[A-Z]{1,2}$/u.test(core)) return 'capital';
  if (/^[ivxlc]+$/u.test(core)) return isNextLetter(core, after) ? 'letter' : 'roman';
  if (/^[a-z]{1,3}$/u.test(core)) return 'letter';
  return DECIMAL.test(marker) || RULE.test(marker) || LETTERED_RULE.test(marker) ? 'rule' : 'letter';
}

/** (i) after (h) is a letter, and so is (v) after (u). Otherwise they are Roman numerals. */
function isNextLetter(core: string, after: string | undefined): boolean {
  const before = after?.replace(/[().\s]/gu, '');
  if (before?.length !== 1 || core.length !== 1 || before === 'c') return false;
  return before.charCodeAt(0) + 1 === core.charCodeAt(0);
}
