// Queues a message to be read. Code that needs it sooner reads it straight away.
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import type { StoredMessage } from '../model/messages/conversation.js';

/** In a separate lane, so that a message that cannot be read now does not hold anything up. */
export async function queueReading(
  { records, now }: UnitOfWork,
  { id, revision, unread }: Pick<StoredMessage, 'id' | 'revision' | 'unread'>,
): Promise<void> {
  if (!unread) return;
  await records.jobs.enqueue(
    {
      kind: 'read-message',
      payload: { message: id },
      lane: `read:${id}`,
      uniqueKey: `read:${id}:${revision}`,
    },
    now,
  );
}
