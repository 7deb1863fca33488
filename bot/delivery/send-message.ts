// Sends one message, or updates one, and records the platform's ID for it.
import { isDeepStrictEqual } from 'node:util';
import { DeliveryFailure } from '../../knowledge/model/errors.js';
import type { Delivery } from '../model/messages/conversation.js';
import { advisersChannels, isAdvisersPlace, isWithin } from '../handoff/advisers/advisers-place.js';
import { findChannelAgain, tellCardArrived } from '../handoff/follow-up/card-lost.js';
import { followUpNumbers } from '../handoff/follow-up-schedule/schedule-follow-up.js';
import { isLate } from '../handoff/messages/numbers-given.js';
import { messagesOnCard } from '../handoff/cards/show-card.js';
import { withReceivedWords } from '../handoff/messages/relayed-message.js';
import type { OutgoingMessage, Place } from '../model/messages/message.js';
import { inTransaction, type UnitOfWork } from '../jobs/unit-of-work.js';
import { digestOf } from '../model/audit/event.js';
import { planUpdate } from '../jobs/outbox.js';
import { OVERTAKING_MS } from '../model/jobs/written-order.js';
import { createPace, NotYet, type SendingPace } from '../jobs/limit-sending-rate.js';
import type { JobAttempt } from '../jobs/run-job.js';
import type { JobPayloads } from '../model/jobs/job.js';
import type { BotPorts, Platform } from '../model/ports.js';
import type { Records } from '../model/store.js';
import { withQuotesMarked } from '../answers/mark-recalled.js';
import { operatorWording } from '../wording/staff/operator-wording.js';
import { readMessage } from '../message-reading/read-message.js';
import { isStillRecalled } from '../recalls/tell-after-return.js';
import { giveUpIfClosed } from './give-up-message.js';
import { reopenChat } from './reopen-chat.js';

/**
 * Sends a message if it is still queued. If the process crashes just after the platform accepts the message,
 * the job runs again. `again` then tells the platform to check first whether it already has the message, if
 * it can.
 */
export async function sendMessage(
  ports: BotPorts,
  key: string,
  started: JobAttempt & Pick<JobPayloads['send'], 'tried'>,
): Promise<void> {
  const { tried } = started;
  // A message that is tried may have arrived with an earlier try.
  const again = started.again || tried !== undefined;
  const delivery = await readDelivery(ports, key);
  if (delivery?.outgoing.state !== 'queued') return;
  // The message may have waited for hours, and the recall may have been lifted since.
  if (!(await isStillRecalled(ports.store.records, key)))
    return ports.store.records.outgoing.setState(key, 'cancelled');
  await awaitEarlier(ports, delivery, started);
  // Always try to send to an advisers' channel, even if the bot had to leave it, because the platform may not
  // tell us when the bot is let back in.
  const mayBeClosed = delivery.leftAt !== undefined && !isAdvisersPlace(ports, delivery.place);
  if (mayBeClosed && (await giveUpIfClosed(ports, key, tried))) return;
  const message = await asShownNow(ports.store.records, delivery);
  const recorded = await asRecorded(ports.store.records, delivery, message);
  const { purpose, escalation: id } = delivery.outgoing;
  const attempt = { again, purpose, ...(id !== undefined && { escalation: id }) };
  const platform = platformOf(ports, delivery);
  const startedAt = ports.clock().toISOString();
  const { messageId, furtherPages } = await inTurn(
    ports,
    { platform, place: delivery.place, key, message },
    () => platform.send(delivery.place, message, key, attempt),
  );
  await inTransaction(ports, async (unit) => {
    const { outgoing, escalations } = unit.records;
    // Lock the escalation before any conversation, as everywhere else, to avoid a deadlock.
    const shown = purpose === 'card' && id !== undefined ? await escalations.lock(id) : undefined;
    await openIfClosed(unit, delivery.outgoing.conversation, startedAt);
    await outgoing.setState(key, 'sent', {
      platformMessageId: messageId,
      ...(furtherPages && { furtherPages }),
      at: unit.now,
    });
    if (shown) await tellCardArrived(unit, shown);
    if (isLate(delivery.outgoing, unit.now)) await followUpNumbers(unit, delivery.outgoing);
    await recordSent(unit, delivery, recorded);
    // An update that came while the message was being sent had nothing to change on the platform, so the
    // message may already be out of date. If the platform found the message from an earlier attempt, that may
    // be out of date too.
    const stored = await outgoing.delivery(key);
    if (!stored) return;
    const mayBeEarlier = again && stored.outgoing.updatedAt !== undefined;
    if (mayBeEarlier || !isDeepStrictEqual(await asShownNow(unit.records, stored), message))
      await planUpdate(unit, stored.outgoing);
  });
}

