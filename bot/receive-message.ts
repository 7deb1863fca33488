// The inbox: stores each event once, with the work that it causes, in one transaction; only then it is acknowledged.
import { isAdvisersPlace } from './escalation/advisers-place.js';
import type { IncomingEvent } from './message.js';
import { inTransaction } from './moment.js';
import type { Moment } from './moment.js';
import type { BotPorts, Inbox } from './ports.js';
import { receiveAction } from './receive-action.js';
import { receiveDelete, receiveEdit } from './receive-change.js';
import { receiveJoined, receiveLeft } from './receive-membership.js';
import { receiveWords } from './receive-words.js';

/** `wake` is called after each commit that may have left work. */
export function createInbox(ports: BotPorts, wake: () => void): Inbox {
  return {
    async receive(event) {
      if (await isOverheard(ports, event)) return { duplicate: false };
      const isNew = await inTransaction(ports, (moment) => receive(moment, event));
      if (isNew) wake();
      return { duplicate: !isNew };
    },
  };
}

/** False when it had been received before: then nothing was changed. */
async function receive(moment: Moment, event: IncomingEvent): Promise<boolean> {
  await takeInvolved(moment, event);
  const person = event.kind === 'left' ? undefined : event.from;
  const conversation = await moment.records.conversations.open(event.place, person, moment.now);
  if (event.kind !== 'left' && conversation.leftAt)
    await moment.records.conversations.change(conversation.id, { leftAt: null });
  if (event.kind === 'message') return receiveWords(moment, conversation, event);
  if (!(await moment.records.conversations.recordEvent(conversation.id, event.id, event.kind, moment.now)))
    return false;
  switch (event.kind) {
    case 'edit':
      await receiveEdit(moment, conversation, event);
      break;
    case 'delete':
      await receiveDelete(moment, conversation, event);
      break;
    case 'action':
      await receiveAction(moment, conversation, event);
      break;
    case 'joined':
      await receiveJoined(moment, conversation, event);
      break;
    case 'left':
      await receiveLeft(moment, conversation);
      break;
  }
  return true;
}

/**
 * The handoffs that this event may touch are taken before any conversation, and always in the same order: the two
 * sides write to one another's conversations, and would otherwise wait for each other for ever.
 */
async function takeInvolved({ records }: Moment, event: IncomingEvent): Promise<void> {
  const { escalations } = records;
  const involved = [
    ...(await escalations.waitedForBy(event.from)),
    ...(await escalations.heldBy(event.from)),
  ];
  const ids = new Set(involved.map(({ id }) => id));
  if (event.kind === 'action' && 'escalation' in event.action) ids.add(event.action.escalation);
  for (const id of [...ids].sort()) await escalations.take(id);
}

/**
 * What people say to one another in a shared place is not for us and is not stored. In the advisers' channel a reply
 * in a card's thread is, without naming the bot.
 */
async function isOverheard(ports: BotPorts, event: IncomingEvent): Promise<boolean> {
  if (event.kind !== 'message' || event.mentionsBot || event.place.kind === 'personal') return false;
  if (event.threadOf === undefined || !isAdvisersPlace(ports, event.place)) return true;
  const advisers = ports.advisersPlace();
  const channel = advisers && (await ports.store.records.conversations.at(advisers));
  const post = channel && (await ports.store.records.outgoing.withPlatformId(channel.id, event.threadOf));
  return post?.escalation === undefined;
}
