// Opens an escalation: stores it, asks the advisers, and tells the practitioner what happens next, in one
// transaction.
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Button, Part } from '../../model/messages/message.js';
import { findOff, handoffWords } from '../../assistant-off/when-off.js';
import { newId, type UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage, type Composed } from '../../jobs/outbox.js';
import { withdrawButton } from '../../wording/buttons.js';
import { requestWaitText } from '../../wording/duration-text.js';
import { plainMessage } from '../../wording/plain-message.js';
import { outOfHours } from './out-of-hours.js';
import { displayName } from '../advisers/display-name.js';
import { alertMarked } from '../cards/alert.js';
import { keptFor, type Escalation } from '../../model/handoff/escalation.js';
import type { NewEscalation } from './new-escalation.js';
import { joinEscalation, escalationToJoin } from './limit-urgent-requests.js';
import { scheduleFollowUp } from '../follow-up-schedule/schedule-follow-up.js';
import { postCard, questionPart } from '../cards/show-card.js';
import { specialismFor } from '../../model/people/specialism.js';
import { isOwnCase } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { tellsHelpWasCalled } from '../../safeguards/plainly-said/help-called.js';
import { passOnDanger } from './pass-on-danger.js';
import { takeBackFromAbsent, takeBackFromFormer } from './take-back.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';

/**
 * Each person has one open escalation at a time, so that an adviser's messages can only go to one place. If
 * they ask again, tells them that it is already open. A message about danger is added to it and makes it
 * urgent. Returns true if this opened a new escalation.
 */
export async function escalate(unit: UnitOfWork, request: NewEscalation): Promise<boolean> {
  await unit.records.escalations.lockOpeningFor(request.practitioner);
  const [open] = await unit.records.escalations.waitedForBy(request.practitioner);
  if (open) {
    await askAgain(unit, request, open);
    return false;
  }
  const joined = await escalationToJoin(unit, request);
  if (joined) {
    await joinEscalation(unit, request, joined);
    return false;
  }
  const escalation = opened(unit, request);
  await unit.records.escalations.add(escalation);
  await addSaved(unit, escalation);
  await unit.records.conversations.change(request.conversation.id, { escalation: escalation.id });
  await postCard(unit, escalation, unit.ports.advisersPlace());
  await scheduleFollowUp(unit, escalation.id);
  const onDuty = escalation.urgent ? (await alertMarked(unit, escalation, 'duty')).reached : 0;
  await tellOpened(unit, request, escalation, onDuty > 0);
  return true;
}

function opened({ now }: UnitOfWork, request: NewEscalation): Escalation {
  const specialism = specialismFor(request.message?.text ?? '');
  return {
    id: newId(),
    conversation: request.conversation.id,
    reason: request.reason,
    urgent: request.urgent,
    state: 'waiting',
    practitioner: request.practitioner,
    reach: 'unsettled',
    ...(request.message && { message: request.message.id }),
    ...(request.answer !== undefined && { answer: request.answer }),
    ...(specialism && { specialism }),
    ...(request.sender !== undefined && { sender: request.sender }),
    sharesWords: false,
    openedAt: now,
    waitingSince: now,
    followUp: { since: now, toldAt: now, steps: 0 },
    claims: 0,
    version: 1,
  };
}

/**
 * Adds messages saved for an earlier, cancelled request about the same question, because no adviser read
 * them. Leaves out the question itself, because any agreement to share its original text was for the earlier
 * request only.
 */
async function addSaved({ records: { escalations } }: UnitOfWork, opened: Escalation): Promise<void> {
  if (opened.message === undefined) return;
  for (const { id, state, message: about } of await escalations.askedForBy(opened.practitioner))
    if (state === 'withdrawn' && about === opened.message)
      for (const { message } of keptFor('adviser', await escalations.relayed(id)))
        if (message !== about)
          await escalations.addRelayed({ escalation: opened.id, message, direction: 'to-adviser' });
}

