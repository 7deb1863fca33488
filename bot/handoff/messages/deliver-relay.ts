// Queues a relayed message for one side of a handoff, or updates the copy already delivered there.
import type { StoredMessage } from '../../model/messages/conversation.js';
import { withAnswerMarked } from '../../answers/mark-recalled.js';
import type { OutgoingMessage } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage, replaceMessage, sendAgain } from '../../jobs/outbox.js';
import { wordsIn } from '../../wording/words-in.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { hasJoined, type Escalation } from '../../model/handoff/escalation.js';
import { copyOf, pieceKey, relayedMessages, replyKey } from './relayed-message.js';
import { displayName } from '../advisers/display-name.js';
import { sameAdviser } from '../../model/people/roster.js';
import type { Person } from '../../model/people/person.js';
import { holderConversation } from './send-notice.js';
import { cameLate } from './written-order.js';

/**
 * Sends the raw text only to a private chat. The card's thread gets the redacted text, because others read
 * it.
 */
export async function deliverToHolder(
  unit: UnitOfWork,
  escalation: Escalation,
  message: StoredMessage,
): Promise<void> {
  const conversation = await holderConversation(unit, escalation);
  const { records, now } = unit;
  const direction = (await records.escalations.relayOf(message.id))?.direction;
  const isNote = direction === 'note';
  await deliverRelay(unit, escalation, message, {
    conversation,
    say: wordsIn('en'),
    isNote,
    from: isNote ? adviserWording.noteFrom(message.from.name) : writerOf(escalation, message),
    // The key includes `reach`, because a message that the private chat does not accept is sent again to the
    // thread.
    key: `relay:${escalation.id}:${escalation.claims}:${escalation.reach}:${message.id}`,
    asReceived: escalation.reach === 'personal' && !hasJoined(escalation, message),
  });
  // An earlier adviser's message is only copied here, so it does not count as delivered: the practitioner may
  // not have received it yet.
  if (direction !== 'to-practitioner')
    await records.escalations.recordDelivery(escalation.id, message.id, now);
}

export function writerOf(
  escalation: Pick<Escalation, 'practitioner'>,
  message: Pick<StoredMessage, 'role' | 'from'>,
): string {
  if (message.role === 'adviser') return message.from.name ?? adviserWording.anAdviser;
  return hasJoined(escalation, message) ? adviserWording.joined : adviserWording.practitioner;
}

export async function deliverToPractitioner(
  unit: UnitOfWork,
  escalation: Escalation,
  message: StoredMessage,
  written?: Written,
): Promise<void> {
  const say = wordsIn(await unit.records.conversations.languageIn(escalation.conversation));
  const target = {
    conversation: escalation.conversation,
    say,
    isNote: false,
    from: displayName(unit.ports, knownAs(unit, escalation, message), say),
    key: replyKey(escalation.id, message.id),
    asReceived: true,
  };
  if (written) return deliverNewRelay(unit, escalation, written, target);
  await deliverRelay(unit, escalation, message, target);
  await unit.records.escalations.recordDelivery(escalation.id, message.id, unit.now);
}

/**
 * A message may arrive without the writer's name. If the writer is the holder, we know the name from their
 * claim.
 */
function knownAs({ ports }: UnitOfWork, { holder }: Escalation, { from }: StoredMessage): Person {
  return from.name === undefined && holder && sameAdviser(ports.roster(), holder, from) ? holder : from;
}

/** A message that was stored in this transaction and has not been sent yet. */
export interface Written {
  message: StoredMessage;
  words: string;
  answer?: string;
}

interface Target {
  conversation: string;
  say: PractitionerWords;
  isNote: boolean;
  from: string;
  key: string;
  asReceived: boolean;
}

/** Delivers a new message, which has no earlier copy to update. */
async function deliverNewRelay(
  unit: UnitOfWork,
  escalation: Escalation,
  written: Written,
  target: Target,
): Promise<void> {
  for (const [index, piece] of (await piecesOf(unit, written, target)).entries())
    await queuePiece(
      unit,
      escalation,
      written.message,
      { ...target, key: pieceKey(target.key, index) },
      piece,
    );
}

async function piecesOf(
  unit: UnitOfWork,
  { message, words, answer: id }: Written,
  { from, asReceived, isNote, say }: Target,
): Promise<OutgoingMessage[]> {
  const given = id === undefined ? undefined : await unit.records.answers.find(id);
  const answer = given && (await withAnswerMarked(unit.records, given));
  const late = await cameLate(unit, message);
  const content = { from, message, words, asReceived, isNote, answer, cameLate: late, say };
  return relayedMessages(content, unit.ports);
}

async function deliverRelay(
  unit: UnitOfWork,
  escalation: Escalation,
  message: StoredMessage,
  target: Target,
): Promise<void> {
  const { records } = unit;
  const { conversation, key, asReceived, say } = target;
  const answer = (await records.escalations.relayOf(message.id))?.answer;
  const words = (asReceived ? await records.messages.words(message.id) : undefined) ?? message.text ?? '';
  const pieces = await piecesOf(unit, { message, words, answer }, target);
  // Without corrections, which stay as they are: a later edit sends its own.
  const before = (await records.outgoing.showing(message.id)).filter((one) => copyOf(one.key) === key);
  const keys = pieces.map((_, index) => pieceKey(key, index));
  for (const [index, piece] of pieces.entries()) {
    const its = { ...target, key: keys[index]! };
    const copy = before.find((one) => one.key === its.key);
    if (copy) {
      // An earlier edit may have turned the whole message into a note, and its text was then withheld.
      await records.outgoing.renew(its.key, asReceived);
      await replaceMessage(unit, { key: its.key, conversation }, piece);
      if (copy.state === 'undeliverable') await sendAgain(unit, copy);
    } else await queuePiece(unit, escalation, message, its, piece);
  }
  for (const left of before.filter((one) => !keys.includes(one.key)))
    await replaceMessage(unit, left, say.handoff.shorterNow);
}

async function queuePiece(
  unit: UnitOfWork,
  escalation: Escalation,
  message: StoredMessage,
  { conversation, key, asReceived }: Target,
  piece: OutgoingMessage,
): Promise<void> {
  await queueMessage(unit, conversation, piece, {
    key,
    purpose: 'relay',
    escalation: escalation.id,
    wordsOf: message.id,
    asReceived,
  });
}
