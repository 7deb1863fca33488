import { detectLanguage } from '../../knowledge/question/detect-language.js';
import { wordsIn } from './words-in.js';

/** Says that this text was forwarded, because its “I” is not the person who sent it. In its own language. */
export function forwardedText(text: string): string {
  const { forwarded } = wordsIn(detectLanguage(text)?.code === 'cy' ? 'cy' : 'en').app.slack;
  return `${forwarded}:\n${text}`;
}
