// The bot was added to a place, or taken out of it.
import type { Conversation } from './conversation.js';
import { isAdvisersPlace } from './escalation/advisers-place.js';
import { tellHolder } from './escalation/tell.js';
import { greetPlace } from './greet.js';
import type { IncomingEvent } from './message.js';
import type { Moment } from './moment.js';
import { wording } from './wording.js';

export async function receiveJoined(
  moment: Moment,
  conversation: Conversation,
  event: IncomingEvent,
): Promise<void> {
  if (conversation.greetedAt || isAdvisersPlace(moment.ports, conversation.place)) return;
  if (conversation.place.kind === 'personal')
    await moment.records.conversations.recordGreeting(event.from, moment.now);
  await greetPlace(moment, conversation);
}

/** What still waits to be sent there is given up by the worker; an adviser in a handoff learns it now. */
export async function receiveLeft(moment: Moment, conversation: Conversation): Promise<void> {
  await moment.records.conversations.change(conversation.id, { leftAt: moment.now });
  const open = conversation.escalation
    ? await moment.records.escalations.find(conversation.escalation)
    : undefined;
  if (open?.state === 'claimed')
    await tellHolder(moment, open, wording.adviser.practitionerLeft, `handoff:${open.id}:left:${moment.now}`);
}
