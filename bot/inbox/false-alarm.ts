// Handles a false alarm: the person whose message was read as a sign of danger says that no one is in danger
// now.
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { adviserWording } from '../wording/english/adviser-wording.js';
import { guidanceButton, noDangerButton, withdrawButton } from '../wording/buttons.js';
import { plainMessage } from '../wording/plain-message.js';
import { settled } from '../wording/show-chosen-button.js';
import { wordsIn } from '../wording/words-in.js';
import { refreshCardsAbout } from '../handoff/cards/cards-about.js';
import { refreshCard } from '../handoff/cards/show-card.js';
import { hasSomeoneWaiting } from '../handoff/follow-up-schedule/next-follow-up.js';
import { scheduleFollowUp } from '../handoff/follow-up-schedule/schedule-follow-up.js';
import { holderSilent, outOfHours } from '../handoff/transitions/out-of-hours.js';
import { tellAdvisers, tellHolder, tellPractitioner } from '../handoff/messages/send-notice.js';
import { reply, type Caller, type RefusedAction } from '../jobs/reply-to-caller.js';
import { replaceMessage, type Composed } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { numbersGiven, refusedIn, urgentSince } from '../handoff/messages/numbers-given.js';
import type { Escalation } from '../model/handoff/escalation.js';
import { mayTalkOf } from '../model/handoff/is-known-to-wait.js';
import { isAdvisersMark } from '../model/handoff/request-changes.js';
import type { Action } from '../model/messages/action.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { samePerson } from '../model/people/person.js';
import { isOwnCase } from '../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { findOff } from '../assistant-off/when-off.js';
import { answerAgain } from './answer-again.js';
import { markAnswerAsEarlier } from './mark-answer-as-earlier.js';

/**
 * Makes the request an ordinary one, but does not cancel it. The numbers to call stay on screen, and another
 * message about danger makes the request urgent again.
 */
export async function takeBackAlarm(
  unit: UnitOfWork,
  caller: Caller,
  { message: id }: Extract<Action, { do: 'no-danger' }>,
): Promise<RefusedAction | undefined> {
  const { records } = unit;
  const message = await records.messages.find(id);
  if (!message || message.deletedAt) return refuse(unit, caller, (say) => say.nothingToAnswer);
  if (!samePerson(message.from, caller.person))
    return refuse(unit, caller, (say) => say.handoff.noDanger.notTheirs);
  const [open] = await records.escalations.waitedForBy(message.from);
  const places = [message.conversation, ...(open ? [open.conversation] : [])];
  if (await isOwnCase(records, message.from, ...places))
    return refuse(unit, caller, ownCaseStays(caller, open));
  if (!message.urgent) {
    await reply(unit, caller, (say) => say.handoff.noDanger.noted);
    return undefined;
  }
  await records.messages.setPractitioners(id, { urgent: false, unread: message.unread ?? false });
  await settleCards(unit, message);
  const isOrdinary = open?.urgent === true && (await calmDown(unit, open, message));
  if (!isOrdinary) await refreshCardsAbout(unit, message);
  await sayWhatFollows(unit, caller, message, open && { request: open, isOrdinary });
  await answerAsUsual(unit, caller, message);
  return undefined;
}

/** Returns 'refused', so that the button stays for the person who is allowed to press it. */
async function refuse(unit: UnitOfWork, caller: Caller, said: Composed): Promise<RefusedAction> {
  await reply(unit, caller, said);
  return 'refused';
}

const ownCaseStays =
  ({ conversation }: Caller, open: Escalation | undefined): Composed =>
  ({ handoff }) =>
    open && mayTalkOf(open, conversation) ? handoff.openedOwn : handoff.noDanger.noted;

async function settleCards(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  for (const card of await numbersGiven(unit.records, message)) {
    if (!card.message.buttons.length) continue;
    const pressed = noDangerButton(wordsIn(card.message.language), message.id);
    await replaceMessage(unit, card, settled(card.message, pressed));
  }
}

type Otherwise = 'marked' | 'written' | undefined;

/**
 * marked: an adviser marked the request as urgent. written: another message in it was a sign of danger, even
 * if that message could not be stored.
 */
