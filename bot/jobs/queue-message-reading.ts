// Queues a message for the message reader. Code that needs the result sooner can call the reader directly.
import type { UnitOfWork } from './unit-of-work.js';
import type { StoredMessage } from '../model/messages/conversation.js';

/** Each message has its own lane, so that a message that cannot be read now does not delay the others. */
export async function queueMessageReading(
  { records, now }: UnitOfWork,
  { id, conversation, revision, unread }: Pick<StoredMessage, 'id' | 'conversation' | 'revision' | 'unread'>,
  sender?: string,
): Promise<void> {
  if (!unread) return;
  await records.jobs.enqueue(
    {
      kind: 'read-message',
      payload: { message: id, sender },
      lane: `read:${conversation}:${id}`,
      uniqueKey: `read:${id}:${revision}`,
    },
    now,
  );
}
