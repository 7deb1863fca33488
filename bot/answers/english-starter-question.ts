// Replaces a Welsh starter question with its English version. The guidance is in English, so English finds
// more.
import { publicText, type RedactedText } from '../../knowledge/model/personal-data.js';
import { EXAMPLE_QUESTIONS } from '../wording/english/example-questions.js';
import { wordsIn } from '../wording/words-in.js';

export function englishTwin(text: RedactedText): RedactedText {
  const twin = EXAMPLE_QUESTIONS[wordsIn('cy').examples.indexOf(text.trim())];
  return twin === undefined ? text : publicText(twin);
}
