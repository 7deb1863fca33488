// Combines the 2 answers to a message that may be a new question or a follow-up to the last one.
import type { Answer } from '../../knowledge/model/answer.js';
import type { FollowUpReading } from '../model/messages/conversation.js';

export interface BothWays {
  answer: Answer;
  asFollowUp?: FollowUpReading;
}

/**
 * Only quotes can be shown side by side. A clarifying question, or text from a language model, fits only one
 * reading.
 */
export const mayHaveBoth = ({ outcome, writtenBy }: Answer) =>
  writtenBy === 'quotes' && (outcome === 'answered' || outcome === 'unanswerable');

/**
 * Both answers together. If only one reading has an answer, we say that the other has none, so that no one takes
 * quotes about the last question for an answer to a new one. A passage that both quote is shown once.
 */
export function answerBothWays(asNew: Answer, followUp: Answer): BothWays {
  const isFollowUpAnswered = followUp.outcome === 'answered';
  if (asNew.outcome !== 'answered')
    return isFollowUpAnswered ? { answer: followUp, asFollowUp: { from: 0 } } : { answer: asNew };
  const { citations } = asNew;
  if (!isFollowUpAnswered) return { answer: asNew, asFollowUp: { from: citations.length } };
  const shown = new Set(citations.map(({ passage }) => passage.id));
  const more = followUp.citations.filter(({ passage }) => !shown.has(passage.id));
  if (!more.length) return { answer: asNew };
  const { preface } = followUp;
  return {
    answer: { ...asNew, citations: [...citations, ...more] },
    asFollowUp: { from: citations.length, ...(preface !== undefined && { preface }) },
  };
}
