// Stores text from a form in the chat as a message. It is then checked for danger, redacted, encrypted and
// erased like any other message.
import type { Caller } from '../jobs/caller.js';
import { queueReading } from '../jobs/queue-reading.js';
import { newId, type UnitOfWork } from '../jobs/unit-of-work.js';
import { answerUrgently } from '../message-reading/answer-urgently.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { readWords } from '../safeguards/find-details-and-danger.js';

/** Returns undefined if the text has already been stored. */
export async function keepTyped(
  unit: UnitOfWork,
  { person, conversation, event, sender }: Caller,
  words: string,
  sentAt: string,
): Promise<StoredMessage | undefined> {
  const message = await unit.records.messages.add({
    id: newId(),
    conversation: conversation.id,
    platformMessageId: event,
    role: 'practitioner',
    kind: 'command',
    from: person,
    ...(await readWords(unit, conversation.id, words)),
    words,
    attachments: 0,
    sentAt,
    receivedAt: unit.now,
  });
  if (!message) return undefined;
  await queueReading(unit, message, sender);
  if (message.urgent) await answerUrgently(unit, conversation, message, sender);
  return message;
}
