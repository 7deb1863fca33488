// Puts a relayed message on its way to one side, or shows its new wording there where it has been before.
import type { StoredMessage } from '../conversation.js';
import type { Moment } from '../moment.js';
import { queueMessage, replaceMessage } from '../outbox.js';
import { plainMessage } from '../plain-message.js';
import { wording } from '../wording.js';
import type { Escalation } from './escalation.js';
import { relayedMessages } from './relayed-message.js';
import { shownName } from './shown-name.js';
import { holderConversation } from './tell.js';

/** The words as received go to a private chat only; in the card's thread, where others read, the redacted form stays. */
export async function passOnToHolder(
  moment: Moment,
  escalation: Escalation,
  message: StoredMessage,
): Promise<void> {
  const conversation = await holderConversation(moment, escalation);
  if (!conversation) return;
  await carry(moment, escalation, message, {
    conversation,
    from: message.role === 'adviser' ? wording.adviser.anAdviser : wording.adviser.practitioner,
    // What could not be delivered to the private chat is sent again to the thread.
    key: `relay:${escalation.id}:${escalation.claims}:${escalation.reach}:${message.id}`,
    asReceived: escalation.reach === 'personal',
  });
}

export async function passOnToPractitioner(
  moment: Moment,
  escalation: Escalation,
  message: StoredMessage,
): Promise<void> {
  await carry(moment, escalation, message, {
    conversation: escalation.conversation,
    from: shownName(moment.ports, message.from),
    key: `reply:${escalation.id}:${message.id}`,
    asReceived: true,
  });
}

interface Way {
  conversation: string;
  from: string;
  key: string;
  asReceived: boolean;
}

async function carry(
  moment: Moment,
  escalation: Escalation,
  message: StoredMessage,
  { conversation, from, key, asReceived }: Way,
): Promise<void> {
  const { records, ports, now } = moment;
  const relayed = await records.escalations.relayOf(message.id);
  const answer = relayed?.answer === undefined ? undefined : await records.answers.find(relayed.answer);
  const words = (asReceived ? await records.messages.words(message.id) : undefined) ?? message.text ?? '';
  const pieces = relayedMessages({ from, message, words, asReceived, answer }, ports);
  const before = (await records.outgoing.showing(message.id)).filter(
    (one) => one.key === key || one.key.startsWith(`${key}#`),
  );
  for (const [index, piece] of pieces.entries()) {
    const pieceKey = index === 0 ? key : `${key}#${index + 1}`;
    if (before.some((one) => one.key === pieceKey))
      await replaceMessage(moment, { key: pieceKey, conversation }, piece);
    else
      await queueMessage(moment, conversation, piece, {
        key: pieceKey,
        purpose: 'relay',
        escalation: escalation.id,
        wordsOf: message.id,
        asReceived,
      });
  }
  const kept = new Set(pieces.map((_, index) => (index === 0 ? key : `${key}#${index + 1}`)));
  for (const left of before.filter((one) => !kept.has(one.key)))
    await replaceMessage(moment, left, plainMessage(wording.handoff.shorterNow));
  await records.escalations.passedOn(escalation.id, message.id, now);
}
