import { replaceMessage } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { OutgoingMessage } from '../model/messages/message.js';

export function withoutQuestion(message: OutgoingMessage): OutgoingMessage {
  return { ...message, parts: message.parts.filter((part) => !('ofQuestion' in part)) };
}

/**
 * Only changes the latest answer, because earlier answers lost the question's text when they were replaced.
 */
export async function hideQuestion(unit: UnitOfWork, message: string): Promise<void> {
  const { records } = unit;
  const answer = await records.answers.toMessage(message);
  if (!answer) return;
  for (const sent of await records.outgoing.ofAnswer(answer.id))
    if (sent.message.parts.some((part) => 'ofQuestion' in part))
      await replaceMessage(unit, sent, withoutQuestion(sent.message));
}