async function urgentOtherwise(
  unit: UnitOfWork,
  open: Escalation,
  takenBack: StoredMessage,
): Promise<Otherwise> {
  const { records } = unit;
  if (isAdvisersMark(open, await records.escalations.transitions(open.id))) return 'marked';
  if (await hasRefusedDanger(unit, open, takenBack)) return 'written';
  const relayed = await records.escalations.relayed(open.id);
  const others = [open.message, ...relayed.map((one) => one.message)];
  for (const other of others) {
    if (other === undefined || other === takenBack.id) continue;
    const found = await records.messages.find(other);
    if (found?.urgent && found.deletedAt === undefined) return 'written';
  }
  return undefined;
}

async function hasRefusedDanger(
  { records }: UnitOfWork,
  { reason, message, conversation, openedAt }: Escalation,
  takenBack: StoredMessage,
): Promise<boolean> {
  if (reason === 'urgent' && message === undefined) return true;
  for (const place of new Set([conversation, takenBack.conversation]))
    if ((await urgentSince(records, place, refusedIn(place), openedAt)).length) return true;
  return false;
}

/** Returns true if nothing else makes the request urgent, so that it is now an ordinary one. */
async function calmDown(unit: UnitOfWork, open: Escalation, message: StoredMessage): Promise<boolean> {
  const otherwise = await urgentOtherwise(unit, open, message);
  if (!otherwise) await makeOrdinary(unit, open);
  await tellOthers(unit, open, message.id, otherwise);
  return !otherwise;
}

async function makeOrdinary(unit: UnitOfWork, open: Escalation): Promise<void> {
  const { escalations } = unit.records;
  await escalations.change(open, { urgent: false }, unit.now, 'no-danger');
  // Start the follow-up again from now, with the times for ordinary requests.
  await escalations.recordFollowUp(open.id, { since: unit.now, steps: 0 });
  await scheduleFollowUp(unit, open.id);
  await refreshCard(unit, open.id);
}

/** Advisers hear of it even if the request stays urgent, because it may change what they do next. */
async function tellOthers(
  unit: UnitOfWork,
  open: Escalation,
  message: string,
  otherwise: Otherwise,
): Promise<void> {
  const { saidNoDanger, saidNoDangerStillUrgent } = adviserWording;
  const said = otherwise ? saidNoDangerStillUrgent[otherwise] : saidNoDanger;
  const tell = open.state === 'claimed' ? tellHolder : tellAdvisers;
  await tell(unit, open, said, `handoff:${open.id}:no-danger:${message}`);
}

/** Says what happens next, and offers an answer from the guidance. */
async function sayWhatFollows(
  unit: UnitOfWork,
  caller: Caller,
  message: StoredMessage,
  open: { request: Escalation; isOrdinary: boolean } | undefined,
): Promise<void> {
  if (!open) return reply(unit, caller, (say) => say.handoff.noDanger.noted);
  const { request, isOrdinary } = open;
  const off = await findOff(unit, caller.conversation.place);
  const waits = isOrdinary && hasSomeoneWaiting(request);
  const closed = waits ? await outOfHours(unit, request.conversation, { isOwn: false }) : undefined;
  if (closed) {
    await unit.records.escalations.recordFollowUp(request.id, { toldAt: unit.now });
    await scheduleFollowUp(unit, request.id);
  }
  const said = (say: PractitionerWords) => {
    const { ordinary, stillUrgent, noted } = say.handoff.noDanger;
    const first = isOrdinary ? ordinary : request.urgent ? stillUrgent : noted;
    return plainMessage([first, ...(closed ? holderSilent(unit, request, say) : [])], {
      parts: closed?.(say),
      buttons: [
        ...(message.kind === 'relay' && !off ? [guidanceButton(say, message.id)] : []),
        withdrawButton(say, request.id),
      ],
    });
  };
  if (mayTalkOf(request, caller.conversation)) return reply(unit, caller, said);
  await reply(unit, caller, (say) => say.handoff.noDanger.noted);
  await tellPractitioner(unit, request, said, `handoff:${request.id}:no-danger-said:${message.id}`);
}

/**
 * An answer with quotes stays as it is. An answer without quotes was worded for someone in danger, so the
 * question is answered again.
 */
async function answerAsUsual(unit: UnitOfWork, caller: Caller, message: StoredMessage): Promise<void> {
  if (message.kind !== 'question' || message.unread) return;
  const given = await unit.records.answers.toMessage(message.id, message.revision);
  if (!given || given.answer.outcome === 'answered') return;
  if (await findOff(unit, caller.conversation.place)) return;
  await markAnswerAsEarlier(unit, message.id, (say) => say.handoff.noDanger.newAnswer);
  await answerAgain(unit, message.id, given.conversation);
}
