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

/** The same key for 2 texts that only differ in form, which makes the change cosmetic. */
export function normalisedKey(text: string): string {
  const folded = foldForComparing(withoutNumbering(text));
  const parts: string[] = [];
  let at = 0;
  for (const figure of figuresOf(folded)) {
    // Figures in a range overlap, so only the first one marks the place.
    if (figure.start >= at) parts.push(...wordsOf(folded.slice(at, figure.start)));
    parts.push(`|${figure.kind}:${figure.value}|`);
    at = Math.max(at, figure.end);
  }
  parts.push(...wordsOf(folded.slice(at)));
  // There are no spaces between words, so that "re-traffic", "re traffic" and "retraffic" are the same.
  return parts.join('');
}

function wordsOf(folded: string): string[] {
  const words = folded
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}]+|[\p{Sc}%<>≤≥+]/gu);
  return (words ?? []).map((word) =>
    word.replace(/(?<=\w{3})iz(?=(?:e|es|ed|ing|ation|ations|er|ers)$)/, 'is'),
  );
}
