// Splits a passage into sentences that can be found again in another edition.
import { splitUnits } from '../../knowledge/text/sentences.js';
import { normalisedKey, unwrapped } from './normalise-text.js';

export interface Sentence {
  /** Runs up to the next sentence, so that together the sentences make up the whole text. */
  text: string;
  /** The same key for sentences that differ only in form. */
  key: string;
  /** The key. If the text means nothing without what is above it ("Yes", a list item), that is included too. */
  identity: string;
}

/** A shorter text may mean something different elsewhere. */
const MIN_LETTERS_TO_KNOW_AGAIN = 24;

/** `heading` is the heading that the passage is under. */
export function sentencesOf(text: string, heading = ''): Sentence[] {
  const units = splitUnits(unwrapped(text));
  if (!units.length) return text ? [{ text, key: '', identity: '' }] : [];
  const sentences: Sentence[] = [];
  for (const [n, { start, leadIn }] of units.entries()) {
    const words = text.slice(n === 0 ? 0 : start, units[n + 1]?.start ?? text.length);
    const key = normalisedKey(words);
    const isShort = key.length < MIN_LETTERS_TO_KNOW_AGAIN;
    const above = sentences[leadIn ?? (isShort ? n - 1 : -1)]?.identity ?? (isShort ? heading : '');
    sentences.push({ text: words, key, identity: `${above}>${key}` });
  }
  return sentences;
}

/** A numbered step, or a sentence that says something about the one before it. */
const DEPENDS_ON_ORDER =
  /^\W*(?:step \d|\d{1,2}[.)]\s|(?:first|second|third|then|next|afterwards?|finally|otherwise|however|but|also|instead|only then|if (?:so|not)|in that case|they|it|he|she|this|these|that|those|such)\b)/i;

/** Whether the sentences that both hold are in another order, and one of them means something else there. */
export function areOutOfOrder(before: readonly Sentence[], after: readonly Sentence[]): boolean {
  const [old, now] = [before, after].map((side) => new Set(side.map(({ key }) => key)));
  const inBoth = ({ key }: Sentence) => old!.has(key) && now!.has(key);
  const orderOf = (side: readonly Sentence[]) => side.filter(inBoth).map(({ key }) => key);
  const isReordered = orderOf(before).join('\n') !== orderOf(after).join('\n');
  return isReordered && after.some((sentence) => inBoth(sentence) && DEPENDS_ON_ORDER.test(sentence.text));
}
