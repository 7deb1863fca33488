// Finds the messages that gave a practitioner the numbers to call.
import type { Escalation } from '../../model/handoff/escalation.js';
import type { StoredMessage, StoredOutgoing } from '../../model/messages/conversation.js';
import type { Records } from '../../model/store.js';

const URGENT = 'urgent:';

export const numbersKey = ({ id, revision }: Pick<StoredMessage, 'id' | 'revision'>) =>
  `${URGENT}${id}:${revision}`;

/** For the numbers that an adviser's mark brings. */
export const markedNumbersKey = ({ id, version }: Pick<Escalation, 'id' | 'version'>) =>
  `${URGENT}marked:${id}:${version}`;

/** For replies to messages that we could not store. Some of these replies give the numbers. */
export const refusedIn = (conversation: string) => `locked:${conversation}:`;

/**
 * Finds the messages that gave the numbers to call in reply to this message. A new one is sent for each
 * revision.
 */
export async function numbersGiven(
  { outgoing }: Pick<Records, 'outgoing'>,
  { id, revision }: Pick<StoredMessage, 'id' | 'revision'>,
): Promise<StoredOutgoing[]> {
  const given: StoredOutgoing[] = [];
  for (let wording = revision; wording > 0; wording -= 1) {
    const sent = await outgoing.find(numbersKey({ id, revision: wording }));
    if (sent) given.push(sent);
  }
  return given;
}

/**
 * True if this conversation was given the numbers since the request was made, for any message or by a mark, and no
 * platform refused them.
 */
export async function hasNumbers(
  records: Pick<Records, 'outgoing'>,
  { conversation, openedAt }: Pick<Escalation, 'conversation' | 'openedAt'>,
): Promise<boolean> {
  for (const beginning of [URGENT, refusedIn(conversation)]) {
    const sent = await urgentSince(records, conversation, beginning, openedAt);
    if (sent.some(({ state }) => state !== 'undeliverable')) return true;
  }
  return false;
}

/** Finds urgent messages, also those that could not be delivered. */
export async function urgentSince(
  { outgoing }: Pick<Records, 'outgoing'>,
  conversation: string,
  beginning: string,
  since: string,
): Promise<StoredOutgoing[]> {
  const sent = await outgoing.startingWith(conversation, beginning);
  return sent.filter(
    ({ purpose, queuedAt, state }) => purpose === 'urgent' && queuedAt >= since && state !== 'cancelled',
  );
}
