// Guidance is always in English. This tells browsers and screen readers so, if the rest of the page is in another
// language.
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';
import { markup, type Html } from './markup.js';

/** For the element that contains words from the guidance. */
export function ownLanguage({ language }: Pick<PractitionerWords, 'language'>): Html | false {
  return language !== 'en' && markup` lang="en"`;
}
