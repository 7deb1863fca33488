// The advisers' channel, or the card in it, takes nothing any more: whoever waits is told, and others are asked.
import type { Part } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { queueMessage, sendAgain } from '../../kernel/outbox.js';
import type { Composed } from '../../kernel/outbox.js';
import { plainMessage } from '../../copy/plain-message.js';
import { cardKey, cardThread } from '../advisers/advisers-place.js';
import { alertMarked } from '../cards/alert.js';
import { cardDueBy } from '../waiting/next-follow-up.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { takeBack } from '../relay/reach-holder.js';
import { postCard } from '../cards/show-card.js';
import { tellPractitioner } from '../messages/tell.js';

/** What is said to all advisers about it would reach nobody. */
export async function isCardLost(unit: UnitOfWork, id: string): Promise<boolean> {
  const { records, ports } = unit;
  const main = ports.advisersPlace();
  const channel = main && (await records.conversations.at(main));
  if (channel?.leftAt !== undefined) return true;
  const thread = await cardThread(unit, id);
  const impact = thread === undefined ? undefined : await records.conversations.find(thread);
  return impact?.leftAt !== undefined;
}

/** Whether any adviser can have seen it: in the channel, in the second one, or in a chat of their own. */
export async function hasReachedAdvisers({ records }: UnitOfWork, id: string): Promise<boolean> {
  return (await records.outgoing.ofEscalation(id, 'card')).some(({ state }) => state === 'sent');
}

/** Nothing where nobody waits for an adviser: it may be claimed at the desk by now, or withdrawn. Once each time it waits. */
export async function tellCardLost(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  if (escalation.state !== 'waiting') return;
  const key = lostKey(escalation);
  if (await unit.records.outgoing.find(key)) return;
  await tellUnreached(unit, escalation, key);
  // Nobody saw it where it should have been, so that the last steps come first.
  const second = unit.ports.secondPlace?.();
  if (second) await postCard(unit, escalation, second);
  await alertMarked(unit, escalation, 'lead');
}

/** What is urgent and has not arrived in time is asked for elsewhere as well, while the channel goes on being tried. */
export async function tellCardLate(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const late = cardDueBy(escalation);
  if (late === undefined || late > Date.parse(unit.now)) return;
  const card = await unit.records.outgoing.find(cardKey(escalation.id));
  if (card?.state === 'queued') await tellCardLost(unit, escalation);
}

/** After the person was told that we could not reach anyone: now we have. */
export async function tellCardArrived(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  if (escalation.state !== 'waiting' || !(await unit.records.outgoing.find(lostKey(escalation)))) return;
  const key = `arrived:card:${escalation.id}:${escalation.version}`;
  await tellPractitioner(unit, escalation, (say) => say.handoff.cardArrived, key);
}

function lostKey({ id, version }: Escalation): string {
  return `undelivered:card:${id}:${version}`;
}

/** Where it is urgent, what helps at once comes first, and before whatever else waits to be sent there. */
async function tellUnreached(unit: UnitOfWork, escalation: Escalation, key: string): Promise<void> {
  const { urgent } = escalation;
  const conversation = await unit.records.conversations.find(escalation.conversation);
  const shown = unit.ports.contacts(conversation?.jurisdiction, urgent ? 'in-danger' : undefined);
  const contacts: Part = { kind: 'contacts', contacts: shown };
  const message: Composed = (say) => {
    const said = plainMessage(say.handoff.cardUndelivered, { parts: [contacts], urgent });
    return urgent ? { ...said, parts: said.parts.reverse() } : said;
  };
  const sending = { key, purpose: 'notice', escalation: escalation.id } as const;
  await queueMessage(unit, escalation.conversation, message, sending);
}

/** Who holds it and reads nowhere but in the card's thread holds it no longer. */
export async function loseThread(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const isRead = escalation.state === 'claimed' && escalation.reach === 'thread';
  const left = isRead ? await takeBack(unit, escalation) : escalation;
  if (left) await tellCardLost(unit, left);
}

/** The advisers' channel takes messages again: what is open is shown there, and its thread serves. */
export async function findChannelAgain(unit: UnitOfWork): Promise<void> {
  const { escalations, conversations, outgoing } = unit.records;
  const main = unit.ports.advisersPlace();
  const channel = main && (await conversations.at(main));
  if (channel) await conversations.change(channel.id, { leftAt: null });
  for (const { id } of await escalations.open()) {
    const thread = await cardThread(unit, id);
    if (thread !== undefined) await conversations.change(thread, { leftAt: null });
    const card = await outgoing.find(cardKey(id));
    if (card?.state === 'undeliverable') await sendAgain(unit, card);
  }
}
