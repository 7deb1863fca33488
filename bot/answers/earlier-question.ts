// Finds a question that the same person wrote before the one being answered, but that reached us after it.
import type { StoredMessage } from '../model/messages/conversation.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';
import type { JobPayloads } from '../model/jobs/job.js';
import { questionLane } from '../jobs/outbox.js';
import { samePerson } from '../model/people/person.js';

type Payload = JobPayloads['answer-question'];

/**
 * Returns the question that was written first, apart from those in `tried`. An urgent question does not wait
 * for any other.
 */
export async function earlierQuestion(
  { platforms }: Pick<BotPorts, 'platforms'>,
  records: Pick<Records, 'jobs' | 'messages' | 'answers'>,
  { id, conversation, from, sentAt, urgent }: StoredMessage,
  tried: readonly string[],
): Promise<Payload | undefined> {
  if (urgent || !platforms.get(from.platform)?.mayReorder) return undefined;
  let first: { payload: Payload; sentAt: string } | undefined;
  for (const payload of await records.jobs.questionsIn(questionLane(conversation))) {
    if (payload.message === id || tried.includes(payload.message)) continue;
    const other = await records.messages.find(payload.message);
    if (!other || !samePerson(other.from, from) || other.sentAt >= (first?.sentAt ?? sentAt)) continue;
    if (await records.answers.toMessage(other.id)) continue;
    first = { payload, sentAt: other.sentAt };
  }
  return first?.payload;
}