/** If the bot had to leave after the message was sent, the message proves nothing about now. */
async function openIfClosed(unit: UnitOfWork, id: string, sentAt: string): Promise<void> {
  const { conversations, escalations } = unit.records;
  const conversation = await conversations.find(id);
  const { leftAt, place, escalation } = conversation ?? {};
  if (!conversation || !place || leftAt === undefined || leftAt > sentAt) return;
  if (isAdvisersPlace(unit.ports, place)) {
    await conversations.change(id, { leftAt: null });
    return findChannelAgain(unit);
  }
  if (escalation !== undefined) await escalations.lock(escalation);
  await reopenChat(unit, conversation, leftAt);
}

/**
 * Throws `NotYet` if another process may still be storing an earlier message from the same person. Only
 * relayed messages wait, and only once. Answers take longer than this anyway.
 */
async function awaitEarlier(
  ports: BotPorts,
  { outgoing: { purpose, wordsOf, message } }: Delivery,
  { enqueuedAt, dueAt }: JobAttempt,
): Promise<void> {
  if (!ports.sharesStore || purpose !== 'relay' || wordsOf === undefined || message.urgent) return;
  const waited = ports.clock().getTime() - Date.parse(enqueuedAt);
  if (dueAt !== enqueuedAt || waited >= OVERTAKING_MS) return;
  const writer = (await ports.store.records.messages.find(wordsOf))?.from;
  if (!writer || !ports.platforms.get(writer.platform)?.mayReorder) return;
  // The clock of the process that stored the message may be ahead.
  throw new NotYet(OVERTAKING_MS - Math.max(0, waited));
}

const paces = new WeakMap<Platform, SendingPace>();

/**
 * Throws `NotYet` if this message has to wait for others because of a rate limit. Urgent messages never wait.
 */
async function inTurn<T>(
  { clock }: BotPorts,
  sent: { platform: Platform; place: Place; key: string; message: OutgoingMessage },
  send: () => Promise<T>,
): Promise<T> {
  const { platform, place, key, message } = sent;
  const limits = platform.limitsOf?.(place);
  if (!limits?.length) return send();
  const pace = paces.get(platform) ?? createPace();
  paces.set(platform, pace);
  if (message.urgent) pace.goFirst(limits, clock().getTime());
  else {
    const afterMs = pace.turnOf(key, limits, clock().getTime());
    if (afterMs > 0) throw new NotYet(afterMs);
  }
  return send().catch((error: unknown) => {
    if (error instanceof DeliveryFailure && error.retryAfterMs !== undefined)
      pace.hold(limits[0]!, clock().getTime() + error.retryAfterMs);
    throw error;
  });
}

/**
 * Returns the redacted message for the record. The record is kept for longer than the original text, and a
 * short original could be guessed from its digest.
 */
async function asRecorded(
  records: Pick<Records, 'recalls'>,
  { received, ...redacted }: Delivery,
  shown: OutgoingMessage,
): Promise<OutgoingMessage> {
  return received ? asShownNow(records, redacted) : shown;
}

/**
 * Records that data left the service. Messages on web pages stay here, so they are not recorded. A card or
 * relayed message is recorded under the conversation it is about.
 */
async function recordSent(
  { records, ports, now }: UnitOfWork,
  { outgoing, place }: Delivery,
  recorded: OutgoingMessage,
): Promise<void> {
  if (ports.platforms.get(place.platform)?.staysHere) return;
  const request =
    outgoing.escalation === undefined ? undefined : await records.escalations.find(outgoing.escalation);
  await records.sent.add({
    conversation: request?.conversation ?? outgoing.conversation,
    at: now,
    kind: 'platform',
    address: place.platform,
    digest: digestOf(JSON.stringify(recorded)),
  });
}

