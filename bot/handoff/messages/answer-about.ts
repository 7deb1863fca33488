// Finds the answer an escalation is about. It may not exist yet, because an urgent request opens before the
// search.
import type { StoredAnswer } from '../../model/messages/conversation.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { Records } from '../../model/store.js';

export async function answerAbout(
  { answers }: Pick<Records, 'answers'>,
  { answer, message }: Pick<Escalation, 'answer' | 'message'>,
): Promise<StoredAnswer | undefined> {
  if (answer !== undefined) return answers.find(answer);
  return message === undefined ? undefined : answers.toMessage(message);
}
