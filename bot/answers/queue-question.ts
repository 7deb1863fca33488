// Queues a question to be answered. Urgent questions go first.
import type { StoredMessage } from '../model/messages/conversation.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { JobPayloads } from '../model/tasks/job.js';
import { questionLane } from '../jobs/outbox.js';

export type QuestionOptions = Pick<
  JobPayloads['answer-question'],
  'service' | 'ownNationOnly' | 'as' | 'sender'
>;

/**
 * Each revision of a question has one job. A conversation's questions are answered in order. The answer goes
 * to `answerIn` or, if that is absent, to where the question was asked.
 */
export async function queueQuestion(
  { records, now }: UnitOfWork,
  message: Pick<StoredMessage, 'id' | 'conversation' | 'revision' | 'urgent'>,
  answerIn?: string,
  options: QuestionOptions = {},
): Promise<void> {
  await records.jobs.enqueue(
    {
      kind: 'answer-question',
      payload: { message: message.id, revision: message.revision, conversation: answerIn, ...options },
      lane: questionLane(message.conversation),
      urgent: message.urgent,
      // When a question moves to a private chat, the job that moves it is still in the table. Without the
      // conversation, the new job would have the same key.
      uniqueKey: `answer:${message.id}:${message.revision}:${answerIn ?? message.conversation}`,
    },
    now,
  );
}