async function tellOpened(
  unit: UnitOfWork,
  request: NewEscalation,
  { id }: Escalation,
  dutyTold: boolean,
): Promise<void> {
  const { conversation, practitioner, message, urgent, answer, reason } = request;
  // In a shared place, we do not repeat the question, even in redacted form.
  const isPrivate = conversation.place.kind === 'personal';
  const isShown = message !== undefined && isPrivate;
  const isOwn =
    isPrivate && (request.isOwn || (await isOwnCase(unit.records, practitioner, conversation.id)));
  const hasNumbers = reason === 'urgent';
  const isHelpCalled = tellsHelpWasCalled(message?.text ?? '');
  const closed = await outOfHours(unit, conversation.id, { hasNumbers, isOwn });
  // How long others waited says little about an urgent request. At night, it is more useful to say when
  // advisers are back.
  const isUnlike = urgent || closed !== undefined;
  const waitMs = unit.ports.usualWaitMs?.();
  const off = await findOff(unit, conversation.place);
  const hasSaved = (await unit.records.escalations.relayed(id)).length > 0;
  const opened: Composed = (say) => {
    const handoff = handoffWords(say, off);
    if (isOwn)
      return plainMessage(hasNumbers ? handoff.openedOwn : [say.own[0]!, handoff.openedOwn], {
        parts: closed?.(say),
        buttons: [withdrawButton(say, id)],
      });
    const sentences = [
      urgent ? handoff.openedUrgent : handoff.opened,
      ...(message ? [] : [handoff.noQuestion]),
    ];
    const after = [
      ...(message && answer ? [`${handoff.theySeeAnswer} ${handoff.detailsRemoved}`] : []),
      ...(hasSaved ? [handoff.theySeeSaved] : []),
      ...(dutyTold ? [handoff.dutyTold] : []),
      isPrivate ? handoff.next(requestWaitText(say, waitMs, isUnlike)) : handoff.nextElsewhere,
      isHelpCalled ? say.helpCalled.again : handoff.danger,
    ];
    // When advisers are back comes first: below the rest, it may be off a phone's screen.
    const parts: Part[] = [
      ...(closed?.(say) ?? []),
      ...(isShown ? [sentence(handoff.theySee), questionPart(message, handoff)] : []),
      ...after.map(sentence),
    ];
    return plainMessage(sentences, { parts, buttons: waitingButtons(say, id, message) });
  };
  await queueMessage(unit, conversation.id, opened, {
    key: `handoff:${id}:opened`,
    purpose: 'notice',
    escalation: id,
    ...(isShown && !isOwn && { wordsOf: message.id }),
  });
}

const sentence = (text: string): Part => ({ kind: 'text', text });

function waitingButtons(say: PractitionerWords, escalation: string, message?: StoredMessage): Button[] {
  const withdraw = withdrawButton(say, escalation);
  if (!message?.redactedTypes.length) return [withdraw];
  return [{ label: say.labels.shareWords, action: { do: 'confirm-sharing', escalation } }, withdraw];
}

async function askAgain(unit: UnitOfWork, request: NewEscalation, found: Escalation): Promise<void> {
  const { conversation, cause } = request;
  const current = await takeBackFromFormer(unit, found);
  const open = request.urgent ? await takeBackFromAbsent(unit, current) : current;
  const isPassed = request.urgent && (await passOnDanger(unit, request, open));
  const isHere = conversation.place.kind === 'personal';
  // The practitioner has just read that the other advisers are alerted.
  if (isHere && open !== current) return;
  // If the message itself was sent to the adviser, the practitioner gets another message that says so.
  if (
    request.urgent &&
    found.urgent &&
    open.state === 'waiting' &&
    isHere &&
    request.message?.kind === 'relay' &&
    !isPassed
  )
    return;
  const isOther = isHere && (await isAboutOther(unit, request, open));
  const said: Composed = (say) => {
    const { handoff } = say;
    if (request.urgent && isHere)
      return open.state === 'claimed'
        ? handoff.toldUrgentTo(displayName(unit.ports, open.holder, say))
        : handoff.toldUrgent;
    const { already, alreadyClaimed, alreadyElsewhere, alreadyClaimedElsewhere } = handoff;
    if (!isHere) return open.state === 'claimed' ? alreadyClaimedElsewhere : alreadyElsewhere;
    const known = open.state === 'claimed' ? alreadyClaimed : already;
    return isOther ? [known, handoff.otherQuestion] : known;
  };
  await queueMessage(unit, conversation.id, said, {
    key: `handoff:${open.id}:already:${cause}`,
    purpose: 'notice',
    escalation: open.id,
  });
}

/** True if they ask about a question that the advisers on their open request have not been sent. */
async function isAboutOther(
  { records }: UnitOfWork,
  { message }: NewEscalation,
  open: Escalation,
): Promise<boolean> {
  if (!message || message.id === open.message) return false;
  return !(await records.escalations.relayed(open.id)).some((one) => one.message === message.id);
}
