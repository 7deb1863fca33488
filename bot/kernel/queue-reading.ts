// Queues a message for the message reader. Code that needs the result sooner reads the message straight away.
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import type { StoredMessage } from '../model/messages/conversation.js';

/** In a separate lane, so that a message that cannot be read now does not hold up the others. */
export async function queueReading(
  { records, now }: UnitOfWork,
  { id, revision, unread }: Pick<StoredMessage, 'id' | 'revision' | 'unread'>,
  sender?: string,
): Promise<void> {
  if (!unread) return;
  await records.jobs.enqueue(
    {
      kind: 'read-message',
      payload: { message: id, sender },
      lane: `read:${id}`,
      uniqueKey: `read:${id}:${revision}`,
    },
    now,
  );
}
