// Marks a message as undeliverable, and tells anyone who was relying on it.
import type { DeliveryFault } from '../../knowledge/model/errors.js';
import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';
import { readableDate } from '../../knowledge/model/words/readable-date.js';
import type { StoredOutgoing } from '../model/messages/conversation.js';
import type { OutgoingMessage, ShownContact } from '../model/messages/message.js';
import type { Escalation } from '../model/handoff/escalation.js';
import { cardKey, cardThread } from '../handoff/advisers/advisers-place.js';
import { alertIn } from '../handoff/cards/alert.js';
import { alertFailed } from '../handoff/cards/show-alert.js';
import { loseThread, tellCardLost } from '../handoff/follow-up/card-lost.js';
import { deliverToHolder } from '../handoff/messages/deliver-relay.js';
import { notShownKey } from '../handoff/messages/numbers-given.js';
import { followUpNumbers } from '../handoff/follow-up-schedule/schedule-follow-up.js';
import { checkHoldersSoon } from '../handoff/follow-up-schedule/check-for-leavers-soon.js';
import { readsThread } from '../handoff/relay/reach-holder.js';
import { awaitedReply } from '../handoff/messages/awaited-reply.js';
import { awaitHolder } from '../handoff/relay/relay.js';
import { isTransferNote } from '../handoff/messages/transfer-note.js';
import { takeBack } from '../handoff/transitions/take-back.js';
import { tellHolder } from '../handoff/messages/send-notice.js';
import { inTransaction, type UnitOfWork } from '../jobs/unit-of-work.js';
import { queueMessage } from '../jobs/outbox.js';
import { plainMessage } from '../wording/plain-message.js';
import type { BotPorts } from '../model/ports.js';
import { adviserButton } from '../wording/buttons.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { adviserWording } from '../wording/english/adviser-wording.js';
import { wordsIn } from '../wording/words-in.js';
import type { JobPayloads } from '../model/jobs/job.js';
import { closeChat, isToTry, trySending } from './try-closed-chat.js';

/** `fault`: the reason the platform gave. Undefined if we gave up for another reason. */
export async function giveUpMessage(ports: BotPorts, key: string, fault?: DeliveryFault): Promise<void> {
  await inTransaction(ports, async (unit) => {
    const outgoing = await unit.records.outgoing.find(key);
    if (outgoing?.state === 'queued') await giveUp(unit, outgoing, fault);
  });
}

/**
 * Gives up a message to a place that is closed. Returns false, and changes nothing, if the place has opened since
 * the message was read, because the person may have come back through another process, or if the message may be
 * tried.
 */
export async function giveUpIfClosed(
  ports: BotPorts,
  key: string,
  tried: JobPayloads['send']['tried'],
): Promise<boolean> {
  return inTransaction(ports, async (unit) => {
    const outgoing = await unit.records.outgoing.find(key);
    if (outgoing?.state !== 'queued') return true;
    const conversation = await unit.records.conversations.find(outgoing.conversation);
    if (conversation?.leftAt === undefined) return false;
    if (tried && (await isToTry(unit, conversation, key))) return false;
    await giveUp(unit, outgoing, 'place');
    if (tried) await trySending(unit, conversation);
    return true;
  });
}

async function giveUp(unit: UnitOfWork, outgoing: StoredOutgoing, fault?: DeliveryFault): Promise<void> {
  const { records, ports } = unit;
  const { key, conversation, purpose, escalation: id } = outgoing;
  // Lock the escalation before any conversation, as everywhere else, to avoid a deadlock.
  const escalation = id === undefined ? undefined : await records.escalations.lock(id);
  await records.outgoing.setState(key, 'undeliverable');
  if (fault === 'place') await leave(unit, conversation);
  if (escalation) await tellOtherSide(unit, outgoing, escalation, fault);
  if (fault === 'message') await tellReader(unit, outgoing);
  await followUpNumbers(unit, outgoing);
  ports.log.warn({ purpose, escalation: id, fault }, 'A message could not be delivered.');
}

/** Keeps an earlier time, because we go on trying an advisers' channel, and each attempt fails. */
async function leave(unit: UnitOfWork, id: string): Promise<void> {
  const conversation = await unit.records.conversations.find(id);
  if (conversation && conversation.leftAt === undefined) await closeChat(unit, conversation);
}

/**
 * Tells the person, who would otherwise wait for an answer that the platform cannot show. Sends an urgent
 * message again as plain text.
 */
async function tellReader(unit: UnitOfWork, outgoing: StoredOutgoing): Promise<void> {
  const { key, purpose, conversation, message } = outgoing;
  const sending = { key: notShownKey(key), purpose: 'notice' } as const;
  if (purpose === 'answer')
    await queueMessage(
      unit,
      conversation,
      (say) => plainMessage(say.notShown, { buttons: [adviserButton(say)] }),
      sending,
    );
  if (purpose === 'urgent') await queueMessage(unit, conversation, asPlainText(message), sending);
}