/** How often to check whether an advisers' channel that the bot had to leave accepts updates again. */
const AWAY_MS = 60_000;
const LONGEST_AWAY_MS = 7 * 86_400_000;

/**
 * Does nothing if the message has not been sent yet, because it will be sent with its new content. Updates in
 * an advisers' channel are kept until the bot is let back in, so that no card there offers a closed request.
 */
export async function updateMessage(ports: BotPorts, key: string): Promise<void> {
  const { outgoing } = ports.store.records;
  // Check this before `beginUpdate`, so that only one job waits, however often the message changes while it
  // does.
  if (await isKept(ports, await outgoing.delivery(key))) throw new NotYet(AWAY_MS);
  await outgoing.beginUpdate(key, ports.clock().toISOString());
  const delivery = await readDelivery(ports, key);
  if (!delivery) return;
  if (delivery.leftAt !== undefined && !isAdvisersPlace(ports, delivery.place)) return;
  const { state, platformMessageId, furtherPages = [] } = delivery.outgoing;
  if (state !== 'sent' || platformMessageId === undefined) return;
  const continued = { key, furtherPages };
  const platform = platformOf(ports, delivery);
  const message = await asShownNow(ports.store.records, delivery);
  const recorded = await asRecorded(ports.store.records, delivery, message);
  const posted = await platform.update(delivery.place, platformMessageId, message, continued);
  const now = posted?.furtherPages ?? [];
  await inTransaction(ports, async (unit) => {
    if (!isDeepStrictEqual(now, furtherPages)) await unit.records.outgoing.setFurtherPages(key, now);
    await recordSent(unit, delivery, recorded);
  });
}

/**
 * True if an update must wait because the bot is not in the channel. Only checks the channel: after the bot
 * is back, the thread of a closed request may still be marked as one it left.
 */
async function isKept(ports: BotPorts, delivery: Delivery | undefined): Promise<boolean> {
  const { leftAt, place } = delivery ?? {};
  if (leftAt === undefined || !place || !isAdvisersPlace(ports, place)) return false;
  if (ports.clock().getTime() - Date.parse(leftAt) > LONGEST_AWAY_MS) return false;
  const channel = advisersChannels(ports).find((one) => isWithin(place, one));
  const stored = channel && (await ports.store.records.conversations.at(channel));
  return stored?.leftAt !== undefined;
}

/**
 * If the message shows a person's text, first waits until the message reader has checked that text or is
 * known to be unavailable.
 */
async function readDelivery(ports: BotPorts, key: string): Promise<Delivery | undefined> {
  const { records } = ports.store;
  const { outgoing } = records;
  const delivery = await outgoing.delivery(key);
  const { wordsOf, purpose, escalation } = delivery?.outgoing ?? {};
  const onCard =
    purpose === 'card' && escalation !== undefined ? await messagesOnCard({ records }, escalation) : [];
  const shown = wordsOf === undefined ? onCard : [wordsOf, ...onCard];
  for (const message of shown) await readMessage(ports, message);
  return shown.length ? outgoing.delivery(key) : delivery;
}

/** Restores the original text of a message. Only this function and the handoff's page do so. */
export function asDelivered({
  outgoing,
  received,
}: Pick<Delivery, 'outgoing' | 'received'>): OutgoingMessage {
  return received ? withReceivedWords(outgoing.message, received) : outgoing.message;
}

/**
 * The message with a warning on recalled quotes, because hours may pass before it is sent. Leaves recall
 * notices unchanged: they quote the recalled text and say that it was recalled.
 */
async function asShownNow(
  { recalls }: Pick<Records, 'recalls'>,
  delivery: Pick<Delivery, 'outgoing' | 'received'>,
): Promise<OutgoingMessage> {
  const message = asDelivered(delivery);
  const hasQuotes = message.parts.some(({ kind }) => kind === 'quote');
  const { purpose } = delivery.outgoing;
  if (!hasQuotes || purpose === 'notice' || purpose === 'news') return message;
  return withQuotesMarked(await recalls.recalled(), message);
}

function platformOf(ports: BotPorts, { place }: Delivery): Platform {
  const platform = ports.platforms.get(place.platform);
  if (platform) return platform;
  throw new DeliveryFailure(...operatorWording.noPlatform(place.platform));
}
