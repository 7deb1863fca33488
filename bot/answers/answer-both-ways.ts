// Combines the 2 answers to a message that may be a new question or a follow-up to the last one.
import type { Answer, Question } from '../../knowledge/model/answer.js';
import type { AskedBeside, FollowUpReading } from '../model/messages/conversation.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';

/**
 * Also answers the message as a follow-up. This does not use a language model, because the model has already
 * read the message once. If only one reading is possible, `offered` is true, and the person is offered the
 * other.
 */
export async function readBothWays(
  { answerQuestion, store }: Pick<BotPorts, 'answerQuestion' | 'store'>,
  { question, beside }: { question: Question; beside: AskedBeside },
  asNew: Answer,
): Promise<BothWays & { offered?: true }> {
  if (beside.day !== undefined || !mayHaveBoth(asNew)) return { answer: asNew, offered: true };
  const followUp = await answerQuestion({ ...question, followUp: true, localOnly: true });
  if (followUp.outcome === 'needs-clarification') return { answer: asNew, offered: true };
  return answerBothWays(asNew, followUp, await passagesOfLast(store.records, beside.context));
}

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
 * Combines both answers. If only the follow-up has an answer, we say that the new question has none, so that no
 * one mistakes quotes about the last question for an answer to it. If only the new question has one, that is the
 * whole reply. A passage that both answers quote is shown once.
 *
 * `last`: the passages of the last answer. They are not shown again. A search for a follow-up often finds
 * them even if the message is about something else: after an answer about sharing information, “What is the
 * weather in Leeds?” found the same quotes.
 */
export function answerBothWays(asNew: Answer, asked: Answer, last: ReadonlySet<string>): BothWays {
  const followUp = withoutPassages(asked, last);
  const isFollowUpAnswered = followUp.outcome === 'answered' && followUp.citations.length > 0;
  if (asNew.outcome !== 'answered')
    return isFollowUpAnswered ? { answer: followUp, asFollowUp: { from: 0 } } : { answer: asNew };
  if (!isFollowUpAnswered) return { answer: asNew };
  const { citations } = asNew;
  const shown = new Set(citations.map(({ passage }) => passage.id));
  const more = followUp.citations.filter(({ passage }) => !shown.has(passage.id));
  if (!more.length) return { answer: asNew };
  const { preface, withoutReranker } = followUp;
  return {
    answer: { ...asNew, citations: [...citations, ...more], ...(withoutReranker && { withoutReranker }) },
    asFollowUp: { from: citations.length, ...(preface !== undefined && { preface }) },
  };
}

const withoutPassages = (answer: Answer, left: ReadonlySet<string>): Answer => ({
  ...answer,
  citations: answer.citations.filter(({ passage }) => !left.has(passage.id)),
});

/** Returns the IDs of the passages quoted by the last of these answers. */
export async function passagesOfLast(
  { answers }: Pick<Records, 'answers'>,
  ids: readonly string[],
): Promise<Set<string>> {
  const last = ids.at(-1);
  const stored = last === undefined ? undefined : await answers.find(last);
  return new Set(stored?.answer.citations.map(({ passage }) => passage.id));
}