/** Keeps what was written for this reader, such as the numbers for a child instead of those for a professional. */
function asPlainText(message: OutgoingMessage): OutgoingMessage {
  const sentences = message.parts.flatMap((part) => {
    if (part.kind === 'heading' || part.kind === 'text') return [part.text];
    if (part.kind !== 'contacts') return [];
    return part.contacts.map((contact) => contactLine(contact, wordsIn(message.language)));
  });
  return { ...message, ...plainMessage(sentences), summary: message.summary };
}

/** As on the card, numbers that were not checked in time are kept and marked. */
function contactLine(
  { name, phone, when, verifiedOn, expired }: ShownContact,
  { app, page, language }: PractitionerWords,
): string {
  const line = `${name}: ${phone} (${when})`;
  if (!expired) return line;
  const checked = app.contactCheckedOn(readableDate(verifiedOn, guidanceWords(language)));
  return `${line} ${checked}. ${page.message.numberMayHaveChanged}`;
}

/**
 * Only the update is lost, so the earlier text stays in the chat. In a handoff, we send the correction as a
 * new message.
 */
export async function giveUpUpdate(ports: BotPorts, key: string): Promise<void> {
  await inTransaction(ports, async (unit) => {
    const { records } = unit;
    // Call this even if the update never started, so that a later change queues its own update.
    const outgoing = await records.outgoing.beginUpdate(key, unit.now);
    if (outgoing?.purpose !== 'relay' || outgoing.state !== 'sent' || outgoing.wordsOf === undefined) return;
    if (outgoing.outdated) return;
    const message = await records.messages.find(outgoing.wordsOf);
    if (!message || message.deletedAt) return;
    const { conversation, purpose, escalation, wordsOf, asReceived } = outgoing;
    await queueMessage(unit, conversation, outgoing.message, {
      key: `${key}:changed:${message.revision}`,
      purpose,
      escalation,
      wordsOf,
      asReceived,
    });
  });
}

async function tellOtherSide(
  unit: UnitOfWork,
  outgoing: StoredOutgoing,
  escalation: Escalation,
  fault?: DeliveryFault,
): Promise<void> {
  if (outgoing.key === cardKey(escalation.id)) return tellCardLost(unit, escalation);
  const { conversation, key, purpose } = outgoing;
  const adviser = adviserWording;
  const inThread = conversation === (await cardThread(unit, escalation.id));
  if (inThread || conversation === escalation.holderConversation) {
    // The platform refused only this message. The chat still accepts others.
    if (fault === 'message')
      return purpose === 'relay'
        ? tellHolder(unit, escalation, adviser.notShown, `not-shown:${key}`)
        : undefined;
    return inThread ? loseThread(unit, escalation) : useThread(unit, escalation);
  }
  const why = alertIn(key);
  const person = why && (await unit.records.conversations.find(conversation))?.person;
  if (why && person) return alertFailed(unit, escalation, { why, person });
  // Does not report other undelivered notices. If neither side could be reached, each failed notice would cause
  // another.
  if (purpose === 'relay' && conversation === escalation.conversation)
    await tellNotReceived(unit, outgoing, escalation, fault);
}

async function tellNotReceived(
  unit: UnitOfWork,
  { key, wordsOf }: StoredOutgoing,
  escalation: Escalation,
  fault?: DeliveryFault,
): Promise<void> {
  const adviser = adviserWording;
  // The correction of a reply may be refused although the reply itself arrived.
  if (fault === 'place' && wordsOf !== undefined && !key.includes(':changed:'))
    await unit.records.escalations.recordDelivery(escalation.id, wordsOf, null);
  // The wait ended when the reply was queued. Without this, no one would remind the holder.
  else if (
    await awaitedReply(unit.records, escalation, await unit.records.escalations.relayed(escalation.id))
  )
    await awaitHolder(unit, escalation);
  const said =
    fault === 'place' ? adviser.placeGone : fault === 'message' ? adviser.refused : adviser.undelivered;
  await tellHolder(unit, escalation, said, `undelivered:${key}`);
}

/**
 * The adviser's private chat no longer accepts messages, so the practitioner's messages go to the card's
 * thread.
 */
async function useThread(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const { records, now } = unit;
  if (escalation.state !== 'claimed' || escalation.reach !== 'personal') return;
  if (escalation.holder && !readsThread(unit.ports, escalation.holder)) {
    await takeBack(unit, escalation);
    return;
  }
  await records.escalations.change(escalation, { reach: 'thread', holderConversation: null }, now);
  // The adviser may have left, or may be unable to read the thread.
  await checkHoldersSoon(records, now);
  const moved = await records.escalations.find(escalation.id);
  if (!moved) return;
  await tellHolder(unit, moved, adviserWording.howToReplyInThread, `thread:${moved.id}:${moved.claims}`);
  for (const relayed of await records.escalations.relayed(moved.id)) {
    const message = await records.messages.find(relayed.message);
    if (!message || message.deletedAt) continue;
    if (relayed.direction === 'to-adviser' || isTransferNote(relayed, message))
      await deliverToHolder(unit, moved, message);
  }
}
