// Relays messages in both directions between the practitioner and the adviser who holds the escalation.
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { InTheirWords, PractitionerWords } from '../../wording/english/practitioner-words.js';
import { guidanceButton } from '../../wording/buttons.js';
import { plainMessage, type Said } from '../../wording/plain-message.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { wordsIn } from '../../wording/words-in.js';
import { hearingOf } from '../../safeguards/find-details-and-danger.js';
import { isOwnCase } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { findOff, handoffWords } from '../../assistant-off/when-off.js';
import { reply, type Caller, type RefusedAction } from '../../jobs/reply-to-caller.js';
import { holds, isLastHolder, isReopenable, whyNotHeld } from '../advisers/adviser-permissions.js';
import { displayName } from '../advisers/display-name.js';
import { isAdviser } from '../advisers/advisers-place.js';
import { awaitedReply, earlierReply, latestReceived, needsReply } from '../messages/awaited-reply.js';
import { deliverToHolder, deliverToPractitioner, type Written } from '../messages/deliver-relay.js';
import { withoutDeleted } from '../messages/without-deleted.js';
import { isOpen, type Escalation, type RelayedMessage } from '../../model/handoff/escalation.js';
import { endsWithNote, hasMisplacedNote, hasOnlyNotes } from '../messages/internal-notes.js';
import { lockCurrent, takeBackFromAbsent } from '../transitions/take-back.js';
import { scheduleFollowUp } from '../follow-up-schedule/schedule-follow-up.js';
import { claimButton, refreshCard, reopenButton } from '../cards/show-card.js';
import { tellHolder, tellPractitioner } from '../messages/send-notice.js';

/** Saves the message if the escalation is waiting, and sends it if the escalation is claimed. */
export async function relayToAdviser(
  unit: UnitOfWork,
  { id }: Pick<Escalation, 'id'>,
  message: StoredMessage,
): Promise<void> {
  const { records } = unit;
  const locked = await lockCurrent(unit, id);
  if (!locked) return;
  const isPressing = locked.urgent && needsReply(message);
  const escalation = isPressing ? await takeBackFromAbsent(unit, locked) : locked;
  // Leaves out the question, which is also in this list if the practitioner shared its original text.
  const earlier = await records.escalations.relayed(escalation.id);
  const added = earlier.filter((one) => one.direction === 'to-adviser' && one.message !== escalation.message);
  await records.escalations.addRelayed({
    escalation: escalation.id,
    message: message.id,
    direction: 'to-adviser',
  });
  await sayWhatIsRefused(unit, escalation, message);
  if (escalation.state === 'claimed') {
    if (needsReply(message)) await awaitHolder(unit, escalation);
    // If the request had no question, the card shows this message instead.
    if (escalation.message === undefined && !added.length) await refreshCard(unit, escalation.id);
    if (escalation.reach !== 'unsettled') await deliverToHolder(unit, escalation, message);
    if (await isUnderWay(unit, escalation, earlier)) return;
    return sayWhereItGoes(unit, escalation, message, (say) =>
      say.handoff.passingOn(displayName(unit.ports, escalation.holder, say)),
    );
  }
  if (escalation.state !== 'waiting') return;
  await waitFromNow(unit, escalation, { message, earlier });
  // Reschedules the follow-up, in case the clock was set back and delayed the job.
  await scheduleFollowUp(unit, escalation.id);
  // The card shows how many messages are saved.
  await refreshCard(unit, escalation.id);
  const saved = await withoutDeleted(records, added);
  const count = saved.length + (escalation.message === undefined ? 1 : 2);
  await sayWhereItGoes(unit, escalation, message, (_, handoff) =>
    saved.length ? handoff.keptToo(count) : handoff.kept,
  );
}

/** Someone who writes again after a reply waits from then on, and advisers are reminded as for a new request. */
async function waitFromNow(
  { records, now }: UnitOfWork,
  escalation: Escalation,
  { message, earlier }: { message: StoredMessage; earlier: readonly RelayedMessage[] },
): Promise<void> {
  const replied = await earlierReply(records, escalation, earlier);
  if (!replied || replied.openSince !== undefined || !needsReply(message)) return;
  await records.escalations.recordFollowUp(escalation.id, {
    waitingSince: now,
    // An urgent request keeps the reminders that it already has.
    ...(!escalation.urgent && { since: now, toldAt: now, steps: 0 }),
  });
}

