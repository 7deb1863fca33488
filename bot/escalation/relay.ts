// Carries messages between the practitioner and the adviser who holds the escalation, both ways.
import type { StoredMessage } from '../conversation.js';
import type { OutgoingMessage, Part } from '../message.js';
import type { Moment } from '../moment.js';
import { queueMessage } from '../outbox.js';
import { wording } from '../wording.js';
import type { Adviser } from './adviser.js';
import { answerAdviser, heldEscalation } from './adviser.js';
import type { Escalation } from './escalation.js';
import { hasOnlyNotes, withoutNotes } from './notes.js';
import { holderConversation, tellHolder, tellPractitioner } from './tell.js';

/** Waiting: the message is kept, and handed over at the claim. Claimed: it goes on now. */
export async function relayToAdviser(
  moment: Moment,
  { id }: Pick<Escalation, 'id'>,
  message: StoredMessage,
): Promise<void> {
  const { records } = moment;
  const escalation = await records.escalations.take(id);
  if (!escalation) return;
  // The question itself stands among them where its words were shared.
  const earlier = await records.escalations.relayed(escalation.id);
  const isFirst = earlier.every((relayed) => relayed.message === escalation.message);
  await records.escalations.addRelayed({
    escalation: escalation.id,
    message: message.id,
    direction: 'to-adviser',
  });
  if (escalation.state === 'claimed' && escalation.reach !== 'unsettled')
    return passOnToHolder(moment, escalation, message);
  // Said once: the opening said that everything is kept, and each line of ours pushes theirs off the screen.
  if (escalation.state === 'waiting' && isFirst)
    await tellPractitioner(moment, escalation, wording.handoff.kept, `handoff:${escalation.id}:kept`, {
      buttons: [
        { label: wording.labels.askGuidance, action: { do: 'ask-guidance', message: message.id } },
        { label: wording.labels.withdraw, action: { do: 'withdraw', escalation: escalation.id } },
      ],
    });
}

/** The words as received go to a private chat only; in the card's thread, where others read, the redacted form stays. */
export async function passOnToHolder(
  moment: Moment,
  escalation: Escalation,
  message: StoredMessage,
): Promise<void> {
  const conversation = await holderConversation(moment, escalation);
  if (!conversation) return;
  const from = message.role === 'adviser' ? wording.adviser.anAdviser : wording.adviser.practitioner;
  await queueMessage(moment, conversation, relayedMessage(from, message), {
    // What could not be delivered to the private chat is sent again to the thread.
    key: `relay:${escalation.id}:${escalation.claims}:${escalation.reach}:${message.id}:${message.revision}`,
    purpose: 'relay',
    escalation: escalation.id,
    wordsOf: message.id,
    asReceived: escalation.reach === 'personal',
  });
  await moment.records.escalations.passedOn(escalation.id, message.id, moment.now);
}

/** A bystander's words go nowhere, and they are told so. */
export async function relayFromHolder(
  moment: Moment,
  id: string,
  message: StoredMessage,
  adviser: Adviser,
): Promise<void> {
  const held = await heldEscalation(moment, id, adviser);
  if (held) await relayToPractitioner(moment, held, message, adviser);
}

/** Lines that begin with // stay behind; a message of nothing else is kept as a note. */
async function relayToPractitioner(
  moment: Moment,
  escalation: Escalation,
  message: StoredMessage,
  adviser: Adviser,
): Promise<void> {
  const { records } = moment;
  const words = (await records.messages.words(message.id)) ?? '';
  const note = hasOnlyNotes(words);
  await records.escalations.addRelayed({
    escalation: escalation.id,
    message: message.id,
    direction: note ? 'note' : 'to-practitioner',
  });
  if (note) return answerAdviser(moment, adviser, wording.adviser.noteKept);
  const conversation = await records.conversations.find(escalation.conversation);
  if (conversation?.leftAt) return answerAdviser(moment, adviser, wording.adviser.undelivered);
  if (conversation?.place.kind === 'personal') return passOnToPractitioner(moment, escalation, message);
  await tellHolder(
    moment,
    escalation,
    wording.adviser.keptUntilPrivate,
    `handoff:${escalation.id}:kept-until-private`,
  );
  await tellPractitioner(
    moment,
    escalation,
    wording.handoff.keptInPrivate,
    `handoff:${escalation.id}:asks-for-private`,
  );
}

export async function passOnToPractitioner(
  moment: Moment,
  escalation: Escalation,
  message: StoredMessage,
): Promise<void> {
  const from = message.from.name ?? wording.adviser.anAdviser;
  await queueMessage(moment, escalation.conversation, relayedMessage(from, message), {
    key: `reply:${escalation.id}:${message.id}:${message.revision}`,
    purpose: 'relay',
    escalation: escalation.id,
    wordsOf: message.id,
    asReceived: true,
  });
  await moment.records.escalations.passedOn(escalation.id, message.id, moment.now);
}

/** Stored in the redacted form; delivery puts the words as received in its place where it may. */
function relayedMessage(from: string, message: StoredMessage): OutgoingMessage {
  const who = message.revision > 1 ? `${from} (${wording.adviser.edited})` : from;
  const redacted = message.text ?? '';
  const text = message.role === 'adviser' ? withoutNotes(redacted) : redacted;
  const parts: Part[] = text ? [{ kind: 'relayed', from: who, text }] : [];
  if (message.attachments) parts.push({ kind: 'text', tone: 'muted', text: wording.handoff.attachments });
  return { parts, buttons: [], summary: `${who} wrote to you.`, writtenByModel: false };
}
