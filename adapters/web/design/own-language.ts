// Guidance stays in its own language: on a page in another, the browser and a screen reader must know.
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';
import type { Html } from './markup.js';
import { markup } from './markup.js';

/** For the element that holds words of the guidance. */
export function ownLanguage({ language }: Pick<PractitionerWords, 'language'>): Html | false {
  return language !== 'en' && markup` lang="en"`;
}
