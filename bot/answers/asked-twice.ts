// Stops a question from being answered twice if someone sends it again before the first answer.
import type { StoredMessage } from '../model/messages/conversation.js';
import { askedTwiceKey } from '../model/jobs/wait-message-keys.js';
import { samePerson } from '../model/people/person.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { queueMessage, questionLane } from '../jobs/outbox.js';
import { nationChosen, queueQuestion } from './queue-question.js';

/** The number of recent questions to check. No one asks more than this while they wait for an answer. */
const RECENT = 20;

/**
 * If the last question waiting in this conversation is the same as this message, and from the same person,
 * tells them so and returns true. If they asked something else or chose a nation in between, the repeat may
 * mean something different, so it is answered.
 */
export async function isAskedAlready(unit: UnitOfWork, message: StoredMessage): Promise<boolean> {
  const { jobs, messages } = unit.records;
  const last = (await jobs.questionsIn(questionLane(message.conversation))).at(-1);
  const before = last === undefined ? undefined : await messages.find(last.message);
  if (!before || !isSame(before, message)) return false;
  const nation = await nationChosen(unit.records, message.conversation);
  if (last?.jurisdiction !== undefined && last.jurisdiction !== nation) return false;
  await queueMessage(unit, message.conversation, (say) => say.askedTwice, {
    key: askedTwiceKey(message.id),
    purpose: 'notice',
  });
  return true;
}

/**
 * Call this if a question was edited or deleted before it was answered. If the question was sent again, the
 * repeats were not queued, so this queues the first of them. `before` is the message before the change.
 */
export async function queueAskedAgain(unit: UnitOfWork, before: StoredMessage): Promise<void> {
  const { answers, jobs, messages } = unit.records;
  if (before.kind !== 'question' || (await answers.toMessage(before.id, before.revision))) return;
  const queued = await jobs.questionsIn(questionLane(before.conversation));
  const recent = await messages.recentQuestions(before.conversation, RECENT);
  const again = recent.find(
    (one) => one.id !== before.id && one.receivedAt >= before.receivedAt && isSame(before, one),
  );
  if (!again || queued.some(({ message }) => message === again.id) || (await answers.toMessage(again.id)))
    return;
  await queueQuestion(unit, again);
}

function isSame(one: StoredMessage, other: StoredMessage): boolean {
  const words = ({ text }: StoredMessage) => text?.trim().replace(/\s+/g, ' ').toLowerCase() ?? '';
  return words(one) !== '' && words(one) === words(other) && samePerson(one.from, other.from);
}
