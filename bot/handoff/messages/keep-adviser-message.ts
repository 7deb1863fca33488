// Stores an adviser's message from a form or the desk, and queues it for the message reader.
import { newId, type UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessageReading } from '../../jobs/queue-message-reading.js';
import type { MessageKind, StoredMessage } from '../../model/messages/conversation.js';
import { readWords } from '../../safeguards/find-details-and-danger.js';
import type { Caller } from '../../jobs/reply-to-caller.js';

interface WrittenByAdviser {
  words: string;
  sentAt: string;
  /** The practitioner's conversation, so that both sides use the same placeholders. */
  memory: string;
  kind?: MessageKind;
  /** The conversation to store the message in. Defaults to the one where it was written. */
  chat?: string;
}

/** Returns undefined if the message has already been stored. */
export async function keepAdviserMessage(
  unit: UnitOfWork,
  { person, conversation, event }: Caller,
  { words, sentAt, memory, kind = 'relay', chat = conversation.id }: WrittenByAdviser,
): Promise<StoredMessage | undefined> {
  const message = await unit.records.messages.add({
    id: newId(),
    conversation: chat,
    platformMessageId: event,
    role: 'adviser',
    kind,
    from: person,
    ...(await readWords(unit, memory, words, {
      role: 'adviser',
      kind,
      from: person,
      platformMessageId: event,
    })),
    // An adviser who writes about danger is not in danger themselves.
    urgent: false,
    words,
    attachments: 0,
    sentAt,
    receivedAt: unit.now,
  });
  if (message) await queueMessageReading(unit, message);
  return message;
}
