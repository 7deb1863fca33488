// Marks text in another language than the rest of its page, for browsers and screen readers: guidance, which
// keeps its own language, and what those who run the service wrote, which is in English.
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

/** Marks these parts of one of our lines, in the order in which the line has them. */
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
