// Converts text to a form for comparison, by removing everything that does not change its meaning.
import { withAbbreviationsInFull } from './abbreviations.js';
import { isListedName } from '../../knowledge/redaction/lists/vocabulary.js';
import { figuresOf } from './figures.js';
import { foldForComparing } from './operative-phrases.js';
import { isErrorCorrected } from './typing-errors.js';
import { FOLDED, PRINTED, inOneWay } from './ways-of-writing.js';

/** Matches “1.”, “(a)”, “iv)”, “1.1” and “A2.3” before a word at the start of a line, not “12 hours”. */
export const NUMBERING =
  /^[\s•–-]*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*[A-Za-z]{0,2}|[a-z]{2}(?=\))|[ivx]{1,5}|[A-Za-z])[.)]\)?|\([a-z\d]{1,5}\)|[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})+\.?(?=\s+[\p{Lu}"“‘']))\s+/u;
const BULLET = /^[\s•]*(?:[•▪◦‣*–-]\s+)?/u;

/** Matches a line break before a number that is not a paragraph number: “children under↵16. Tell”. */
const CARRIES_ON =
  /\n(?<=\b(?:an?|the|of|to|in|on|at|by|for|from|than|over|under|within|after|before|until|aged?|is|are|be|must|may|should|will|not|sections?|paragraphs?)[^\S\n]*\n)(?=\d)/giu;
/** Matches a line break before a line in lower case without a bullet, unless both lines may be list items. */
const WRAPPED = /\n(?<![;:][^\S\n]*\n)(?=\p{Ll})(?![a-z]{1,2}\)|[a-z]\.|[ivx]{1,5}[.)])/gu;

/** Joins lines that belong to the same sentence. Does not change the length of the text. */
export function unwrapped(text: string): string {
  return text.replace(CARRIES_ON, ' ').replace(WRAPPED, ' ');
}

export function withoutNumbering(text: string): string {
  return unwrapped(text)
    .split('\n')
    .map((line) =>
      (saysSomethingAtStart(line, text) ? line : line.replace(NUMBERING, '')).replace(BULLET, ''),
    )
    .join('\n');
}

const TIME = /^\W*((?:[01]?\d|2[0-3])\.)([0-5]\d)\s/;
const QUANTITY =
  /^\W*\d+\.\d+\s+(?:minute|hour|day|week|fortnight|month|year|mile|metre|kilometre|million|billion|per ?cent|pounds?)s?\b/i;
