// Splits a passage into sentences that can be found again in another edition.
import { splitUnits } from '../../knowledge/text/sentences.js';
import { normalisedKey, unwrapped } from './normalise-text.js';

export interface Sentence {
  /** Continues to the start of the next sentence, so that the sentences make up the whole text. */
  text: string;
  /** The same key for sentences that differ only in form. */
  key: string;
  /** The key. If it means nothing on its own ("Yes", or a list item), it includes the text above. */
  identity: string;
  /** True for a heading in the text, above sentences. */
  isHeading?: true;
  /** True for a list item or table row. */
  isListed?: true;
}

/** A sentence with fewer letters than this may mean something else in another place. */
const MIN_LETTERS_TO_KNOW_AGAIN = 24;

export function sentencesOf(text: string, heading = ''): Sentence[] {
  const units = splitUnits(unwrapped(text));
  if (!units.length) return text ? [{ text, key: '', identity: '' }] : [];
  const sentences: Sentence[] = [];
  const headings = new Set(units.map(({ kind, leadIn }) => (kind === 'sentence' ? leadIn : undefined)));
  for (const [n, { start, leadIn, kind }] of units.entries()) {
    const words = text.slice(n === 0 ? 0 : start, units[n + 1]?.start ?? text.length);
    const key = normalisedKey(words);
    const isAmbiguous = isShort({ key });
    const above = sentences[leadIn ?? (isAmbiguous ? n - 1 : -1)]?.identity ?? (isAmbiguous ? heading : '');
    sentences.push({
      ...{ text: words, key, identity: `${above}>${key}` },
      ...(headings.has(n) && { isHeading: true }),
      ...(/item|row/.test(kind) && { isListed: true }),
    });
  }
  return sentences;
}

export function isShort({ key }: Pick<Sentence, 'key'>): boolean {
  return key.length < MIN_LETTERS_TO_KNOW_AGAIN;
}

/** Matches "2.", "b)" and "(iv)". */
const IS_STEP = /^\W*(?:step \d|\d{1,2}[.)]\s|\(?(?:[a-z]{1,2}|[ivx]{1,5})[.)]\s)/i;
/** Matches the start of a sentence that refers back to the sentence before it. */
const REFERS_BACK =
  /^\W*(?:first|second|third|then|next|afterwards?|finally|otherwise|however|but|also|instead|only then|if (?:so|not)|in that case|they|it|he|she|this|these|that|those|such|do this|the (?:former|latter|exception)|unless|except|therefore|so|(?:after|before) (?:that|this)|until then|both|neither|similarly|likewise)\b|\b(?:do(?:es|ne)? so|the same)\b/i;

/** A step depends on its number, so its text may mean something else in another list of steps. */
export function isStep({ text }: Sentence): boolean {
  return IS_STEP.test(text);
}

export function stepNumber({ text }: Sentence): string {
  return IS_STEP.exec(text)?.[0].trim() ?? '';
}

function dependsOnOrder(sentence: Sentence): boolean {
  return isStep(sentence) || REFERS_BACK.test(sentence.text);
}

/** True if shared sentences are in a different order that may change the meaning of any of them. */
export function areOutOfOrder(before: readonly Sentence[], after: readonly Sentence[]): boolean {
  const [old, now] = [before, after].map((side) => new Set(side.map(({ key }) => key)));
  const inBoth = ({ key }: Sentence) => old!.has(key) && now!.has(key);
  const orderOf = (side: readonly Sentence[]) => side.filter(inBoth).map(({ key }) => key);
  const isReordered = orderOf(before).join('\n') !== orderOf(after).join('\n');
  return isReordered && after.some((sentence) => inBoth(sentence) && dependsOnOrder(sentence));
}
