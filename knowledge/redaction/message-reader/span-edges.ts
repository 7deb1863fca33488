// Decides where a span that the message reader marked starts and ends, so that it does not include words next
// to a name.
import { AREAS } from '../lists/street-words.js';
import type { ReadWord } from '../../model/ports.js';
import type { ReadSpan } from './join-words.js';
import type { ReaderThresholds } from './thresholds.js';

const CAPITAL = /^\p{Lu}/u;
const PARTICLE =
  /^(?:al|an|ap|ab|bin|bint|da|de|del|der|den|di|do|dos|du|el|ferch|ibn|la|le|mac|nic|of|st|the|ten|van|von|y|zu)$/u;

/** The odds needed for text in the format of a postcode ("OL9"). They are lower than for other text. */
const POSTCODE = 0.3;
const POSTCODE_FORM = new RegExp(`^(?:${AREAS})\\d[A-Z\\d]?(?: ?\\d(?:[A-Z]{2})?)?$`, 'iu');
export const isPostcode = (text: string): boolean => POSTCODE_FORM.test(text);

/**
 * Returns undefined unless the message reader is sure of at least one word. Trims punctuation at the edges,
 * and words in lower case next to words with capitals.
 */
export function trimSpan(span: ReadSpan, text: string, { take }: ReaderThresholds): ReadSpan | undefined {
  const least = isPostcode(text.slice(span.words[0]!.start, span.words.at(-1)!.end)) ? POSTCODE : undefined;
  const isSure = ({ odds, class: kind }: ReadWord) => odds >= (least ?? take[kind]);
  if (!span.words.some(isSure)) return undefined;
  const said = ({ start, end }: ReadWord) => text.slice(start, end);
  const capital =
    (span.class === 'name' || span.class === 'school') &&
    span.words.some((word) => isSure(word) && CAPITAL.test(said(word)));
  // Keeps the kind of place at the end of a name, which is often in lower case: "Crown View hotel".
  const isOff = (word: ReadWord, mayBeKind = false) =>
    !/[\p{L}\p{N}]/u.test(said(word)) ||
    (capital &&
      !mayBeKind &&
      /^\p{Ll}/u.test(said(word)) &&
      !PARTICLE.test(said(word)) &&
      !/['’]/u.test(text.charAt(word.start - 1)));
  const words = [...span.words];
  while (words.length && isOff(words[0]!)) words.shift();
  while (words.length && isOff(words.at(-1)!, span.class === 'school' && isSure(words.at(-1)!))) words.pop();
  return words.some(isSure) ? { ...span, words } : undefined;
}
