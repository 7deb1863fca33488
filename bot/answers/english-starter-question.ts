// Ties each Welsh starter question to its English twin: the guidance is in English, and the search reads English best.
import { publicText, type RedactedText } from '../../knowledge/model/personal-data.js';
import { EXAMPLE_QUESTIONS } from '../copy/english/example-questions.js';
import { wordsIn } from '../copy/words-in.js';

/** The text itself, unless it is one of our own Welsh starter questions. */
export function englishTwin(text: RedactedText): RedactedText {
  const twin = EXAMPLE_QUESTIONS[wordsIn('cy').examples.indexOf(text.trim())];
  return twin === undefined ? text : publicText(twin);
}
