// Queues a message for sending: stored together with the state that caused it, and sent by the worker.
import type { Purpose, StoredOutgoing } from '../model/messages/conversation.js';
import type { OutgoingMessage } from '../model/messages/message.js';
import type { InTheirWords } from '../copy/english/practitioner-words.js';
import { composeIn } from '../copy/compose.js';
import { toMessage, type Said } from '../copy/plain-message.js';
import type { UnitOfWork } from './unit-of-work.js';

/** Messages to practitioners are written in their language; messages to advisers and editors are sent as they are. */
export type Composed = Said | InTheirWords<Said>;

async function composeFor(
  { records }: Pick<UnitOfWork, 'records'>,
  conversation: string,
  composed: Composed,
): Promise<OutgoingMessage> {
  if (typeof composed !== 'function') return toMessage(composed);
  return composeIn(await records.conversations.languageIn(conversation), composed);
}

export interface Sending {
  /** Identifies the message, so that it is only queued once. Name the key after the message's cause. */
  key: string;
  purpose: Purpose;
  answer?: string;
  escalation?: string;
  /** The message whose text this message contains, if any. */
  wordsOf?: string;
  /** Whether to deliver the original text. Only allowed in a private chat of the handoff. */
  asReceived?: boolean;
}

/** A second call with the same key does nothing. A conversation's messages go in call order, urgent ones first. */
export async function queueMessage(
  unit: UnitOfWork,
  conversation: string,
  composed: Composed,
  sending: Sending,
): Promise<void> {
  const message = await composeFor(unit, conversation, composed);
  const outgoing = {
    ...sending,
    asReceived: sending.asReceived ?? false,
    conversation,
    message,
    queuedAt: unit.now,
  };
  if (await unit.records.outgoing.add(outgoing))
    await enqueueSending(unit, { ...sending, conversation, message });
}

/** Sends messages that we had given up on, once their place accepts messages again. */
export async function sendAgain(
  unit: UnitOfWork,
  given: Pick<StoredOutgoing, 'key' | 'conversation' | 'message'>,
): Promise<void> {
  await unit.records.outgoing.setState(given.key, 'queued');
  await enqueueSending(unit, given);
}

async function enqueueSending(
  { records, now }: UnitOfWork,
  { key, conversation, message }: Pick<StoredOutgoing, 'key' | 'conversation' | 'message'>,
): Promise<void> {
  const { urgent } = message;
  await records.jobs.enqueue(
    { kind: 'send', payload: { key }, conversation, lane: `place:${conversation}`, urgent },
    now,
  );
}

/** Drops a message that has not been sent yet, so that nothing waits behind it. */
export async function cancelSending({ records, now }: UnitOfWork, key: string): Promise<void> {
  await records.outgoing.setState(key, 'cancelled');
  await records.jobs.changeSending(key, 'drop', now);
}

/** Platforms allow about one change a second across all messages. The next update also shows any changes in between. */
const UPDATE_SPACING_MS = 3_000;

/**
 * Replaces a message's content. A message that is still waiting is sent with the new content; a posted one is
 * updated.
 */
export async function replaceMessage(
  unit: UnitOfWork,
  {
    key,
    conversation,
    message: before,
  }: Pick<StoredOutgoing, 'key' | 'conversation'> & { message?: OutgoingMessage },
  composed: Composed,
): Promise<void> {
  const message = await composeFor(unit, conversation, composed);
  await unit.records.outgoing.replace(key, message);
  if (message.urgent && before && !before.urgent)
    await unit.records.jobs.changeSending(key, 'hurry', unit.now);
  await planUpdate(unit, { key, conversation });
}

/** The update shows whatever is stored when it runs, so calling this again before then changes nothing. */
export async function planUpdate(
  { records, ports, now }: UnitOfWork,
  { key, conversation }: Pick<StoredOutgoing, 'key' | 'conversation'>,
): Promise<void> {
  const dueAt = await records.outgoing.planUpdate(key, now, ports.updateSpacingMs ?? UPDATE_SPACING_MS);
  if (dueAt === undefined) return;
  // In a separate lane: in the place's own lane, an update that is due later would hold up every message behind it.
  await records.jobs.enqueue(
    { kind: 'update', payload: { key }, conversation, lane: `update:${key}`, dueAt },
    now,
  );
}

export function questionLane(conversation: string): string {
  return `questions:${conversation}`;
}
