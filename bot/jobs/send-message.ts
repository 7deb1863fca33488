// Delivers one message of ours: looks at the record first, sends, and records what the platform called it.
import { isDeepStrictEqual } from 'node:util';
import { DeliveryFailure } from '../../knowledge/errors.js';
import type { Conversation, StoredOutgoing } from '../conversation.js';
import { withReceivedWords } from '../escalation/relayed-message.js';
import type { OutgoingMessage } from '../message.js';
import { inTransaction } from '../moment.js';
import { planUpdate } from '../outbox.js';
import type { BotPorts, Platform } from '../ports.js';
import type { Records } from '../store.js';
import { giveUpMessage } from './give-up-message.js';

/**
 * Sends what is still queued. Between the platform's taking it and our recording that, a crash leads to a second
 * attempt: `again` lets a platform that can look find the first one.
 */
export async function sendMessage(ports: BotPorts, key: string, again: boolean): Promise<void> {
  const { records } = ports.store;
  const outgoing = await records.outgoing.find(key);
  if (outgoing?.state !== 'queued') return;
  // Side by side: somebody waits for it.
  const [conversation, message] = await Promise.all([
    records.conversations.find(outgoing.conversation),
    asDelivered(records, outgoing),
  ]);
  if (!conversation) return;
  if (conversation.leftAt) return giveUpMessage(ports, key);
  const { messageId } = await platformOf(ports, conversation).send(conversation.place, message, key, {
    again,
  });
  await inTransaction(ports, async (moment) => {
    const sent = { platformMessageId: messageId, at: moment.now };
    await moment.records.outgoing.setState(key, 'sent', sent);
    // It may have changed while it was under way; an update that ran meanwhile found nothing posted yet.
    const stored = await moment.records.outgoing.find(key);
    if (stored && !isDeepStrictEqual(await asDelivered(moment.records, stored), message))
      await planUpdate(moment, stored);
  });
}

/** What was never posted has nothing to update: its sending, when it comes, takes the new form. */
export async function updateMessage(ports: BotPorts, key: string): Promise<void> {
  const { records } = ports.store;
  const outgoing = await inTransaction(ports, (moment) =>
    moment.records.outgoing.beginUpdate(key, moment.now),
  );
  if (outgoing?.state !== 'sent' || outgoing.platformMessageId === undefined) return;
  const conversation = await records.conversations.find(outgoing.conversation);
  if (!conversation || conversation.leftAt) return;
  const message = await asDelivered(records, outgoing);
  await platformOf(ports, conversation).update(conversation.place, outgoing.platformMessageId, message);
}

/** The one place, with the handoff's page, where words as received are put back. */
export async function asDelivered(
  records: Pick<Records, 'messages'>,
  { message, wordsOf, asReceived }: Pick<StoredOutgoing, 'message' | 'wordsOf' | 'asReceived'>,
): Promise<OutgoingMessage> {
  if (!asReceived || wordsOf === undefined) return message;
  const words = await records.messages.words(wordsOf);
  if (words === undefined) return message;
  const written = await records.messages.find(wordsOf);
  const files = written?.attachments ? await records.messages.files(wordsOf) : [];
  return withReceivedWords(message, { words, files, byAdviser: written?.role === 'adviser' });
}

function platformOf(ports: BotPorts, { place }: Conversation): Platform {
  const platform = ports.platforms.get(place.platform);
  if (platform) return platform;
  throw new DeliveryFailure(
    `There is no platform called ${place.platform} in this process.`,
    'Give the worker the same platform settings as the web process.',
  );
}