const QUIET_MS = 10 * 60_000;

/**
 * True if the practitioner wrote to this holder in the last 10 minutes, and so already knows who reads their
 * messages.
 */
async function isUnderWay(
  { records, now }: UnitOfWork,
  { claimedAt = '' }: Escalation,
  earlier: readonly RelayedMessage[],
): Promise<boolean> {
  const last = earlier.findLast(({ direction }) => direction === 'to-adviser');
  const before = last && (await records.messages.find(last.message));
  if (!before || before.receivedAt < claimedAt) return false;
  return Date.parse(now) - Date.parse(before.receivedAt) < QUIET_MS;
}

/** Always replies to someone who is waiting for an adviser. */
async function sayWhereItGoes(
  unit: UnitOfWork,
  escalation: Escalation,
  message: StoredMessage,
  sentence: (say: PractitionerWords, handoff: ReturnType<typeof handoffWords>) => string,
): Promise<void> {
  const off = await findOff(unit, escalation.practitioner);
  const isOwn = await isOwnCase(unit.records, message.from, message.conversation, escalation.conversation);
  const said: InTheirWords<Said> = (say) =>
    plainMessage(sentence(say, handoffWords(say, off, isOwn)), {
      buttons: off || isOwn ? [] : [guidanceButton(say, message.id)],
    });
  await tellPractitioner(unit, escalation, said, `handoff:${escalation.id}:kept:${message.id}`);
}

/**
 * Counts from the first message that the holder has not replied to. Later messages do not restart the wait.
 */
export async function awaitHolder(unit: UnitOfWork, { id, awaitsHolderSince }: Escalation): Promise<void> {
  if (awaitsHolderSince !== undefined) return;
  const { records, now } = unit;
  await records.escalations.recordFollowUp(id, { awaitsHolderSince: now, since: now, toldAt: now, steps: 0 });
  await scheduleFollowUp(unit, id);
}

async function sayWhatIsRefused(
  unit: UnitOfWork,
  escalation: Escalation,
  message: StoredMessage,
): Promise<void> {
  const { attachments } = unit.ports.policy;
  if (!message.attachments) return;
  const key = `refused:${message.id}`;
  if (message.role === 'adviser' && endsWithNote(message.text ?? ''))
    return tellHolder(unit, escalation, adviserWording.fileOfNote, key);
  if (attachments === 'pass-on') return;
  if (message.role === 'adviser')
    return tellHolder(unit, escalation, wordsIn('en').handoff.attachmentsKept, key);
  await tellPractitioner(unit, escalation, (say) => say.handoff.attachmentsKept, key);
}

/**
 * Relays a message from the holder. Tells any other writer that their message was not sent, but lets any
 * adviser leave a note. Before you call this, lock `escalation` in this transaction. The message must not
 * have been relayed before.
 */
export async function relayFromHolder(
  unit: UnitOfWork,
  escalation: Escalation,
  written: Written,
  adviser: Caller,
): Promise<RefusedAction | undefined> {
  const isNote = hasOnlyNotes(written.words);
  const mayNote = isNote && isAdviser(unit.ports, adviser.person, adviser.conversation.place);
  if (!mayNote && !holds(unit, escalation, adviser)) return refuse(unit, escalation, written, adviser);
  if (!isNote && hasMisplacedNote(written.words)) {
    await reply(unit, adviser, adviserWording.misplacedNote);
    return 'refused';
  }
  if (isNote) await keepNote(unit, escalation.id, written.message, adviser);
  else await relayToPractitioner(unit, escalation, written, adviser);
  return undefined;
}

/**
 * Offers buttons to claim or reopen the request, or to answer the message from the guidance, because the
 * refused message may be a question or urgent. If it may be about danger and the request is closed, gives the
 * numbers to call first.
 */
