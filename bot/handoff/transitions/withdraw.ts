import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { cancelSending, queueMessage, replaceMessage, type Composed } from '../../jobs/outbox.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { isOwnCaseHere } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { findOff, handoffWords } from '../../assistant-off/when-off.js';
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import type { Action } from '../../model/messages/action.js';
import type { BotPorts } from '../../model/ports.js';
import { EMERGENCY } from '../../model/messages/contact.js';
import type { Button, Part } from '../../model/messages/message.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';
import { mayAdvise } from '../advisers/adviser-permissions.js';
import { displayName } from '../advisers/display-name.js';
import { hasJoined, type Escalation } from '../../model/handoff/escalation.js';
import type { EarlierReply } from '../../model/handoff/request-changes.js';
import { mayTalkOf } from '../../model/handoff/is-known-to-wait.js';
import { applyTransition } from './apply-transition.js';
import { escalate } from './escalate.js';
import { tellHolder } from '../messages/send-notice.js';
import { earlierReply } from '../messages/awaited-reply.js';
import { whenToCall } from '../messages/called-help.js';
import { unclaimedText } from '../messages/unclaimed-text.js';
import { cancelledUnseen } from '../messages/cancelled-unseen.js';

type Withdrawing = Extract<Action, { do: 'withdraw' }>;

/**
 * Only lets someone cancel their own request, and asks them to confirm first.
 * `pressed`: the button, if one was pressed.
 */
export async function withdraw(unit: UnitOfWork, caller: Caller, pressed?: Withdrawing): Promise<void> {
  const { records } = unit;
  const [open] = await records.escalations.waitedForBy(caller.person);
  if (!mayCancelHere(open, caller, pressed)) return reply(unit, caller, (say) => say.status.private);
  const isOther = open && pressed !== undefined && pressed.escalation !== open.id;
  if (open && !isOther && (await isKept(unit, caller, open, pressed))) return;
  const isOwn = await isOwnCaseHere(records, caller.person, caller.conversation, open);
  const withdrawn = open && !isOther && (await applyTransition(unit, open, 'withdraw', caller.person));
  const off = await findOff(unit, caller.conversation.place);
  const toCall = withdrawn && (await whenToCall(records, open, isOwn));
  await reply(unit, caller, (say) => {
    const handoff = handoffWords(say, off);
    if (toCall) return open.urgent ? [toCall(say), handoff.withdrawnUrgent] : handoff.withdrawn;
    return isOther ? handoff.buttonOutdated : handoff.notOpen;
  });
  if (withdrawn) await endWithdrawn(unit, open);
}

/** Cancels a person's open request without telling them, because they have asked to be forgotten. */
export async function withdrawSilently(unit: UnitOfWork, open: Escalation): Promise<void> {
  if (await applyTransition(unit, open, 'withdraw', open.practitioner)) await endWithdrawn(unit, open);
}

/** Takes a cancelled urgent request off the list of what needs the advisers. */
export async function markSeen(unit: UnitOfWork, id: string, adviser: Caller): Promise<void> {
  const { escalations } = unit.records;
  if (!(await mayAdvise(unit, adviser))) return;
  const unseen = (await cancelledUnseen(unit.records, unit.now)).find((one) => one.id === id);
  if (unseen) await escalations.change(unseen, {}, unit.now, 'seen', adviser.person);
}

async function endWithdrawn(unit: UnitOfWork, open: Escalation): Promise<void> {
  const { records } = unit;
  // Cancel the request's card too if it has not been delivered, because it would delay later cards.
  for (const { key, state } of await records.outgoing.ofEscalation(open.id, 'card'))
    if (state === 'queued') await cancelSending(unit, key);
  await removeButtons(unit, open, ({ do: does }) => DONE_WITH.has(does));
  await records.conversations.change(open.conversation, { escalation: null });
  if (open.state === 'claimed')
    await tellHolder(unit, open, adviserWording.withdrawn, `handoff:${open.id}:withdrawn`);
  await keepJoined(unit, open);
}

/**
 * True if the request stays open for now, because the person chose to keep it, or has not yet confirmed that
 * they want to cancel what it has become.
 */
async function isKept(
  unit: UnitOfWork,
  caller: Caller,
  open: Escalation,
  { sure, keep, urgent, claimed }: Partial<Withdrawing> = {},
): Promise<boolean> {
  if (keep) {
    await removeButtons(
      unit,
      open,
      (action) => action.do === 'withdraw' && Boolean(action.sure ?? action.keep),
    );
    await reply(unit, caller, (say) => say.handoff.stillOpen);
    return true;
  }
  const isSeen = (urgent ?? !open.urgent) && (claimed ?? open.state !== 'claimed');
  if (sure && isSeen) return false;
  await askFirst(unit, caller, open);
  return true;
}

