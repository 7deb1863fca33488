// Normalises text: removes everything that does not change its meaning.
import { figuresOf } from './figures.js';
import { foldForComparing } from './operative-phrases.js';

/** "1.", "(a)", "iv)", "1.1" and "A2.3" before a word at the start of a line; not "12 hours" or "1.5 million". */
const NUMBERING =
  /^[\s•–-]*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*[A-Za-z]{0,2}|[a-z]{1,2}|[ivxlc]{1,5}|[A-Z])[.)]\)?|\([a-z\d]{1,5}\)|[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})+\.?(?=\s+[\p{Lu}"“‘']))\s+/u;
const BULLET = /^[\s•]*(?:[•▪◦‣*–-]\s+)?/u;

/** Removes bullets and paragraph numbers from each line. */
export function withoutNumbering(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(NUMBERING, '').replace(BULLET, ''))
    .join('\n');
}

/** The same key for 2 texts that differ only in form, which makes the change cosmetic. */
export function normalisedKey(text: string): string {
  const folded = foldForComparing(withoutNumbering(text));
  const parts: string[] = [];
  let at = 0;
  for (const figure of figuresOf(folded)) {
    // Figures in a range overlap, so we only add the words before the first of them.
    if (figure.start >= at) parts.push(...wordsOf(folded.slice(at, figure.start)));
    parts.push(`|${figure.kind}:${figure.value}|`);
    at = Math.max(at, figure.end);
  }
  parts.push(...wordsOf(folded.slice(at)));
  return withoutMarksAtEnds(parts).join(' ');
}

/** At an end of a line, punctuation means nothing. Elsewhere, it can reverse the meaning: "No, consent is required". */
function withoutMarksAtEnds(parts: readonly string[]): string[] {
  const isEnd = (part: string | undefined) => part === undefined || part === '\n';
  return parts.filter((part, n) => {
    if (part === '\n') return false;
    // If there are several marks together, the last one counts.
    const next = parts[n + 1];
    return !MARKS.has(part) || !(isEnd(parts[n - 1]) || isEnd(next) || MARKS.has(next));
  });
}

const MARKS = new Set([',', ';', '.']);
/** Brackets separate words as commas do; a colon or a dash, as a semicolon does. */
const MARK_OF: Record<string, string> = {
  '(': ',',
  ')': ',',
  '[': ',',
  ']': ',',
  ':': ';',
  '-': ';',
  '!': '.',
};

/** Hyphenated words are separate words, so that "long-term" and "long term" are the same. */
function wordsOf(folded: string): string[] {
  const words = folded
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/\b(e?g|ie|etc|mrs?|dr)\.(?= )/g, '$1')
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/\b(re|co|multi|pre|non|sub)[- ](?=[a-z])/g, '$1')
    .match(/[\p{L}\p{N}]+|[\p{Sc}%<>≤≥+?]|[,;:()[\]]|[.!](?!\S)|(?<!\S)-(?!\S)|\n/gu);
  return (words ?? []).map(
    (word) => MARK_OF[word] ?? word.replace(/(?<=\w{3})iz(?=(?:e|es|ed|ing|ation|ations|er|ers)$)/, 'is'),
  );
}

/** A word with the punctuation next to it, in the form we compare: "consent" is not the same as "consent,". */
export function foldedWord(word: string): string {
  const folded = foldForComparing(word);
  const letters = folded.replace(/[^\p{L}\p{N}£%<>≤≥+?]/gu, '');
  if (!letters) return folded.trim();
  const marks = folded.match(/^[([]|[.,;:!)\]](?=[)\].,;:!]*[^\S\n])/gu) ?? [];
  return letters + marks.map((mark) => MARK_OF[mark] ?? mark).join('');
}
