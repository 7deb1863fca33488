// Stores text from a form in the chat as a message. It is then checked for danger, redacted, encrypted and
// erased like any other message.
import type { Caller } from '../jobs/reply-to-caller.js';
import { queueMessageReading } from '../jobs/queue-message-reading.js';
import { newId, type UnitOfWork } from '../jobs/unit-of-work.js';
import { answerUrgently } from '../message-reading/answer-urgently.js';
import type { Action } from '../model/messages/action.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { hearingOf, readWords } from '../safeguards/find-details-and-danger.js';

/** Returns undefined if the text has already been stored. */
export async function keepTyped(
  unit: UnitOfWork,
  { person, conversation, event, sender }: Caller,
  words: string,
  sentAt: string,
  { isDanger = false }: { isDanger?: boolean } = {},
): Promise<StoredMessage | undefined> {
  const read = await readWords(unit, conversation.id, words);
  const message = await unit.records.messages.add({
    id: newId(),
    conversation: conversation.id,
    platformMessageId: event,
    role: 'practitioner',
    kind: 'command',
    from: person,
    ...read,
    urgent: read.urgent || isDanger,
    words,
    attachments: 0,
    sentAt,
    receivedAt: unit.now,
  });
  if (!message) return undefined;
  await queueMessageReading(unit, message, sender);
  if (message.urgent) await answerUrgently(unit, conversation, message, sender);
  return message;
}

/**
 * For text that is otherwise not kept, because it is about something erased: keeps it and replies to it only
 * if it may be about danger. Returns whether it did.
 */
export async function keepIfDanger(
  unit: UnitOfWork,
  caller: Caller,
  action: Action,
  sentAt: string,
): Promise<boolean> {
  const words = 'text' in action ? (action.text ?? '') : '';
  if (!hearingOf(unit.ports).perhaps(words)) return false;
  await keepTyped(unit, caller, words, sentAt, { isDanger: true });
  return true;
}
