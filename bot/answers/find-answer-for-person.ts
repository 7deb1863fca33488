// Finds the answer that a button refers to, if it was given to this person or in this place.
import type { Conversation, StoredAnswer, StoredMessage } from '../model/messages/conversation.js';
import { samePerson, type Person } from '../model/people/person.js';
import type { Records } from '../model/store.js';

export interface AnswerForPerson {
  answer: StoredAnswer;
  message?: StoredMessage;
}

/** Returns undefined if the answer was given to someone else, or does not exist. */
export async function findAnswerForPerson(
  records: Pick<Records, 'answers' | 'messages'>,
  { conversation, person }: { conversation: Conversation; person: Person },
  id: string,
): Promise<AnswerForPerson | undefined> {
  const answer = await records.answers.find(id);
  const message = answer && (await records.messages.find(answer.message));
  const theirs = answer?.conversation === conversation.id || samePerson(message?.from, person);
  return answer && theirs ? { answer, message } : undefined;
}
