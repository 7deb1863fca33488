// Handles a practitioner's request for an adviser, about the answer whose button they pressed or their last
// question.
import { findAnswerForPerson } from '../../answers/find-answer-for-person.js';
import type { Caller } from '../../jobs/reply-to-caller.js';
import { enqueuePrivateChat } from '../../jobs/enqueue-private-chat.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { EscalationReason } from '../../model/handoff/escalation.js';
import { policyTopicIn } from '../../model/handoff/policy-topics.js';
import type { Person } from '../../model/people/person.js';
import type { StoredAnswer, StoredMessage } from '../../model/messages/conversation.js';
import type { Records } from '../../model/store.js';
import { escalate } from './escalate.js';

/**
 * `answer`: ID of the answer whose button was pressed. If absent, uses the latest question or answer here.
 */
export async function talkToAdviser(unit: UnitOfWork, caller: Caller, answer?: string): Promise<void> {
  // Looks for the question in the place where they asked for an adviser, because the last question in their
  // private chat may be an old one.
  await talkToAdviserAbout(unit, caller, await subjectOf(unit, caller, answer));
}

/** Moves to the practitioner's private chat first, if they asked in a shared place. */
export async function talkToAdviserAbout(
  unit: UnitOfWork,
  caller: Caller,
  subject: AskedAbout,
): Promise<void> {
  const { conversation, person, event } = caller;
  if (conversation.place.kind !== 'personal') {
    return enqueuePrivateChat(unit, {
      person,
      seenIn: conversation.id,
      next: { do: 'talk-to-adviser', message: subject.message?.id, answer: subject.answer?.id, event },
      lane: `personal:${conversation.id}`,
    });
  }
  await askForAdviser(unit, caller, subject);
}

export interface AskedAbout {
  message?: StoredMessage;
  answer?: StoredAnswer;
}

async function subjectOf(
  { records }: UnitOfWork,
  caller: Caller,
  id: string | undefined,
): Promise<AskedAbout> {
  if (id === undefined) return latestSubject(records, caller);
  return (await findAnswerForPerson(records, caller, id)) ?? {};
}

/** The last question, even if it has not been answered. In a shared place, only this person's. */
async function latestSubject(records: Records, { conversation, person }: Caller): Promise<AskedAbout> {
  if (conversation.place.kind !== 'personal') return latestOwn(records, conversation.id, person);
  const [question] = await records.messages.recentQuestions(conversation.id, 1);
  const answer = await records.answers.latestIn(conversation.id);
  if (question && (!answer || answer.message === question.id || answer.createdAt < question.receivedAt))
    return { message: question, answer: answer?.message === question.id ? answer : undefined };
  return { message: answer && (await records.messages.find(answer.message)), answer };
}

async function latestOwn(records: Records, conversation: string, person: Person): Promise<AskedAbout> {
  const written = await records.messages.of(person, conversation);
  const message = written.findLast(({ kind, deletedAt }) => kind === 'question' && !deletedAt);
  return message ? { message, answer: await records.answers.toMessage(message.id) } : {};
}

/**
 * After this long, a mention of danger no longer makes a request urgent. By then, it has been dealt with or
 * mentioned again.
 */
const STILL_URGENT_MS = 24 * 60 * 60_000;

const isUrgentNow = ({ now }: UnitOfWork, message: StoredMessage | undefined): boolean =>
  message !== undefined &&
  message.urgent &&
  Date.parse(now) - Date.parse(message.receivedAt) < STILL_URGENT_MS;

/** Only call this in the practitioner's private chat. */
export async function askForAdviser(
  unit: UnitOfWork,
  caller: Caller,
  { message, answer }: AskedAbout,
): Promise<void> {
  await escalate(unit, {
    conversation: caller.conversation,
    practitioner: caller.person,
    reason: await reasonFor(unit, { message, answer }),
    urgent: isUrgentNow(unit, message),
    ...(message && !message.deletedAt && { message }),
    ...(answer && { answer: answer.id }),
    cause: caller.event,
    sender: caller.sender,
  });
}

async function reasonFor(
  { records, ports }: UnitOfWork,
  { message, answer }: AskedAbout,
): Promise<EscalationReason> {
  if (message?.text && policyTopicIn(message.text, ports.policy) !== undefined) return 'policy';
  if (answer?.answer.outcome === 'unanswerable') return 'unanswerable';
  if (answer && (await records.answers.rating(answer.id)) === 'down') return 'low-rating';
  return 'asked-for';
}
