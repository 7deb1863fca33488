// Decides whether a search for passages found anything. The ranking always returns passages, even for a word
// that is nowhere in the guidance.
import type { Answer, Question, RankedPassage } from '../model/answer.js';
import { detectLanguage } from '../question/detect-language.js';
import { PSEUDONYM } from '../redaction/kept/pseudonym-form.js';
import { termsOf } from '../text/terms.js';

/** Returns none if nothing would be quoted and no passage has a word that was searched for. */
export function passagesFound(
  { text }: Pick<Question, 'text'>,
  { outcome, passages }: Pick<Answer, 'outcome' | 'passages'>,
): readonly RankedPassage[] {
  // A question in another language shares no words with the guidance, so the check below would fail.
  if (outcome !== 'unanswerable' || detectLanguage(text)) return passages;
  const sought = termsOf(text.replace(PSEUDONYM, ' '));
  const isFound = passages.some(({ passage, document }) => {
    const terms = new Set(termsOf(`${document.title} ${passage.headings.join(' ')} ${passage.text}`));
    return sought.some((term) => terms.has(term));
  });
  return isFound ? passages : [];
}
