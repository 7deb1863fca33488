// Queues a message for the message reader. Code that needs the result sooner can have the message read at
// once.
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import type { StoredMessage } from '../model/messages/conversation.js';

/** Uses a lane for each message, so that one that cannot be read now does not delay the others. */
export async function queueReading(
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