/**
 * The button for the request may be used even in a shared place, because everyone there has already seen it.
 */
const mayCancelHere = (
  open: Escalation | undefined,
  { conversation }: Caller,
  pressed: { escalation: string } | undefined,
) => (open && pressed?.escalation === open.id) || mayTalkOf(open, conversation);

/**
 * A single press must not cancel a call for help, so asks the person to confirm. If the request is urgent,
 * shows 999, because the person may be in danger. The other numbers are in the urgent answer: here, they would
 * push the question and its buttons off a phone's screen.
 */
async function askFirst(unit: UnitOfWork, caller: Caller, open: Escalation): Promise<void> {
  const { conversation, event, person } = caller;
  const isOwn = await isOwnCaseHere(unit.records, person, conversation, open);
  const contacts = unit.ports.contacts(conversation.jurisdiction, isOwn ? 'for-themselves' : undefined);
  const replied = await earlierReply(unit.records, open);
  const toCall = await whenToCall(unit.records, open, isOwn);
  const question: Composed = (say) => {
    const danger = toCall(say);
    const call: Part[] = [
      { kind: 'text', tone: 'warning', text: danger },
      { kind: 'contacts', contacts: isOwn ? contacts : contacts.filter(({ phone }) => phone === EMERGENCY) },
    ];
    const asked = cancelQuestion(unit.ports, open, say, replied);
    return {
      parts: [...(open.urgent ? call : []), { kind: 'text', text: asked }],
      buttons: answersTo(open, say),
      summary: open.urgent ? `${danger} ${asked}` : asked,
      writtenByModel: false,
    };
  };
  await queueMessage(unit, conversation.id, question, {
    key: `handoff:${open.id}:cancel:${event}`,
    purpose: 'notice',
    escalation: open.id,
  });
}

export function cancelQuestion(
  ports: Pick<BotPorts, 'policy' | 'roster'>,
  open: Escalation,
  say: PractitionerWords,
  replied: EarlierReply | undefined,
): string {
  const { cancelClaimed, cancelUrgent, cancelSurely } = say.handoff;
  if (open.state === 'claimed') return cancelClaimed(displayName(ports, open.holder, say), open.urgent);
  return (open.urgent ? cancelUrgent : cancelSurely)(unclaimedText(say, open, replied));
}

function answersTo(open: Escalation, { labels }: PractitionerWords): Button[] {
  return [
    { label: labels.withdrawNot, action: { do: 'withdraw', escalation: open.id, keep: true } },
    { label: labels.withdrawSurely, action: surelyWithdraw(open), style: 'danger' },
  ];
}

/** Holds what the person sees now, so that we ask again if the request has changed when they press it. */
export const surelyWithdraw = ({ id: escalation, urgent, state }: Escalation): Withdrawing => ({
  do: 'withdraw',
  escalation,
  sure: true,
  ...(urgent && { urgent: true }),
  ...(state === 'claimed' && { claimed: true }),
});

async function removeButtons(
  unit: UnitOfWork,
  { id }: Escalation,
  isDone: (action: Action) => boolean,
): Promise<void> {
  for (const notice of await unit.records.outgoing.ofEscalation(id, 'notice')) {
    const { message } = notice;
    const buttons = message.buttons.filter(({ action }) => !isDone(action));
    if (buttons.length < message.buttons.length) await replaceMessage(unit, notice, { ...message, buttons });
  }
}

const DONE_WITH: ReadonlySet<Action['do']> = new Set(['withdraw', 'confirm-sharing']);

/**
 * If other people's urgent messages were added to the cancelled request, opens new requests for those people.
 */
async function keepJoined(unit: UnitOfWork, cancelled: Escalation): Promise<void> {
  const { escalations, messages, conversations } = unit.records;
  for (const { message: id } of await escalations.relayed(cancelled.id)) {
    const message = await messages.find(id);
    if (!message || message.deletedAt || !hasJoined(cancelled, message)) continue;
    const conversation = await conversations.find(message.conversation);
    if (!conversation) continue;
    await escalations.removeRelayed(cancelled.id, id);
    await escalate(unit, {
      conversation,
      practitioner: message.from,
      reason: 'urgent',
      urgent: true,
      message,
      cause: `${id}:${cancelled.id}`,
      sender: cancelled.sender,
    });
  }
}
