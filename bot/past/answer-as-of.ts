// Answers from what was in force on a day of the past, and says how far back that reaches.
import type { AsOf } from '../../ingest/as-of.js';
import type { Answer, Question } from '../../knowledge/answer.js';
import { emptyAnswer } from '../../knowledge/empty-answer.js';
import { pastWording } from './past-wording.js';

/** `day` is `YYYY-MM-DD`. */
export type AskAsOf = (day: string) => Promise<{ asOf: AsOf; ask: (question: Question) => Promise<Answer> }>;

/** A question without words names nothing but the day, and is asked back. */
export async function answerAsOf(askAsOf: AskAsOf, day: string, question: Question): Promise<Answer> {
  if (!question.text) return { ...emptyAnswer('unanswerable'), preface: pastWording.about(day) };
  const { asOf, ask } = await askAsOf(day);
  const answer = await ask(question);
  return { ...answer, preface: [pastWording.looked(asOf, day), answer.preface].filter(Boolean).join(' ') };
}
