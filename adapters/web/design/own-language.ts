// Marks text that is not in the language of its page, for browsers and screen readers. Guidance keeps its own
// language, and what the people who run the service wrote is in English.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { Language } from '../../../knowledge/model/language.js';
import { markup, type Content, type Html } from './markup.js';

/** `own` is the language of the text. English if absent, as for a document. */
export function ownLanguage(
  { language }: Pick<PractitionerWords, 'language'>,
  own: Language = 'en',
): Html | false {
  return own !== language && markup` lang="${own}"`;
}

interface OwnPart {
  text: string | undefined;
  language?: Language | undefined;
}

/** Marks these parts of a line of our own text. They must be in the same order as in the line. */
export function withOwn(line: string, parts: readonly OwnPart[], say: PractitionerWords): Content {
  const shown: Content[] = [];
  let rest = line;
  for (const { text, language } of parts) {
    const own = ownLanguage(say, language);
    const at = own && text ? rest.indexOf(text) : -1;
    if (!text || at < 0) continue;
    shown.push(rest.slice(0, at), markup`<span${own}>${text}</span>`);
    rest = rest.slice(at + text.length);
  }
  return [...shown, rest];
}
