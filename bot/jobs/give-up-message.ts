// A message cannot be delivered: whoever relies on it on the other side is told.
import type { StoredOutgoing } from '../conversation.js';
import type { Escalation } from '../escalation/escalation.js';
import { cardKey, cardThread } from '../escalation/advisers-place.js';
import { loseThread, tellCardLost } from '../escalation/card-lost.js';
import { passOnToHolder } from '../escalation/carry.js';
import { readsThread, takeBack } from '../escalation/reach-holder.js';
import { tellHolder } from '../escalation/tell.js';
import { inTransaction } from '../moment.js';
import type { Moment } from '../moment.js';
import { queueMessage } from '../outbox.js';
import type { BotPorts } from '../ports.js';
import { wording } from '../wording.js';

/** `placeIsGone`: the platform says that nothing will ever arrive there. */
export async function giveUpMessage(ports: BotPorts, key: string, placeIsGone = false): Promise<void> {
  await inTransaction(ports, async (moment) => {
    const { records, now } = moment;
    const outgoing = await records.outgoing.find(key);
    if (outgoing?.state !== 'queued') return;
    // Before any conversation, as everywhere.
    const escalation = outgoing.escalation ? await records.escalations.take(outgoing.escalation) : undefined;
    await records.outgoing.setState(key, 'undeliverable');
    if (placeIsGone) await records.conversations.change(outgoing.conversation, { leftAt: now });
    if (escalation) await tellOtherSide(moment, outgoing, escalation);
    moment.ports.log.warn(
      { purpose: outgoing.purpose, escalation: outgoing.escalation },
      'A message could not be delivered.',
    );
  });
}

/**
 * The message stands there in its earlier form. Of ours nothing is lost but its freshness; a correction in a handoff is
 * sent as a message of its own.
 */
export async function giveUpUpdate(ports: BotPorts, key: string): Promise<void> {
  await inTransaction(ports, async (moment) => {
    const { records } = moment;
    // What changes from now on asks for an update of its own, even if this one never began.
    const outgoing = await records.outgoing.beginUpdate(key, moment.now);
    if (outgoing?.purpose !== 'relay' || outgoing.state !== 'sent' || outgoing.wordsOf === undefined) return;
    const message = await records.messages.find(outgoing.wordsOf);
    if (!message || message.deletedAt) return;
    const { conversation, purpose, escalation, wordsOf, asReceived } = outgoing;
    await queueMessage(moment, conversation, outgoing.message, {
      key: `${key}:changed:${message.revision}`,
      purpose,
      escalation,
      wordsOf,
      asReceived,
    });
  });
}

async function tellOtherSide(
  moment: Moment,
  outgoing: StoredOutgoing,
  escalation: Escalation,
): Promise<void> {
  if (outgoing.key === cardKey(escalation.id)) return tellCardLost(moment, escalation);
  if (outgoing.conversation === (await cardThread(moment, escalation.id)))
    return loseThread(moment, escalation);
  if (outgoing.conversation === escalation.holderConversation) return useThread(moment, escalation);
  // A notice to the practitioner is told to nobody: two sides that cannot be reached would tell one another for ever.
  if (outgoing.purpose === 'relay' && outgoing.conversation === escalation.conversation)
    await tellHolder(moment, escalation, wording.adviser.undelivered, `undelivered:${outgoing.key}`);
}

/** The holder's private chat is closed to us: everything of the practitioner's goes to the card's thread instead. */
async function useThread(moment: Moment, escalation: Escalation): Promise<void> {
  const { records, now } = moment;
  if (escalation.state !== 'claimed' || escalation.reach !== 'personal') return;
  if (escalation.holder && !readsThread(moment.ports, escalation.holder)) {
    await takeBack(moment, escalation);
    return;
  }
  await records.escalations.change(escalation, { reach: 'thread', holderConversation: null }, now);
  const moved = await records.escalations.find(escalation.id);
  if (!moved) return;
  await tellHolder(moment, moved, wording.adviser.howToReplyInThread, `thread:${moved.id}:${moved.claims}`);
  for (const relayed of await records.escalations.relayed(moved.id)) {
    const message = await records.messages.find(relayed.message);
    if (relayed.direction === 'to-adviser' && message && !message.deletedAt)
      await passOnToHolder(moment, moved, message);
  }
}
