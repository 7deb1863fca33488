// Finds Welsh names of nations. The message reader may mistake these for people's names, because it only
// knows English.
import { spansOf, type KeptSpan } from '../matching/candidate.js';

// “Alban” by itself is a given name. Scotland is always “yr Alban”.
export const WELSH_NATION =
  /(?<![\p{L}\d])(?:cymru|gymru|nghymru|chymru|l?loegr|(?<=(?<!\p{L})yr |['’]r )alban|n?g?ogledd iwerddon)(?![\p{L}\d])/giu;

/**
 * We do not keep everyday Welsh words. A list of 553 such words also kept names, such as “ben” and “bob”,
 * which is worse than redacting an ordinary word. Such words are only shown in the service's own phrases
 * (`bot/model/messages/our-own-phrases.ts`).
 */
export const findWelshNations = (text: string): KeptSpan[] => spansOf(text, WELSH_NATION);
