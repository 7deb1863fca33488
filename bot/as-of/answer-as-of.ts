// Answers from the guidance in force on a past date, and says how far back the records go.
import { emptyAnswer, type Answer, type Question } from '../../knowledge/model/answer.js';
import type { AskAsOf } from '../model/ports.js';
import { wordsIn } from '../wording/words-in.js';

/** If the question is only a date, asks what the person wants to know. */
export async function answerAsOf(askAsOf: AskAsOf, day: string, question: Question): Promise<Answer> {
  const say = wordsIn(question.language).asOf;
  if (!question.text) return { ...emptyAnswer('unanswerable'), preface: say.about(day) };
  const { asOf, ask } = await askAsOf(day);
  if (!ask) return { ...emptyAnswer('unanswerable'), preface: say.preparing(day) };
  const answer = await ask(question);
  return {
    ...answer,
    preface: [say.looked(asOf, day), answer.preface].filter(Boolean).join(' '),
  };
}
