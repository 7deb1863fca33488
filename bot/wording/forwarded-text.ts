import { detectLanguage } from '../../knowledge/question/detect-language.js';
import { wordsIn } from './words-in.js';

/**
 * Says, in the language of the text, that it was forwarded, because “I” in it is not the person who sent it.
 */
export function forwardedText(text: string): string {
  const { forwarded } = wordsIn(detectLanguage(text)?.code === 'cy' ? 'cy' : 'en').app;
  return `${forwarded}:\n${text}`;
}

const labels = (['en', 'cy'] as const).map((language) => wordsIn(language).app.forwarded);
const LABEL = new RegExp(String.raw`(?:^|\n)\s*(?:${labels.join('|')}):[^\S\n]*\n`);

/** What the person wrote, which may be empty, and then each message that they forwarded. */
export function splitForwarded(text: string): [own: string, ...forwarded: string[]] {
  const [own = '', ...forwarded] = text.split(LABEL);
  return [own, ...forwarded];
}
