import type { Conversation } from '../model/messages/conversation.js';
import { isAdvisersPlace, isWithin } from '../handoff/advisers/advisers-place.js';
import { findChannelAgain } from '../handoff/follow-up/card-lost.js';
import { followUpNow } from '../handoff/follow-up-schedule/schedule-follow-up.js';
import { tellHolder } from '../handoff/messages/send-notice.js';
import { reopenChat } from '../delivery/reopen-chat.js';
import { closeChat } from '../delivery/try-closed-chat.js';
import { greetPlace } from '../replies/greet.js';
import type { IncomingEvent, Place } from '../model/messages/message.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { adviserWording } from '../wording/english/adviser-wording.js';

export async function receiveJoined(
  unit: UnitOfWork,
  conversation: Conversation,
  event: IncomingEvent,
): Promise<void> {
  await returnWithin(unit, conversation.place, event.id);
  if (isAdvisersPlace(unit.ports, conversation.place)) return findChannelAgain(unit);
  if (conversation.greetedAt) return;
  if (conversation.place.kind === 'personal')
    await unit.records.conversations.recordGreeting(event.from, unit.now);
  await greetPlace(unit, conversation);
}

/**
 * Each thread, and each channel of a team, is a separate conversation, so it would otherwise stay closed
 * until someone writes in it. Leaves out the advisers’ channels, to which messages are sent in any case.
 */
async function returnWithin(unit: UnitOfWork, joined: Place, cause: string): Promise<void> {
  const { ports, records } = unit;
  const { conversations } = records;
  const { isJoinedWith } = ports.platforms.get(joined.platform) ?? {};
  const left =
    joined.kind === 'channel' && isJoinedWith
      ? await conversations.leftChannels(joined.platform)
      : await conversations.leftUnder(joined);
  for (const one of left) {
    const { place } = one;
    if (isAdvisersPlace(ports, place)) continue;
    if (!isWithin(place, joined) && !isJoinedWith?.(place, joined)) continue;
    await reopenChat(unit, one, cause);
  }
}

/**
 * Handles the bot being removed from a place. If an adviser has claimed a request from there, tells them
 * straight away. The worker gives up on any messages still queued for the place.
 */
export async function receiveLeft(unit: UnitOfWork, conversation: Conversation): Promise<void> {
  await closeChat(unit, conversation);
  const main = unit.ports.advisersPlace();
  if (isWithin(main, conversation.place)) await leaveAdvisers(unit, main);
  const open = conversation.escalation
    ? await unit.records.escalations.find(conversation.escalation)
    : undefined;
  if (open?.state === 'claimed')
    await tellHolder(unit, open, adviserWording.practitionerLeft, `handoff:${open.id}:left:${unit.now}`);
}

/**
 * Follows up every open request now, because reminders in the advisers' channel would no longer reach anyone.
 */
async function leaveAdvisers(unit: UnitOfWork, main: Place): Promise<void> {
  const { records, now } = unit;
  const channel = await records.conversations.open(main, undefined, now);
  await records.conversations.change(channel.id, { leftAt: now });
  for (const { id } of await records.escalations.open()) await followUpNow(unit, id);
}
