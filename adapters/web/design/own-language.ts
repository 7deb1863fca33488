// Guidance is always in English. If the rest of the page is not, this tells browsers and screen readers.
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';
import { markup, type Html } from './markup.js';

/** For the element that contains words from the guidance. */
export function ownLanguage({ language }: Pick<PractitionerWords, 'language'>): Html | false {
  return language !== 'en' && markup` lang="en"`;
}
