// Marks text from the guidance, or from those who run the service, as English for browsers and screen readers, if
// the rest of the page is in another language.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { markup, type Html } from './markup.js';

export function ownLanguage({ language }: Pick<PractitionerWords, 'language'>): Html | false {
  return language !== 'en' && markup` lang="en"`;
}
