// Updates the other side's copy when a relayed message is edited, if that is allowed.
import type { StoredMessage } from '../../model/messages/conversation.js';
import { eraseShownMessages } from '../messages/erase-shown-messages.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { Records } from '../../model/store.js';
import { queueMessage, replaceMessage, type Composed } from '../../jobs/outbox.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { wordsIn } from '../../wording/words-in.js';
import { handOverKey, isAdvisersPlace } from '../advisers/advisers-place.js';
import { awaitedReply } from '../messages/awaited-reply.js';
import { deliverToHolder, deliverToPractitioner } from '../messages/deliver-relay.js';
import { isOpen, type Escalation, type RelayedMessage } from '../../model/handoff/escalation.js';
import { withRedactedWords } from '../messages/relayed-message.js';
import { hasMisplacedNote, hasOnlyNotes } from '../messages/internal-notes.js';
import { lockCurrent, takeBackFromFormer } from '../transitions/take-back.js';
import { keptReplies } from './move-handoff.js';
import { awaitHolder, endWait, endWaitIfReplied } from './relay.js';
import { sameAdviser } from '../../model/people/roster.js';
import { displayName } from '../advisers/display-name.js';
import { tellHolder, tellPractitioner } from '../messages/send-notice.js';

/**
 * Call this before an edit is stored. Returns true if the message must stay as it was, because the practitioner
 * may not see the change: what they received, the desk and the transcript then still agree. Tells the adviser.
 */
export async function refuseChange(
  unit: UnitOfWork,
  message: StoredMessage,
  words: string,
  event: string,
): Promise<boolean> {
  const { records, ports } = unit;
  const relayed = await records.escalations.relayOf(message.id);
  if (relayed?.direction !== 'to-practitioner') return false;
  const escalation = await records.escalations.lock(relayed.escalation);
  const isLate =
    escalation &&
    (escalation.state !== 'claimed' || !sameAdviser(ports.roster(), escalation.holder, message.from));
  if (!isLate && !hasMisplacedNote(words)) return false;
  const why = isLate ? adviserWording.changeTooLate : adviserWording.changeWithNote;
  await tellWriter(unit, message, why, `changed:${message.id}:${event}`);
  return true;
}

/**
 * Sends nothing if the message has not been delivered, because it will be sent with its new text. Tells the
 * practitioner if it is too late to change the message.
 */
export async function relayChange(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  const { records } = unit;
  const relayed = await records.escalations.relayOf(message.id);
  const key = keyOfChange(message);
  if (relayed?.direction === 'note') return changeOfNote(unit, message, key);
  const escalation = relayed && (await records.escalations.lock(relayed.escalation));
  if (!escalation) return;
  if (relayed.direction === 'to-practitioner') {
    if (relayed.deliveredAt) return changeForPractitioner(unit, escalation, message, key);
    return awaitIfUnanswered(unit, escalation);
  }
  if (relayed.direction === 'to-adviser' && relayed.deliveredAt)
    await changeForHolder(unit, await takeBackFromFormer(unit, escalation), message, key);
}

/**
 * Call this after a relayed message has been deleted. If the practitioner now has no reply, the holder is
 * reminded again. If the holder now has nothing to reply to, they are no longer reminded.
 */
export async function relayDeleted(unit: UnitOfWork, { id }: StoredMessage): Promise<void> {
  const relayed = await unit.records.escalations.relayOf(id);
  const isTheirs = relayed?.direction === 'to-adviser';
  if (!isTheirs && relayed?.direction !== 'to-practitioner') return;
  const escalation = await lockCurrent(unit, relayed.escalation);
  if (escalation) await (isTheirs ? endWaitIfAnswered : awaitIfUnanswered)(unit, escalation);
}

/** A wait that a claim or a transfer started goes on, because only the holder's reply can end it. */
async function endWaitIfAnswered(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const { escalations, messages } = unit.records;
  const relayed = await escalations.relayed(escalation.id);
  const began = await Promise.all(relayed.map(({ message }) => messages.find(message)));
  if (!began.some((one) => one?.receivedAt === escalation.awaitsHolderSince)) return;
  if (await isAnswered(unit, escalation, relayed)) await endWait(unit, escalation);
}

async function awaitIfUnanswered(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const relayed = await unit.records.escalations.relayed(escalation.id);
  if (!(await isAnswered(unit, escalation, relayed))) await awaitHolder(unit, escalation);
}