async function refuse(
  unit: UnitOfWork,
  escalation: Escalation,
  { message, words }: Written,
  adviser: Caller,
): Promise<RefusedAction> {
  const { ports, records } = unit;
  const { conversation, person } = adviser;
  const mayClaim = escalation.state === 'waiting' && isAdviser(ports, person, conversation.place);
  const mayReopen = isReopenable(unit, escalation) && isLastHolder(unit, escalation, person);
  const buttons = [
    ...(mayClaim ? [claimButton(escalation.id)] : []),
    ...(mayReopen ? [reopenButton(escalation.id)] : []),
    ...(conversation.place.kind === 'personal' ? [guidanceButton(wordsIn('en'), message.id)] : []),
  ];
  const said = mayReopen ? adviserWording.closedByYou : whyNotHeld(escalation);
  const isDanger = !isOpen(escalation) && hearingOf(ports).perhaps(words);
  const nation = (await records.conversations.find(escalation.conversation))?.jurisdiction;
  await reply(
    unit,
    adviser,
    plainMessage(isDanger ? [wordsIn('en').handoff.danger, said] : said, {
      parts: isDanger ? [{ kind: 'contacts', contacts: ports.contacts(nation, 'in-danger') }] : [],
      buttons,
      urgent: isDanger,
    }),
  );
  return 'refused';
}

export async function keepNote(
  unit: UnitOfWork,
  id: string,
  message: StoredMessage,
  adviser: Caller,
  said: string = adviserWording.noteKept,
): Promise<void> {
  const escalation = await unit.records.escalations.find(id);
  if (!escalation) return reply(unit, adviser, adviserWording.notKnownHere);
  await unit.records.escalations.addRelayed({ escalation: id, message: message.id, direction: 'note' });
  await reply(unit, adviser, said);
}

/** Cancels the holder's reminders. Does nothing if that has already been done. */
export async function endWait(
  { records }: UnitOfWork,
  { id, awaitsHolderSince, followUp }: Escalation,
): Promise<void> {
  if (awaitsHolderSince === undefined && followUp.steps === 0) return;
  await records.escalations.recordFollowUp(id, { awaitsHolderSince: null, steps: 0 });
}

/**
 * Call this when the practitioner gets a reply that was written before. If the request is urgent, it does not end a
 * wait that began after the reply was written, because its writer may not have known of the danger.
 */
export async function endWaitIfReplied(unit: UnitOfWork, { id }: Escalation): Promise<void> {
  const { records } = unit;
  const escalation = await records.escalations.find(id);
  if (escalation?.state !== 'claimed') return;
  const { awaitsHolderSince = '', urgent } = escalation;
  const relayed = await records.escalations.relayed(id);
  if (await awaitedReply(records, escalation, relayed)) return;
  const reply = await latestReceived(records, relayed);
  const writtenAt = reply?.editedAt ?? reply?.receivedAt ?? '';
  if (!urgent || awaitsHolderSince <= writtenAt) await endWait(unit, escalation);
}

/** Sends the message to the practitioner, without any lines that start with //. */
async function relayToPractitioner(
  unit: UnitOfWork,
  escalation: Escalation,
  written: Written,
  adviser: Caller,
): Promise<void> {
  const { records } = unit;
  const { message, answer } = written;
  const conversation = await records.conversations.find(escalation.conversation);
  const isPassedOn = conversation?.leftAt === undefined && conversation?.place.kind === 'personal';
  await records.escalations.addRelayed({
    escalation: escalation.id,
    message: message.id,
    direction: 'to-practitioner',
    ...(isPassedOn && { deliveredAt: unit.now }),
    ...(answer !== undefined && { answer }),
  });
  await endWait(unit, escalation);
  if (conversation?.leftAt) return reply(unit, adviser, adviserWording.placeGone);
  await sayWhatIsRefused(unit, escalation, message);
  if (isPassedOn) return deliverToPractitioner(unit, escalation, message, written);
  await tellHolder(
    unit,
    escalation,
    adviserWording.keptUntilPrivate,
    `handoff:${escalation.id}:kept-until-private`,
  );
  await tellPractitioner(
    unit,
    escalation,
    (say) => say.handoff.keptInPrivate,
    `handoff:${escalation.id}:asks-for-private`,
  );
}