const INITIAL = /^\W*\p{Lu}\.\s+(?=\p{Lu})([\p{L}'’-]+)/u;

/**
 * True if what looks like numbering means something. "10.30 Meeting" starts with a time, unless there is a
 * paragraph 10.29 or 10.31. "2.5 Hours" starts with a period, and "J. Smith" with a name.
 */
function saysSomethingAtStart(line: string, text: string): boolean {
  const [, hour = '', minute = ''] = TIME.exec(line) ?? [];
  const isBeside = (step: number) =>
    text.split('\n').some((other) => other.startsWith(`${hour}${Number(minute) + step} `));
  const isShort = !/(?:[.!?]\s+\p{Lu}.*){2}/u.test(line);
  if (minute && isShort) return !isBeside(1) && !isBeside(-1);
  const [, name = ''] = INITIAL.exec(line) ?? [];
  return QUANTITY.test(line) || isListedName(name.toLowerCase());
}

/** A web address, without punctuation after it. */
const LINK =
  /\b(?:https?:\/\/|(?=www\.))((?:[\w-]{1,63}\.){1,5}[a-z]{2,}(?:\/[^\s<>"]*)?)|\b((?:[\w-]{1,63}\.){1,5}(?:uk|org|com)\/[^\s<>"]*)/g;

/** Returns the same key for texts that differ only in form, so the change between them is cosmetic. */
export function normalisedKey(text: string): string {
  return partsOf(text).join(' ');
}

/** True if 2 texts differ only in form, or only because a typing error was corrected. */
export function saysTheSame(before: string, after: string): boolean {
  const [old, now] = [partsOf(before), partsOf(after)];
  // A word that also appears with a capital may be a name, so a change to it never counts as a corrected
  // error.
  const isWord = (word: string) => !before.includes(word[0]!.toUpperCase() + word.slice(1));
  return (
    old.length === now.length &&
    old.every((part, n) => part === now[n] || (isWord(part) && isErrorCorrected(part, now[n]!)))
  );
}

function partsOf(text: string): string[] {
  const links: string[] = [];
  const printed = withoutNumbering(inOneWay(withAbbreviationsInFull(text), PRINTED));
  const folded = inOneWay(
    foldForComparing(printed.replace(DASH, ' - ')).replace(
      LINK,
      (_, withStart?: string, without?: string) => {
        const link = (withStart ?? without)!;
        const marks = /[.,;:)\]'/]*$/.exec(link)![0];
        links.push(link.slice(0, link.length - marks.length));
        return `weblink${marks.replace('/', '')}`;
      },
    ),
    FOLDED,
  );
  const parts: string[] = [];
  let at = 0;
  for (const figure of figuresOf(folded)) {
    // A range gives several figures at the same place in the text, so the text before them is only added
    // once.
    if (figure.start >= at) {
      parts.push(...wordsOf(folded.slice(at, figure.start)));
      parts.push(...(folded.slice(figure.start, figure.end).match(BESIDE_FIGURES) ?? []));
    }
    parts.push(`|${figure.kind}:${figure.value}|`);
    at = Math.max(at, figure.end);
  }
  parts.push(...wordsOf(folded.slice(at)));
  return [...withoutMarksAtEnds(parts), ...links];
}

/** Words that change the figure beside them: "13 to 15" is not "13 and 15". */
const BESIDE_FIGURES = /\b(?:to|or|and|between|from|turn\w*|reach\w*)/g;

/** A dash separates words, with or without spaces around it. A hyphen joins them. */
const DASH = / ?—+ ?|(?<=\p{L})–(?=\p{L})/gu;

/**
 * Removes punctuation at the ends, where it means nothing. Elsewhere, it can reverse the meaning: “No, consent is
 * required”.
 */
function withoutMarksAtEnds(parts: readonly string[]): string[] {
  const isEnd = (part: string | undefined) => part === undefined || part === '\n';
  return parts.filter((part, n) => {
    if (part === '\n') return false;
    // If there are several punctuation marks in a row, only the last one counts.
    const next = parts[n + 1];
    return !MARKS.has(part) || !(isEnd(parts[n - 1]) || isEnd(next) || MARKS.has(next));
  });
}

const MARKS = new Set([',', ';', '.']);
/** Brackets count as commas. Colons and dashes count as semicolons. */
const MARK_OF: Record<string, string> = {
  '(': ',',
  ')': ',',
  '[': ',',
  ']': ',',
  ':': ';',
  '-': ';',
  '!': '.',
};

/** Splits hyphenated words, so that "long-term" and "long term" are treated as the same. */
function wordsOf(folded: string): string[] {
  const words = folded
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/\b(e?g|ie|etc|mrs?|dr)\.(?= )/g, '$1')
    .replace(/&/g, ' and ')
    .replace(/[✔☑✅]/gu, '✓')
    .replace(/[✘☒❌✖✕❎]/gu, '✗')
    .replace(
      /\b(re(?!-(?:sign|cover|form|present|lease|count|creat|dress|mark|serve|sort|treat))|co|multi|pre|non|sub)[- ](?=[a-z])/g,
      '$1',
    )
    .match(
      /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*|(?![▪◦‣])[\p{Sc}\p{Sm}\p{So}%?]|[,;:()[\]]|[.!](?!\S)|(?<!\S)-(?!\S)|\n/gu,
    );
  return (words ?? []).map(
    (word) => MARK_OF[word] ?? word.replace(/(?<=\w{3})iz(?=(?:e|es|ed|ing|ation|ations|er|ers)$)/, 'is'),
  );
}

/** A word and the punctuation next to it, as compared: "consent" is not the same as "consent,". */
export function foldedWord(word: string): string {
  const folded = foldForComparing(word);
  const letters = folded.replace(/[^\p{L}\p{N}£%<>≤≥+?']|^\W*'|'(?!\w)/gu, '');
  if (!letters) return folded.trim();
  const marks = folded.match(/^[([]|[.,;:!)\]](?=[)\].,;:!]*[^\S\n])/gu) ?? [];
  return letters + marks.map((mark) => MARK_OF[mark] ?? mark).join('');
}
