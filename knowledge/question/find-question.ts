// Finds the question in a long message, such as a pasted case summary.
import type { RedactedText } from '../model/personal-data.js';
import { sentencesIn } from '../text/sentences.js';

/** A message that is no longer than this, in words, is used as the search query unchanged. */
const LONG = 60;
/** How many sentences to use. Two often make one question: "Can he refuse? And if he does, who decides?" */
const MOST_ASKED = 2;

const ASKS =
  /\?\s*$|^(?:(?:so|and|but|also|please|my question is),? )*(?:who|what|when|where|which|how|why|can|could|should|shall|do|does|did|is|are|must|may|would|will|am)\b|\b(?:(?:please )?advise|(?:can|could) (?:you|someone) (?:tell|explain|advise|confirm)|(?:i|we) (?:need|want|would like)(?: to)? (?:know|ask|advice)|(?:not|un)(?: |-)?(?:sure|certain) (?:if|whether|what|how|who|when|which)|wonder(?:ing)? (?:if|whether|what|how|who|when|which)|any (?:advice|guidance))\b/i;

export type FoundQuestion =
  /** The question, and the description of the case around it. */
  { question: RedactedText; scenario: RedactedText } | 'several';

/** Undefined if the whole message is the question, because it is short or no sentence asks anything. */
export function findQuestion(text: RedactedText): FoundQuestion | undefined {
  if (text.trim().split(/\s+/).length < LONG) return undefined;
  const sentences = text
    .split(/\n+/)
    .flatMap(sentencesIn)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
  const asked = sentences.filter((sentence) => ASKS.test(sentence));
  if (!asked.length || asked.length === sentences.length) return undefined;
  if (asked.length > MOST_ASKED) return 'several';
  const told = sentences.filter((sentence) => !asked.includes(sentence));
  return { question: asked.join(' ') as RedactedText, scenario: told.join(' ') as RedactedText };
}
