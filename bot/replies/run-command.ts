// Handles practitioners' requests other than questions: an adviser, the status, another nation or agency.
import { AGENCIES } from '../model/people/agency.js';
import type { Agency } from '../model/people/agency.js';
import type { Conversation, StoredAnswer, StoredMessage } from '../model/messages/conversation.js';
import { availabilityNow, nextAtWork } from '../handoff/advisers/adviser-availability.js';
import { isAdvisersPlace } from '../handoff/advisers/advisers-place.js';
import { escalate } from '../handoff/transitions/escalate.js';
import type { Escalation, EscalationReason } from '../model/handoff/escalation.js';
import { policyTopicIn } from '../model/handoff/policy-topics.js';
import { refreshCard } from '../handoff/cards/show-card.js';
import { displayName } from '../handoff/advisers/display-name.js';
import type { Button } from '../model/messages/message.js';
import { enqueuePrivateChat } from '../kernel/enqueue-private-chat.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { queueMessage } from '../kernel/outbox.js';
import type { Composed } from '../kernel/outbox.js';
import { adviserButton } from '../answers/present-answer.js';
import { findAnswerForPerson } from '../answers/find-answer-for-person.js';
import type { Person } from '../model/people/person.js';
import { plainMessage } from '../copy/plain-message.js';
import { formatTime } from '../model/messages/format-time.js';
import type { Records } from '../model/store.js';
import { wording } from '../copy/english/wording.js';
import type { PractitionerWords } from '../copy/english/practitioner-words.js';

export interface Caller {
  person: Person;
  conversation: Conversation;
  /** The ID of the event or message. Anything it causes happens only once. */
  event: string;
  /** As given in the event. */
  sender?: string;
}

/** Replies once to each event. The key ends with the event's ID, so a page can find the reply to a button press. */
export async function reply(unit: UnitOfWork, caller: Caller, message: Composed): Promise<void> {
  await queueMessage(unit, caller.conversation.id, message, {
    key: `reply:${caller.conversation.id}:${caller.event}`,
    purpose: 'notice',
  });
}

/** From now on, the bot asks for the nation whenever it matters. */
export async function forgetNation(unit: UnitOfWork, caller: Caller): Promise<void> {
  await unit.records.conversations.change(caller.conversation.id, { jurisdiction: null });
  await reply(unit, caller, (say) => plainMessage(say.nationForgotten));
}

export async function setAgency(unit: UnitOfWork, caller: Caller, agency: Agency | undefined): Promise<void> {
  if (agency === undefined)
    return reply(unit, caller, (say) =>
      plainMessage(say.handoff.agencyUnknown(AGENCIES.map((one) => say.names.agencies[one]).join(', '))),
    );
  await unit.records.conversations.change(caller.conversation.id, { agency });
  await reply(unit, caller, (say) => plainMessage(say.handoff.agencySet(say.names.agencies[agency])));
  // If a request is open, advisers see the change straight away.
  for (const { id } of await unit.records.escalations.waitedForBy(caller.person)) await refreshCard(unit, id);
}

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
  const outcome = answer?.answer.outcome;
  if (outcome === 'unanswerable' || outcome === 'withheld') return 'unanswerable';
  if (answer && (await records.answers.rating(answer.id)) === 'down') return 'low-rating';
  return 'asked-for';
}

export async function showStatus(unit: UnitOfWork, caller: Caller): Promise<void> {
  await reply(unit, caller, await status(unit, caller));
}

async function status(unit: UnitOfWork, { conversation, person }: Caller): Promise<Composed> {
  if (conversation.place.kind !== 'personal' && isAdvisersPlace(unit.ports, conversation.place))
    return plainMessage(await queueLine(unit));
  const [open] = await unit.records.escalations.waitedForBy(person);
  const opensAt =
    open?.state === 'claimed' ? undefined : nextAtWork(await availabilityNow(unit), new Date(unit.now));
  return (say) => {
    const buttons: Button[] = open
      ? [{ label: say.labels.withdraw, action: { do: 'withdraw', escalation: open.id } }]
      : [adviserButton(say)];
    const hours = opensAt ? [openingHours(say, opensAt, unit.now)] : [];
    const lines = [requestLine(say, unit, open), ...hours, say.status.nation(conversation.jurisdiction)];
    return plainMessage(lines, { buttons });
  };
}

function requestLine(say: PractitionerWords, { ports }: UnitOfWork, open: Escalation | undefined): string {
  if (!open) return say.status.none;
  return open.state === 'claimed'
    ? say.status.claimed(displayName(ports, open.holder, say))
    : say.status.waiting(formatTime(open.waitingSince ?? open.openedAt, say.language));
}

export function openingHours({ status, language }: PractitionerWords, opensAt: Date, now: string): string {
  const at = opensAt.toISOString();
  return at <= now ? status.working : status.away(formatTime(at, language));
}

/** The status that advisers see in their channel. */
async function queueLine({ records }: UnitOfWork): Promise<string> {
  const open = await records.escalations.open();
  const waiting = open.filter(({ state }) => state === 'waiting').length;
  return open.length ? wording.adviser.open(waiting, open.length - waiting) : wording.adviser.nothingOpen;
}
