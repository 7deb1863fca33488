// The advisers' channel, or the card in it, takes nothing any more: whoever waits is told, and others are asked.
import type { Moment } from '../moment.js';
import { sendAgain } from '../outbox.js';
import { wording } from '../wording.js';
import { cardKey, cardThread } from './advisers-place.js';
import { alertMarked } from './alert.js';
import type { Escalation } from './escalation.js';
import { takeBack } from './reach-holder.js';
import { postCard } from './show-card.js';
import { tellPractitioner } from './tell.js';

/** What is said to all advisers about it would reach nobody. */
export async function isCardLost(moment: Moment, id: string): Promise<boolean> {
  const { records, ports } = moment;
  const main = ports.advisersPlace();
  const channel = main && (await records.conversations.at(main));
  if (channel?.leftAt !== undefined) return true;
  const thread = await cardThread(moment, id);
  const hangsOn = thread === undefined ? undefined : await records.conversations.find(thread);
  return hangsOn?.leftAt !== undefined;
}

/** Nothing where nobody waits for an adviser: it may be claimed at the desk by now, or withdrawn. Once each time it waits. */
export async function tellCardLost(moment: Moment, escalation: Escalation): Promise<void> {
  if (escalation.state !== 'waiting') return;
  const key = `undelivered:card:${escalation.id}:${escalation.version}`;
  if (await moment.records.outgoing.find(key)) return;
  const conversation = await moment.records.conversations.find(escalation.conversation);
  const contacts = moment.ports.contacts(conversation?.jurisdiction);
  await tellPractitioner(moment, escalation, wording.handoff.cardUndelivered, key, {
    parts: [{ kind: 'contacts', contacts }],
  });
  // Nobody saw it where it should have stood, so that the last steps come first.
  const second = moment.ports.secondPlace?.();
  if (second) await postCard(moment, escalation, second);
  await alertMarked(moment, escalation, 'lead');
}

/** Who holds it and reads nowhere but in the card's thread holds it no longer. */
export async function loseThread(moment: Moment, escalation: Escalation): Promise<void> {
  const isRead = escalation.state === 'claimed' && escalation.reach === 'thread';
  const left = isRead ? await takeBack(moment, escalation) : escalation;
  if (left) await tellCardLost(moment, left);
}

/** The advisers' channel takes messages again: what is open is shown there, and its thread serves. */
export async function findChannelAgain(moment: Moment): Promise<void> {
  const { escalations, conversations, outgoing } = moment.records;
  const main = moment.ports.advisersPlace();
  const channel = main && (await conversations.at(main));
  if (channel) await conversations.change(channel.id, { leftAt: null });
  for (const { id } of await escalations.open()) {
    const thread = await cardThread(moment, id);
    if (thread !== undefined) await conversations.change(thread, { leftAt: null });
    const card = await outgoing.find(cardKey(id));
    if (card?.state === 'undeliverable') await sendAgain(moment, card);
  }
}
