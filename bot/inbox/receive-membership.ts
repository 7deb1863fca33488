// The bot was added to a place, or taken out of it.
import type { Conversation } from '../model/messages/conversation.js';
import { isAdvisersPlace, isWithin } from '../handoff/advisers/advisers-place.js';
import { findChannelAgain } from '../handoff/follow-up/card-lost.js';
import { attendNow } from '../handoff/waiting/schedule-attention.js';
import { tellHolder } from '../handoff/messages/tell.js';
import { greetPlace } from '../replies/greet.js';
import type { IncomingEvent, Place } from '../model/messages/message.js';
import type { Moment } from '../kernel/moment.js';
import { wording } from '../copy/wording.js';

export async function receiveJoined(
  moment: Moment,
  conversation: Conversation,
  event: IncomingEvent,
): Promise<void> {
  if (isAdvisersPlace(moment.ports, conversation.place)) return findChannelAgain(moment);
  if (conversation.greetedAt) return;
  if (conversation.place.kind === 'personal')
    await moment.records.conversations.recordGreeting(event.from, moment.now);
  await greetPlace(moment, conversation);
}

/** What still waits to be sent there is given up by the worker; an adviser in a handoff learns it now. */
export async function receiveLeft(moment: Moment, conversation: Conversation): Promise<void> {
  await moment.records.conversations.change(conversation.id, { leftAt: moment.now });
  const main = moment.ports.advisersPlace();
  if (main && isWithin(main, conversation.place)) await leaveAdvisers(moment, main);
  const open = conversation.escalation
    ? await moment.records.escalations.find(conversation.escalation)
    : undefined;
  if (open?.state === 'claimed')
    await tellHolder(moment, open, wording.adviser.practitionerLeft, `handoff:${open.id}:left:${moment.now}`);
}

/** Whoever waits is looked after now: reminders in that channel would reach nobody. */
async function leaveAdvisers(moment: Moment, main: Place): Promise<void> {
  const { records, now } = moment;
  const channel = await records.conversations.open(main, undefined, now);
  await records.conversations.change(channel.id, { leftAt: now });
  for (const { id } of await records.escalations.open()) await attendNow(moment, id);
}
