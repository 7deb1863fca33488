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

/** Both answers, or the only one found. A passage that both quote is shown once, in the first answer. */
export function answerBothWays(asNew: Answer, followUp: Answer): BothWays {
  if (followUp.outcome !== 'answered') return { answer: asNew };
  if (asNew.outcome !== 'answered') return { answer: followUp, asFollowUp: { from: 0 } };
  const shown = new Set(asNew.citations.map(({ passage }) => passage.id));
  const more = followUp.citations.filter(({ passage }) => !shown.has(passage.id));
  if (!more.length) return { answer: asNew };
  const { preface } = followUp;
  return {
    answer: { ...asNew, citations: [...asNew.citations, ...more] },
    asFollowUp: { from: asNew.citations.length, ...(preface !== undefined && { preface }) },
  };
}
