// Marks text from the guidance, or from those who run the service, as English for browsers and screen
// readers, if the rest of the page is in another language.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { markup, type Content, type Html } from './markup.js';

export function ownLanguage({ language }: Pick<PractitionerWords, 'language'>): Html | false {
  return language !== 'en' && markup` lang="en"`;
}

/** Marks these parts of one of our lines, in the order in which the line has them. */
export function withOwn(
  line: string,
  parts: readonly (string | undefined)[],
  say: PractitionerWords,
): Content {
  const own = ownLanguage(say);
  const shown: Content[] = [];
  let rest = line;
  for (const part of own ? parts : []) {
    const at = part ? rest.indexOf(part) : -1;
    if (!part || at < 0) continue;
    shown.push(rest.slice(0, at), markup`<span${own}>${part}</span>`);
    rest = rest.slice(at + part.length);
  }
  return [...shown, rest];
}
