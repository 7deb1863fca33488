// Splits a passage into sentences that can be found again in another edition.
import { splitUnits } from '../../knowledge/text/sentences.js';
import { normalisedKey, unwrapped } from './normalise-text.js';

export interface Sentence {
  /** Runs up to the next sentence, so that together the sentences make up the whole text. */
  text: string;
  /** The same key for sentences that differ only in form. */
  key: string;
  /** The key, and the text above it if the sentence means nothing without that ("Yes", a list item). */
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

/** "2.", "b)" and "(iv)". */
const IS_STEP = /^\W*(?:step \d|\d{1,2}[.)]\s|\(?(?:[a-z]{1,2}|[ivx]{1,5})[.)]\s)/i;
/** A sentence that says something about the one before it. */
const REFERS_BACK =
  /^\W*(?:first|second|third|then|next|afterwards?|finally|otherwise|however|but|also|instead|only then|if (?:so|not)|in that case|they|it|he|she|this|these|that|those|such|do this|the (?:former|latter|exception)|unless|except|therefore|so|(?:after|before) (?:that|this)|until then|both|neither|similarly|likewise)\b|\b(?:do(?:es|ne)? so|the same)\b/i;

/** A step's number says when to do it, so the same words may mean something else among other steps. */
export function isStep({ text }: Sentence): boolean {
  return IS_STEP.test(text);
}

function dependsOnOrder(sentence: Sentence): boolean {
  return isStep(sentence) || REFERS_BACK.test(sentence.text);
}

/** Whether sentences that are in both texts have a different order that may change what one of them means. */
export function areOutOfOrder(before: readonly Sentence[], after: readonly Sentence[]): boolean {
  const [old, now] = [before, after].map((side) => new Set(side.map(({ key }) => key)));
  const inBoth = ({ key }: Sentence) => old!.has(key) && now!.has(key);
  const orderOf = (side: readonly Sentence[]) => side.filter(inBoth).map(({ key }) => key);
  const isReordered = orderOf(before).join('\n') !== orderOf(after).join('\n');
  return isReordered && after.some((sentence) => inBoth(sentence) && dependsOnOrder(sentence));
}
