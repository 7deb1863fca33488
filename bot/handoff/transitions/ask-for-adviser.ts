// Handles a practitioner's request for an adviser, about the answer they pressed or their last question.
import { findAnswerForPerson } from '../../answers/find-answer-for-person.js';
import type { Caller } from '../../kernel/caller.js';
import { enqueuePrivateChat } from '../../kernel/enqueue-private-chat.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import type { EscalationReason } from '../../model/handoff/escalation.js';
import { policyTopicIn } from '../../model/handoff/policy-topics.js';
import type { StoredAnswer, StoredMessage } from '../../model/messages/conversation.js';
import type { Records } from '../../model/store.js';
import { escalate } from './escalate.js';

/** `answer`: the one whose button was pressed; if absent, the latest answer here. */
export async function talkToAdviser(unit: UnitOfWork, caller: Caller, answer?: string): Promise<void> {
  const { conversation, person, event } = caller;
  if (conversation.place.kind !== 'personal' && unit.ports.advisersPlace()) {
    return enqueuePrivateChat(unit, {
      person,
      seenIn: conversation.id,
      next: { do: 'talk-to-adviser', answer, event },
      lane: `personal:${conversation.id}`,
    });
  }
  await askForAdviser(unit, caller, answer);
}

interface Subject {
  message?: StoredMessage;
  answer?: StoredAnswer;
}

async function subjectOf({ records }: UnitOfWork, caller: Caller, id: string | undefined): Promise<Subject> {
  if (id === undefined) return latestSubject(records, caller.conversation.id);
  return (await findAnswerForPerson(records, caller, id)) ?? {};
}

/** The last question, whether or not it has been answered. */
async function latestSubject(records: Records, conversation: string): Promise<Subject> {
  const [question] = await records.messages.recentQuestions(conversation, 1);
  const answer = await records.answers.latestIn(conversation);
  if (question && (!answer || answer.message === question.id || answer.createdAt < question.receivedAt))
    return { message: question, answer: answer?.message === question.id ? answer : undefined };
  return { message: answer && (await records.messages.find(answer.message)), answer };
}

/** Only call this in the practitioner's personal chat, or where there are no advisers to ask. */
export async function askForAdviser(unit: UnitOfWork, caller: Caller, about?: string): Promise<void> {
  const { message, answer } = await subjectOf(unit, caller, about);
  await escalate(unit, {
    conversation: caller.conversation,
    practitioner: caller.person,
    reason: await reasonFor(unit, { message, answer }),
    urgent: message?.urgent ?? false,
    ...(message && !message.deletedAt && { message }),
    ...(answer && { answer: answer.id }),
    cause: caller.event,
    sender: caller.sender,
  });
}

/** Why they need an adviser, for the figures and for the adviser. */
async function reasonFor(
  { records, ports }: UnitOfWork,
  { message, answer }: Subject,
): Promise<EscalationReason> {
  if (message?.text && policyTopicIn(message.text, ports.policy) !== undefined) return 'policy';
  if (answer?.answer.outcome === 'unanswerable') return 'unanswerable';
  if (answer && (await records.answers.rating(answer.id)) === 'down') return 'low-rating';
  return 'asked-for';
}
