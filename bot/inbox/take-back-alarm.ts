// Takes back a false alarm: the person whose message was taken for danger says that no one is in danger now.
import { wording } from '../copy/english/wording.js';
import { guidanceButton, noDangerButton, withdrawButton } from '../copy/buttons.js';
import { plainMessage } from '../copy/plain-message.js';
import { settled } from '../copy/settled.js';
import { wordsIn } from '../copy/words-in.js';
import { refreshCardsAbout } from '../handoff/cards/cards-about.js';
import { refreshCard } from '../handoff/cards/show-card.js';
import { scheduleFollowUp } from '../handoff/follow-up-schedule/schedule-follow-up.js';
import { tellAdvisers, tellHolder } from '../handoff/messages/send-notice.js';
import { reply, type Caller } from '../kernel/caller.js';
import { replaceMessage } from '../kernel/outbox.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { numbersGiven } from '../message-reading/answer-urgently.js';
import type { Escalation } from '../model/handoff/escalation.js';
import type { Action } from '../model/messages/action.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { samePerson } from '../model/people/person.js';
import { findOff } from '../switches/when-off.js';
import { answerAgain } from './answer-again.js';
import { markAnswerAsEarlier } from './mark-answer-as-earlier.js';

/**
 * One press makes the request an ordinary one; it does not cancel it. The numbers stay in view, and another message
 * about danger makes the request urgent again.
 */
export async function takeBackAlarm(
  unit: UnitOfWork,
  caller: Caller,
  { message: id }: Extract<Action, { do: 'no-danger' }>,
): Promise<void> {
  const { records } = unit;
  const message = await records.messages.find(id);
  if (!message || message.deletedAt) return reply(unit, caller, (say) => say.nothingToAnswer);
  if (!samePerson(message.from, caller.person))
    return reply(unit, caller, (say) => say.handoff.noDanger.notTheirs);
  if (!message.urgent) return reply(unit, caller, (say) => say.handoff.noDanger.noted);
  await records.messages.setPractitioners(id, { urgent: false, unread: message.unread ?? false });
  await settleCards(unit, message);
  const [open] = await records.escalations.waitedForBy(message.from);
  const isOrdinary = open?.urgent && !(await isUrgentOtherwise(unit, open, id));
  if (isOrdinary) await makeOrdinary(unit, open, id);
  else await refreshCardsAbout(unit, message);
  await sayWhatFollows(unit, caller, message, open && { ...open, urgent: open.urgent && !isOrdinary });
  await answerAsUsual(unit, caller, message);
}

async function settleCards(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  for (const card of await numbersGiven(unit.records, message)) {
    if (!card.message.buttons.length) continue;
    const pressed = noDangerButton(wordsIn(card.message.language), message.id);
    await replaceMessage(unit, card, settled(card.message, pressed));
  }
}

/** Whether another message in the request was taken for danger as well. */
async function isUrgentOtherwise(
  { records }: UnitOfWork,
  { id, message }: Escalation,
  takenBack: string,
): Promise<boolean> {
  const relayed = await records.escalations.relayed(id);
  const others = [message, ...relayed.map((one) => one.message)];
  for (const other of others) {
    if (other === undefined || other === takenBack) continue;
    const found = await records.messages.find(other);
    if (found?.urgent && found.deletedAt === undefined) return true;
  }
  return false;
}

async function makeOrdinary(unit: UnitOfWork, open: Escalation, message: string): Promise<void> {
  const { escalations } = unit.records;
  await escalations.change(open, { urgent: false }, unit.now, 'no-danger');
  // The calm times apply from now, so that none of their steps counts as taken.
  await escalations.recordFollowUp(open.id, { since: unit.now, steps: 0 });
  await scheduleFollowUp(unit, open.id);
  await refreshCard(unit, open.id);
  const tell = open.state === 'claimed' ? tellHolder : tellAdvisers;
  await tell(unit, open, wording.adviser.saidNoDanger, `handoff:${open.id}:no-danger:${message}`);
}

/** As for any message to the advisers, the person may also ask the guidance. */
async function sayWhatFollows(
  unit: UnitOfWork,
  caller: Caller,
  message: StoredMessage,
  open: Escalation | undefined,
): Promise<void> {
  const off = await findOff(unit, caller.conversation.place);
  await reply(unit, caller, (say) => {
    const { noDanger } = say.handoff;
    if (!open) return noDanger.noted;
    return plainMessage(open.urgent ? noDanger.stillUrgent : noDanger.ordinary, {
      buttons: [
        ...(message.kind === 'relay' && !off ? [guidanceButton(say, message.id)] : []),
        withdrawButton(say, open.id),
      ],
    });
  });
}

/** Quotes stay as they are. An answer that found nothing was worded for someone in danger, so it is given again. */
async function answerAsUsual(unit: UnitOfWork, caller: Caller, message: StoredMessage): Promise<void> {
  if (message.kind !== 'question' || message.unread) return;
  const given = await unit.records.answers.toMessage(message.id, message.revision);
  if (!given || given.answer.outcome === 'answered') return;
  if (await findOff(unit, caller.conversation.place)) return;
  await markAnswerAsEarlier(unit, message.id, (say) => say.handoff.noDanger.newAnswer);
  await answerAgain(unit, message.id, given.conversation);
}
