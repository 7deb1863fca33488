// Queues a message in the same transaction as the change that caused it. The worker then sends it.
import type { Purpose, StoredOutgoing } from '../model/messages/conversation.js';
import type { OutgoingMessage } from '../model/messages/message.js';
import type { InTheirWords } from '../wording/english/practitioner-words.js';
import { composeIn } from '../wording/compose-in-language.js';
import { toMessage, type Said } from '../wording/plain-message.js';
import type { JobPayloads } from '../model/jobs/job.js';
import type { UnitOfWork } from './unit-of-work.js';

/**
 * A practitioner's message is a function that composes it in their language. Messages to advisers and editors
 * are always in English.
 */
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
  /**
   * Identifies the message, so that it is only queued once. The key should include what caused the message.
   */
  key: string;
  purpose: Purpose;
  answer?: string;
  escalation?: string;
  /** ID of the message whose text this one contains, if any. */
  wordsOf?: string;
  /** If true, delivers the original text. Only allowed in a private chat of the handoff. */
  asReceived?: boolean;
  /** See `JobPayloads`. */
  tried?: JobPayloads['send']['tried'];
}

/**
 * Queues the message, or does nothing if its key was used before. Each conversation's messages are sent in
 * the order of these calls, except that urgent ones go first.
 */
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

/** Sends a message that we had given up on, because its conversation accepts messages again. */
export async function sendAgain(
  unit: UnitOfWork,
  given: Pick<StoredOutgoing, 'key' | 'conversation' | 'message'>,
  tried?: JobPayloads['send']['tried'],
): Promise<void> {
  await unit.records.outgoing.setState(given.key, 'queued');
  await enqueueSending(unit, { ...given, tried });
}

async function enqueueSending(
  { records, now }: UnitOfWork,
  {
    key,
    conversation,
    message,
    tried,
  }: Pick<StoredOutgoing, 'key' | 'conversation' | 'message'> & Pick<Sending, 'tried'>,
): Promise<void> {
  const { urgent } = message;
  await records.jobs.enqueue(
    {
      kind: 'send',
      payload: { key, ...(tried && { tried }) },
      conversation,
      lane: `place:${conversation}`,
      urgent,
    },
    now,
  );
}

/** Cancels a message that has not been sent yet, so that later messages do not wait for it. */
export async function cancelSending({ records, now }: UnitOfWork, key: string): Promise<void> {
  await records.outgoing.setState(key, 'cancelled');
  await records.jobs.changeSending(key, 'drop', now);
}

/**
 * Platforms allow about one update a second in total. Changes made between 2 updates are included in the
 * second.
 */
const UPDATE_SPACING_MS = 3_000;

/**
 * Replaces a message's content. If the message is still waiting, it is sent with the new content. If it has
 * been posted, it is updated.
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

/** An update shows the content stored when it runs, so calling this again before then has no effect. */
export async function planUpdate(
  { records, ports, now }: UnitOfWork,
  { key, conversation }: Pick<StoredOutgoing, 'key' | 'conversation'>,
): Promise<void> {
  const dueAt = await records.outgoing.planUpdate(key, now, ports.updateSpacingMs ?? UPDATE_SPACING_MS);
  if (dueAt === undefined) return;
  // Each update has its own lane. An update with a later due time would otherwise delay the messages behind
  // it.
  await records.jobs.enqueue(
    { kind: 'update', payload: { key }, conversation, lane: `update:${key}`, dueAt },
    now,
  );
}

export function questionLane(conversation: string): string {
  return `questions:${conversation}`;
}
