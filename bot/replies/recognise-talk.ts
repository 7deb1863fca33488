// Works out whether a message is small talk, a request or a follow-up, before it is answered.
import type { Question } from '../../knowledge/model/answer.js';
import { detectLanguage } from '../../knowledge/question/detect-language.js';
import type { TurnDecision } from '../../knowledge/turns/decide-turn.js';
import { explicitQuestion } from '../model/messages/commands.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import type { BotPorts } from '../model/ports.js';
import type { JobPayloads } from '../model/jobs/job.js';

export type HeardTalk = Extract<TurnDecision, { is: 'talk' }>;

export interface Heard {
  talk?: HeardTalk;
  followUp?: boolean;
  /** True if the message may be a new question or a follow-up. It is then answered as both. */
  both?: true;
}

interface Said {
  message: Pick<StoredMessage, 'text' | 'urgent' | 'role'>;
  question: Question;
  as: JobPayloads['answer-question']['as'];
}

export async function hear(
  { readTurn }: Pick<BotPorts, 'readTurn'>,
  { message, question, as }: Said,
): Promise<Heard> {
  if (as === 'follow-up') return { followUp: true };
  if (!readTurn) return {};
  const before = question.context.findLast(({ role }) => role === 'user')?.text;
  const decision = await readTurn(question.text, before);
  if (decision.is === 'talk') return mayBeTalk({ message, question, as }) ? { talk: decision } : {};
  const { followUp, both } = decision;
  return { followUp, ...(both && message.role === 'practitioner' && { both }) };
}

/**
 * False if the message has any sign of danger, comes from an adviser, or was marked as a question by its
 * writer.
 */
function mayBeTalk({ message, question, as }: Said): boolean {
  const isForGuidance = as === 'question' || explicitQuestion(message.text ?? '') !== undefined;
  if (isForGuidance || message.urgent || message.role !== 'practitioner') return false;
  // A long account of a case is not small talk. The model only understands English.
  return question.scenario === undefined && detectLanguage(question.text) === undefined;
}