/** A reply that waits for the practitioner counts, because the holder can do no more than write it. */
async function isAnswered(
  unit: UnitOfWork,
  escalation: Escalation,
  relayed: readonly RelayedMessage[],
): Promise<boolean> {
  if ((await keptReplies(unit, escalation)).length) return true;
  return (await awaitedReply(unit.records, escalation, relayed)) === undefined;
}

/**
 * Updates the question, which both sides see at the start of the handoff, even if it was not relayed. Tells
 * the holder, because they may be writing about the old question.
 */
export async function changeQuestion(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  const { escalations, outgoing } = unit.records;
  const asked = (await escalations.askedForBy(message.from)).find(
    (one) => one.message === message.id && isOpen(one),
  );
  const escalation = asked && (await lockCurrent(unit, asked.id));
  if (!escalation) return;
  const handOver = escalation.state === 'claimed' ? handOverKey(escalation) : undefined;
  const shown = (await outgoing.showing(message.id)).filter(
    ({ key, conversation, purpose }) =>
      key === handOver || (purpose === 'notice' && conversation === escalation.conversation),
  );
  for (const one of shown) {
    await outgoing.renew(one.key);
    await replaceMessage(unit, one, withRedactedWords(one, message, shown));
  }
  if (shown.some(({ key }) => key === handOver))
    await tellHolder(
      unit,
      escalation,
      wordsIn('en').handoff.changedAbove(adviserWording.practitioner),
      keyOfChange(message),
    );
}

/** True if the message is in an open request, as its question or sent to its adviser. */
export async function isInOpenRequest(
  { escalations }: Pick<Records, 'escalations'>,
  { id, from }: StoredMessage,
): Promise<boolean> {
  const relayed = await escalations.relayOf(id);
  const found = relayed && (await escalations.find(relayed.escalation));
  if (found && isOpen(found)) return true;
  return (await escalations.waitedForBy(from)).some(({ message }) => message === id);
}

const keyOfChange = ({ id, revision }: StoredMessage) => `changed:${id}:${revision}`;

/** A note stays a note even if an edit removes its note marks, so that an edit never sends private text. */
async function changeOfNote(unit: UnitOfWork, message: StoredMessage, key: string): Promise<void> {
  const words = (await unit.records.messages.words(message.id)) ?? '';
  if (hasOnlyNotes(words)) return;
  const { noteInThread, noteStays } = adviserWording;
  const written = await unit.records.conversations.find(message.conversation);
  const isInThread = written !== undefined && isAdvisersPlace(unit.ports, written.place);
  await tellWriter(unit, message, isInThread ? noteInThread : noteStays, key);
}

async function changeForHolder(
  unit: UnitOfWork,
  escalation: Escalation,
  message: StoredMessage,
  key: string,
): Promise<void> {
  if (escalation.state === 'waiting') return;
  if (escalation.state !== 'claimed') {
    // An edit about danger has opened a new request.
    if (await isInOpenRequest(unit.records, message)) return;
    return tellWriter(unit, message, (say) => say.handoff.changeTooLate, key);
  }
  // An edit may turn thanks into something to reply to.
  await awaitIfUnanswered(unit, escalation);
  if (escalation.reach === 'unsettled') return;
  await deliverToHolder(unit, escalation, message);
  // Tells the holder, because platforms don't notify anyone of an edit.
  await tellHolder(unit, escalation, wordsIn('en').handoff.changedAbove(adviserWording.practitioner), key);
}

async function changeForPractitioner(
  unit: UnitOfWork,
  escalation: Escalation,
  message: StoredMessage,
  key: string,
): Promise<void> {
  const words = (await unit.records.messages.words(message.id)) ?? '';
  // An edit may turn every line into a note.
  if (hasOnlyNotes(words)) {
    await eraseShownMessages(unit, message.id);
    return awaitIfUnanswered(unit, escalation);
  }
  const before = await unit.records.outgoing.showing(message.id);
  await deliverToPractitioner(unit, escalation, message);
  // The edit also sends what the platform refused before.
  if (before.some(({ state }) => state === 'undeliverable')) await endWaitIfReplied(unit, escalation);
  await tellPractitioner(
    unit,
    escalation,
    (say) => say.handoff.changedAbove(displayName(unit.ports, message.from, say)),
    key,
  );
}

async function tellWriter(
  unit: UnitOfWork,
  message: StoredMessage,
  said: Composed,
  key: string,
): Promise<void> {
  await queueMessage(unit, message.conversation, said, { key, purpose: 'notice' });
}
