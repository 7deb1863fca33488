// If the advisers' channel or the card no longer accepts messages, tells the person who is waiting, and
// alerts advisers in other ways.
import type { Part } from '../../model/messages/message.js';
import type { StoredOutgoing } from '../../model/messages/conversation.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage, sendAgain, type Composed } from '../../jobs/outbox.js';
import { plainMessage } from '../../wording/plain-message.js';
import { cardKey, cardThread } from '../advisers/advisers-place.js';
import { alertMarked } from '../cards/alert.js';
import { cardDueBy } from '../follow-up-schedule/next-follow-up.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { isOwnCase } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { takeBack } from '../transitions/take-back.js';
import { postCard } from '../cards/show-card.js';
import { tellPractitioner } from '../messages/send-notice.js';

/** True if a message to all advisers about this escalation would reach no one. */
export async function isCardLost(unit: UnitOfWork, id: string): Promise<boolean> {
  return (await lostSince(unit, id)) !== undefined;
}

/** When the advisers' channel or the card's thread stopped accepting messages, if either has. */
async function lostSince(unit: UnitOfWork, id: string): Promise<string | undefined> {
  const { conversations } = unit.records;
  const channel = await conversations.at(unit.ports.advisersPlace());
  const place = await conversations.find(await cardThread(unit, id));
  return [channel?.leftAt, place?.leftAt].filter((at) => at !== undefined).sort()[0];
}

/** True if the card was sent to any adviser: in the main channel, the second channel or a private chat. */
export async function hasReachedAdvisers({ records }: UnitOfWork, id: string): Promise<boolean> {
  return (await records.outgoing.ofEscalation(id, 'card')).some(({ state }) => state === 'sent');
}

/**
 * Does nothing if the request is not waiting, because it has been claimed at the desk or cancelled. Tells the
 * person once each time the request goes back to waiting, and again if the channel is lost again after the card
 * has arrived.
 */
export async function tellCardLost(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  if (escalation.state !== 'waiting') return;
  const told = await lastTold(unit, escalation);
  const since = told && (await lostSince(unit, escalation.id));
  if (told && (since === undefined || since <= told.queuedAt || !(await hasArrived(unit, escalation, told))))
    return;
  await tellUnreached(unit, escalation, [lostKey(escalation), ...(since ? [since] : [])].join(':'));
  // No one saw the card in the channel, so take the last steps of the follow-up straight away.
  const second = unit.ports.secondPlace?.();
  if (second) await postCard(unit, escalation, second);
  await alertMarked(unit, escalation, 'lead');
}

/**
 * If an urgent card is not delivered in time, takes the same steps as for a lost card. The card may still
 * arrive.
 */
export async function tellCardLate(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const late = cardDueBy(escalation);
  if (late === undefined || late > Date.parse(unit.now)) return;
  const card = await unit.records.outgoing.find(cardKey(escalation.id));
  if (card?.state === 'queued') await tellCardLost(unit, escalation);
}

/** If we told the person that we could not reach an adviser, tells them that we now have. */
export async function tellCardArrived(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const told = escalation.state === 'waiting' ? await lastTold(unit, escalation) : undefined;
  if (!told) return;
  await tellPractitioner(unit, escalation, (say) => say.handoff.cardArrived, arrivedKey(told));
}

const arrivedKey = ({ key }: StoredOutgoing): string => key.replace(LOST, 'arrived:');

/** True if the card has reached the advisers. It may have been lost with its channel since. */
async function hasArrived(
  { records: { outgoing } }: UnitOfWork,
  { id }: Escalation,
  told: StoredOutgoing,
): Promise<boolean> {
  const card = await outgoing.find(cardKey(id));
  return card?.state === 'sent' || (await outgoing.find(arrivedKey(told))) !== undefined;
}

const LOST = 'undelivered:';

/**
 * The beginning of the key uses the number of claims, which only changes between one wait and the next. The
 * version also changes during a wait.
 */
function lostKey({ id, claims }: Escalation): string {
  return `${LOST}card:${id}:claims-${claims}`;
}

/** The last message of this wait that said that no adviser could be reached. */
async function lastTold(
  { records }: UnitOfWork,
  escalation: Escalation,
): Promise<StoredOutgoing | undefined> {
  const first = lostKey(escalation);
  const notices = await records.outgoing.ofEscalation(escalation.id, 'notice');
  return notices.findLast(({ key }) => key === first || key.startsWith(`${first}:`));
}

/**
 * Tells the person that no adviser could be reached. For an urgent request, shows the numbers to call first
 * and sends the message before any others.
 */
async function tellUnreached(unit: UnitOfWork, escalation: Escalation, key: string): Promise<void> {
  const { urgent } = escalation;
  const conversation = await unit.records.conversations.find(escalation.conversation);
  const isOwn = await isOwnCase(unit.records, escalation.practitioner, escalation.conversation);
  const need = isOwn ? 'for-themselves' : urgent ? 'in-danger' : undefined;
  const shown = unit.ports.contacts(conversation?.jurisdiction, need);
  const contacts: Part = { kind: 'contacts', contacts: shown };
  const message: Composed = (say) => {
    const said = plainMessage(say.handoff.cardUndelivered, { parts: [contacts], urgent });
    return urgent ? { ...said, parts: said.parts.reverse() } : said;
  };
  const sending = { key, purpose: 'notice', escalation: escalation.id } as const;
  await queueMessage(unit, escalation.conversation, message, sending);
}

/** Takes back the request from a holder who could only read it in the card's thread. */
export async function loseThread(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const isRead = escalation.state === 'claimed' && escalation.reach === 'thread';
  const left = isRead ? await takeBack(unit, escalation) : escalation;
  if (left) await tellCardLost(unit, left);
}

/**
 * Call this when the advisers' channel accepts messages again. Posts the cards that could not be delivered,
 * and uses their threads again.
 */
export async function findChannelAgain(unit: UnitOfWork): Promise<void> {
  const { escalations, conversations, outgoing } = unit.records;
  const channel = await conversations.at(unit.ports.advisersPlace());
  if (channel) await conversations.change(channel.id, { leftAt: null });
  for (const { id } of await escalations.open()) {
    await conversations.change(await cardThread(unit, id), { leftAt: null });
    const card = await outgoing.find(cardKey(id));
    if (card?.state === 'undeliverable') await sendAgain(unit, card);
  }
}
