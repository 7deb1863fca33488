// Reopens a closed escalation within a set time. If the practitioner reopens it, it waits for any adviser,
// because the previous one may be away. If the adviser who closed it reopens it, they become the holder
// again.
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { samePerson } from '../../model/people/person.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { isLastHolder, isReopenable } from '../advisers/adviser-permissions.js';
import { reply, type Caller, type RefusedAction } from '../../jobs/reply-to-caller.js';
import { alertAgain } from '../cards/alert.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { applyTransition } from './apply-transition.js';
import { welcomeHolder } from './claim.js';
import { reopenedNumbersKey } from '../messages/numbers-given.js';
import { outOfHours, tellWaiting } from './out-of-hours.js';
import { tellAdvisers } from '../messages/send-notice.js';
import { queueMessage, type Composed } from '../../jobs/outbox.js';
import { isOwnCase } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { adviserButton, withdrawButton } from '../../wording/buttons.js';
import { plainMessage } from '../../wording/plain-message.js';

/** `caller` may be the practitioner or the adviser who closed the escalation. */
export async function reopen(
  unit: UnitOfWork,
  id: string,
  caller: Caller,
): Promise<RefusedAction | undefined> {
  const { records } = unit;
  const closed = await records.escalations.lock(id);
  const refusal = await refuseReopening(unit, closed, caller);
  if (!closed || refusal !== undefined) return refuse(unit, caller, refusal);
  const byPractitioner = samePerson(caller.person, closed.practitioner);
  const waiting = await applyTransition(unit, closed, 'reopen', caller.person);
  if (!waiting) return refuse(unit, caller);
  await records.conversations.change(waiting.conversation, { escalation: id });
  await (byPractitioner ? askAgain(unit, waiting) : continueWith(unit, waiting, caller));
  return undefined;
}

async function refuse(
  unit: UnitOfWork,
  caller: Caller,
  refusal: Composed = cannotReopen,
): Promise<RefusedAction> {
  await reply(unit, caller, refusal);
  return 'refused';
}

async function askAgain(unit: UnitOfWork, waiting: Escalation): Promise<void> {
  const { id, version } = waiting;
  if (waiting.urgent) await giveNumbers(unit, waiting);
  else
    await tellWaiting(
      unit,
      waiting,
      (say) => plainMessage(say.handoff.reopened, { buttons: [withdrawButton(say, id)] }),
      `handoff:${id}:${version}`,
    );
  await tellAdvisers(unit, waiting, adviserWording.reopened, `advisers:${id}:${version}`);
  await alertAgain(unit, waiting, []);
}

/** The numbers that they were given when they first asked may be days up in the chat. */
async function giveNumbers(unit: UnitOfWork, waiting: Escalation): Promise<void> {
  const { records, ports } = unit;
  const { id, conversation, practitioner } = waiting;
  const isOwn = await isOwnCase(records, practitioner, conversation);
  const nation = (await records.conversations.find(conversation))?.jurisdiction;
  const contacts = ports.contacts(nation, isOwn ? 'for-themselves' : 'in-danger');
  const closed = await outOfHours(unit, conversation, { isOwn, hasNumbers: true });
  await queueMessage(
    unit,
    conversation,
    (say) =>
      plainMessage([isOwn ? say.own[0]! : say.handoff.danger, say.handoff.reopened], {
        parts: [{ kind: 'contacts', contacts }, ...(closed?.(say) ?? [])],
        buttons: [withdrawButton(say, id)],
        urgent: true,
      }),
    { key: reopenedNumbersKey(waiting), purpose: 'urgent', escalation: id },
  );
}

async function continueWith(unit: UnitOfWork, waiting: Escalation, adviser: Caller): Promise<void> {
  const { id } = waiting;
  const holder = adviser.person;
  const claimed = await applyTransition(unit, waiting, 'claim', holder, { holder });
  if (!claimed) return;
  // The adviser reopened it, so the practitioner is not waiting for a reply and no one needs a reminder.
  await unit.records.escalations.recordFollowUp(id, { awaitsHolderSince: null });
  await welcomeHolder(unit, claimed, adviser.conversation.id, {
    compose: (say, welcome) =>
      plainMessage([say.handoff.reopenedByAdviser, welcome], { buttons: [withdrawButton(say, id)] }),
  });
  const by = holder.name ?? adviserWording.anAdviser;
  await tellAdvisers(unit, claimed, adviserWording.reopenedBy(by), `advisers:${id}:${claimed.version}`);
  await reply(unit, adviser, adviserWording.reopenedYou);
}

const cannotReopen: Composed = (say) =>
  plainMessage(say.handoff.cannotReopen, { buttons: [adviserButton(say)] });

async function refuseReopening(
  unit: UnitOfWork,
  closed: Escalation | undefined,
  { person }: Caller,
): Promise<Composed | undefined> {
  const { records } = unit;
  if (!closed) return (say) => say.handoff.notKnownHere;
  const byPractitioner = samePerson(closed.practitioner, person);
  if (!byPractitioner && !isLastHolder(unit, closed, person)) return (say) => say.handoff.notKnownHere;
  if (!isReopenable(unit, closed)) return cannotReopen;
  // Each person has one open request at a time, so that their messages can only go to one adviser.
  await records.escalations.lockOpeningFor(closed.practitioner);
  const [other] = await records.escalations.waitedForBy(closed.practitioner);
  if (!other) return undefined;
  if (!byPractitioner) return (say) => say.handoff.otherIsOpen;
  return (say) => plainMessage(say.handoff.otherIsOpen, { buttons: [withdrawButton(say, other.id)] });
}

export async function reopenLatest(unit: UnitOfWork, caller: Caller): Promise<void> {
  const asked = await unit.records.escalations.askedForBy(caller.person);
  const latest = asked
    .filter(({ state }) => state === 'resolved')
    .sort((one, other) => (one.closedAt ?? '').localeCompare(other.closedAt ?? ''))
    .at(-1);
  if (!latest) return reply(unit, caller, cannotReopen);
  await reopen(unit, latest.id, caller);
}
