// Queues a question to be answered. Urgent questions go first.
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { JobPayloads } from '../model/jobs/job.js';
import type { Records } from '../model/store.js';
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
  // A nation chosen while this question waits does not apply to it, because it may be for the next question.
  const jurisdiction = await nationChosen(records, answerIn ?? message.conversation);
  await records.jobs.enqueue(
    {
      kind: 'answer-question',
      payload: {
        message: message.id,
        revision: message.revision,
        conversation: answerIn,
        jurisdiction,
        ...options,
      },
      lane: questionLane(message.conversation),
      urgent: message.urgent,
      // When a question moves to a private chat, the job that moves it is still in the table. Without the
      // conversation, the new job would have the same key.
      uniqueKey: `answer:${message.id}:${message.revision}:${answerIn ?? message.conversation}`,
    },
    now,
  );
}

/** Returns null if no nation is chosen in the conversation. */
export async function nationChosen(
  { conversations }: Pick<Records, 'conversations'>,
  conversation: string,
): Promise<Jurisdiction | null> {
  return (await conversations.find(conversation))?.jurisdiction ?? null;
}
