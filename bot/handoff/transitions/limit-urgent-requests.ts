// Limits the number of urgent requests from one sender, who could otherwise pretend to be a new person for
// each message and flood the queue. Above the limit, the next urgent message joins the sender's newest
// unclaimed request.
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage } from '../../jobs/outbox.js';
import { hasJoined, isOpen, type Escalation } from '../../model/handoff/escalation.js';
import type { Conversation } from '../../model/messages/conversation.js';
import type { Person } from '../../model/people/person.js';
import type { Records } from '../../model/store.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { alertMarked } from '../cards/alert.js';
import { tellAdvisers } from '../messages/send-notice.js';
import type { NewEscalation } from './new-escalation.js';
import { redactAgain } from '../messages/share-pseudonyms.js';
import { scheduleFollowUp } from '../follow-up-schedule/schedule-follow-up.js';
import { refreshCard } from '../cards/show-card.js';

/**
 * The maximum number of unclaimed requests from one sender. No office has this many at a time, and an adviser
 * can still look through them.
 */
export const MAX_URGENT_OF_ONE_SENDER = 20;

/** Returns the request to join, locked in this transaction, or undefined if a new request may be opened. */
export async function escalationToJoin(
  { records }: UnitOfWork,
  { urgent, sender, message }: NewEscalation,
): Promise<Escalation | undefined> {
  if (!urgent || sender === undefined || !message) return undefined;
  const waiting = await records.escalations.waitingFrom(sender);
  const newest = waiting.length < MAX_URGENT_OF_ONE_SENDER ? undefined : waiting.at(-1);
  const taken = newest && (await records.escalations.lock(newest.id));
  // A request that has just been claimed cannot be joined, because its saved messages have already been
  // handed over.
  return taken?.state === 'waiting' ? taken : undefined;
}

/**
 * Adds the message to the request, for the adviser who claims it. Tells the sender what that means and who to
 * call.
 */
export async function joinEscalation(
  unit: UnitOfWork,
  { conversation, message, cause }: NewEscalation,
  escalation: Escalation,
): Promise<void> {
  const { id, conversation: joined, followUp } = escalation;
  const { records } = unit;
  if (!message) return;
  await records.escalations.addRelayed({ escalation: id, message: message.id, direction: 'to-adviser' });
  await redactAgain(unit, message, { conversation: joined });
  await scheduleFollowUp(unit, id);
  await refreshCard(unit, id);
  await queueMessage(unit, conversation.id, (say) => say.handoff.joined, {
    key: `handoff:${id}:joined:${cause}`,
    purpose: 'notice',
  });
  // Platforms don't notify anyone of a changed card. A sender who goes on cannot flood the advisers, because
  // they are told at most once between 2 reminders.
  const { since, steps } = followUp;
  await tellAdvisers(unit, escalation, adviserWording.joinedUrgent, `joined:${id}:${since}:${steps}`);
  await alertMarked(unit, escalation, 'duty');
}

/** The open request to which someone's latest urgent message here was added, because it is someone else's. */
export async function joinedBy(
  { escalations, messages }: Pick<Records, 'escalations' | 'messages'>,
  person: Person,
  conversation: string,
): Promise<Escalation | undefined> {
  const latest = (await messages.of(person, conversation)).findLast(({ urgent }) => urgent);
  const relay = latest && (await escalations.relayOf(latest.id));
  const found = relay && (await escalations.find(relay.escalation));
  return found && isOpen(found) && hasJoined(found, latest) ? found : undefined;
}

/** As `joinedBy`, for a message in any of the person's private chats. */
export async function joinedAnywhereBy(
  records: Pick<Records, 'escalations' | 'messages' | 'conversations'>,
  person: Person,
  here: Conversation,
): Promise<Escalation | undefined> {
  const chats = (await records.conversations.of(person)).filter(({ place }) => place.kind === 'personal');
  for (const { id } of [here, ...chats]) {
    const joined = await joinedBy(records, person, id);
    if (joined) return joined;
  }
  return undefined;
}

/** Tells the people whose messages were added to someone else's request that it is closed. */
export async function tellJoinedClosed(unit: UnitOfWork, closed: Escalation): Promise<void> {
  const { escalations, messages } = unit.records;
  for (const { message: id } of await escalations.relayed(closed.id)) {
    const message = await messages.find(id);
    if (!message || message.deletedAt || !hasJoined(closed, message)) continue;
    await queueMessage(unit, message.conversation, (say) => say.handoff.joinedClosed, {
      key: `handoff:${closed.id}:joined-closed:${closed.version}:${message.conversation}`,
      purpose: 'notice',
    });
  }
}
