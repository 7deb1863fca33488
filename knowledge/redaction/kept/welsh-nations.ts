// Finds the nations in Welsh, which the message reader may take for names because it only knows English.
import { spansOf, type Kept } from '../matching/candidate.js';

// Alban alone is a given name: Scotland is always “yr Alban”.
export const WELSH_NATION =
  /(?<![\p{L}\d])(?:cymru|gymru|nghymru|chymru|l?loegr|(?<=(?<!\p{L})yr |['’]r )alban|n?g?ogledd iwerddon)(?![\p{L}\d])/giu;

/**
 * Everyday Welsh words are not kept: a list of 553 also kept names, such as “ben” and “bob”, which is worse than a
 * word that is shown as a name. Only words of a phrase that is wholly ours are shown (`bot/model/messages/our-own-phrases.ts`).
 */
export const findWelshNations = (text: string): Kept[] => spansOf(text, WELSH_NATION);
