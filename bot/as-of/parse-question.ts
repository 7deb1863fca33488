import type { Question, Turn } from '../../knowledge/model/answer.js';
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import { explicitQuestion } from '../model/messages/commands.js';
import { findQuestion } from '../../knowledge/question/find-question.js';
import { dayAskedAbout } from './day-asked-about.js';

export interface ParsedQuestion {
  question: Question;
  /** The date as `YYYY-MM-DD`, if the question is about the guidance in force on a past date. */
  day?: string;
  noSuchDay?: true;
  /** True if the message asks too much to cover in one answer. */
  several?: true;
}

/**
 * Depends only on its arguments, so that an old answer can be checked again. `today` is `YYYY-MM-DD`, or
 * absent if questions about past dates are turned off.
 */
export function parseQuestion(
  words: RedactedText,
  context: Turn[],
  jurisdiction: Jurisdiction | undefined,
  today: string | undefined,
): ParsedQuestion {
  const text = (explicitQuestion(words) ?? words) as RedactedText;
  const past = today === undefined ? undefined : dayAskedAbout(text, context, today);
  if (!past) return questionIn(text, context, jurisdiction);
  const question = { text: past.text, context: past.context, jurisdiction };
  return past.day === undefined ? { question, noSuchDay: true } : { question, day: past.day };
}

function questionIn(
  text: RedactedText,
  context: Turn[],
  jurisdiction: Jurisdiction | undefined,
): ParsedQuestion {
  const found = findQuestion(text);
  if (found === undefined) return { question: { text, context, jurisdiction } };
  if (found === 'several') return { question: { text, context, jurisdiction }, several: true };
  return { question: { text: found.question, scenario: found.scenario, context, jurisdiction } };
}
