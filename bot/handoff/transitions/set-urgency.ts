// Lets an adviser mark a request as urgent or not urgent, because the rules and the message reader can be
// wrong. Only for a request that they hold or that no one holds.
import { adviserWording, toldToCall } from '../../wording/english/adviser-wording.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';
import { plainMessage } from '../../wording/plain-message.js';
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import { queueMessage, replaceMessage } from '../../jobs/outbox.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { heldOrWaiting } from '../advisers/adviser-permissions.js';
import { alertMarked } from '../cards/alert.js';
import { dangerOf } from '../cards/danger-sign.js';
import { refreshCard } from '../cards/show-card.js';
import { hasSomeoneWaiting } from '../follow-up-schedule/next-follow-up.js';
import { scheduleFollowUp } from '../follow-up-schedule/schedule-follow-up.js';
import { hasNumbers, markedNumbersKey, numbersOfMark, toldWithNumbers } from '../messages/numbers-given.js';
import { holderSilent, outOfHours } from './out-of-hours.js';
import { tellAdvisers, tellPractitioner } from '../messages/send-notice.js';
import { whenToCall } from '../messages/called-help.js';
import { isOwnCase } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';

/**
 * The practitioner keeps any numbers to call, and gets them at once if they have none yet. If a mark brought
 * them, the practitioner reads that it was taken back, and they are no longer shown as an alert. A later message
 * about danger makes the request urgent again.
 */
export async function setUrgency(
  unit: UnitOfWork,
  id: string,
  adviser: Caller,
  urgent: boolean,
): Promise<void> {
  const open = await heldOrWaiting(unit, id, adviser);
  if (!open) return;
  if (open.urgent !== urgent) await change(unit, open, adviser, urgent);
  await reply(unit, adviser, urgent ? await madeUrgent(unit, open) : adviserWording.notUrgentYou);
}

async function madeUrgent({ records, now }: UnitOfWork, before: Escalation): Promise<string> {
  const { alreadyUrgentYou, urgentAgainYou, madeUrgentYou } = adviserWording;
  if (before.urgent) return alreadyUrgentYou;
  const danger = await dangerOf(records, { ...before, urgent: true });
  const told = (await toldWithNumbers(records, before, danger?.message, now)) ?? (danger ? 'yes' : 'no');
  return `${danger ? urgentAgainYou : madeUrgentYou} ${toldToCall(danger?.sign, told)}`;
}

/** Usually a message about danger has brought the numbers. */
async function giveNumbers(unit: UnitOfWork, open: Escalation): Promise<void> {
  const { records } = unit;
  if (await dangerOf(records, { ...open, urgent: true })) return;
  if (await hasNumbers(records, open)) return changeMark(unit, open, true);
  const { card } = await saysMark(unit, open, true);
  // Also while the chat is closed: the numbers are then kept for when it opens again.
  await queueMessage(unit, open.conversation, card, {
    key: markedNumbersKey(open),
    purpose: 'urgent',
    escalation: open.id,
  });
}

/**
 * If a mark brought the numbers, what the practitioner sees with them changes with the mark. They keep the
 * numbers. `isTold`: another message tells them.
 */
async function changeMark(
  unit: UnitOfWork,
  open: Escalation,
  urgent: boolean,
  isTold = false,
): Promise<void> {
  const { records } = unit;
  const given = await numbersOfMark(records, open);
  if (!given || (await records.conversations.find(open.conversation))?.leftAt !== undefined) return;
  const { card, words } = await saysMark(unit, open, urgent);
  await replaceMessage(unit, given, card);
  if (!isTold) await tellPractitioner(unit, open, words, `mark:${open.id}:${open.version}`);
}

async function saysMark(unit: UnitOfWork, { conversation, practitioner }: Escalation, urgent: boolean) {
  const { records, ports } = unit;
  const place = await records.conversations.find(conversation);
  const isOwn = await isOwnCase(records, practitioner, conversation);
  const contacts = ports.contacts(place?.jurisdiction, isOwn ? 'for-themselves' : 'in-danger');
  const words = ({ own, handoff }: PractitionerWords) => [
    isOwn ? own[0]! : handoff.danger,
    urgent ? handoff.markedUrgent : handoff.markedNotUrgent,
  ];
  const card = (say: PractitionerWords) =>
    plainMessage(words(say), { parts: [{ kind: 'contacts', contacts }], urgent });
  return { words, card };
}

async function change(
  unit: UnitOfWork,
  open: Escalation,
  { person }: Caller,
  urgent: boolean,
): Promise<void> {
  const { records, now } = unit;
  const { id, awaitsHolderSince, version } = open;
  await records.escalations.change(open, { urgent }, now, urgent ? 'make-urgent' : 'not-urgent', person);
  // The follow-up starts again from now, with no steps taken. Otherwise the shorter times of an urgent request
  // could already be over, and its holder would lose it at once.
  await records.escalations.recordFollowUp(id, {
    since: now,
    steps: 0,
    ...(urgent && awaitsHolderSince !== undefined && { awaitsHolderSince: now }),
  });
  await scheduleFollowUp(unit, id);
  if (urgent) await giveNumbers(unit, open);
  await refreshCard(unit, id);
  if (!urgent) {
    const isTold = hasSomeoneWaiting(open) && (await tellAtNight(unit, open));
    await changeMark(unit, open, false, isTold);
  }
  if (open.state !== 'waiting') return;
  const said = adviserWording[urgent ? 'madeUrgent' : 'notUrgent'];
  await tellAdvisers(
    unit,
    open,
    said(person.name ?? adviserWording.anAdviser),
    `urgency:${id}:${version + 1}`,
  );
  if (urgent) await alertMarked(unit, { ...open, urgent }, 'duty', [person]);
}

/**
 * Returns true if it told the practitioner. An urgent request has an update every few minutes, but an ordinary
 * one may have none until the next shift. During working hours, the next update comes soon enough.
 */
async function tellAtNight(unit: UnitOfWork, open: Escalation): Promise<boolean> {
  const { records, now } = unit;
  const isOwn = await isOwnCase(records, open.practitioner, open.conversation);
  const closed = await outOfHours(unit, open.conversation, { isOwn });
  if (!closed) return false;
  const toCall = await whenToCall(records, open, isOwn);
  await records.escalations.recordFollowUp(open.id, { toldAt: now });
  await scheduleFollowUp(unit, open.id);
  await tellPractitioner(
    unit,
    open,
    (say) => {
      const first = [toCall(say), ...(isOwn ? [] : [say.handoff.markedNotUrgent])];
      return plainMessage([...first, ...holderSilent(unit, open, say)], { parts: closed(say) });
    },
    `told:${open.id}:not-urgent:${open.version}`,
  );
  return true;
}
