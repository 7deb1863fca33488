// Makes an open request urgent if its practitioner mentions danger, even in another place. Advisers on the
// request see that message.
import { adviserWording } from '../../wording/english/adviser-wording.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import { tellsHelpWasCalled } from '../../safeguards/plainly-said/help-called.js';
import { alertMarked } from '../cards/alert.js';
import { refreshCard } from '../cards/show-card.js';
import { deliverToHolder } from '../messages/deliver-relay.js';
import { redactAgain } from '../messages/share-pseudonyms.js';
import { tellAdvisers, tellHolder } from '../messages/send-notice.js';
import type { NewEscalation } from './new-escalation.js';
import { scheduleFollowUp } from '../follow-up-schedule/schedule-follow-up.js';

/** Returns true if this added the message to the request. */
export async function passOnDanger(
  unit: UnitOfWork,
  { message, cause }: NewEscalation,
  before: Escalation,
): Promise<boolean> {
  const { escalations } = unit.records;
  const { id, state } = before;
  const open = { ...before, urgent: true };
  if (!before.urgent) await escalations.change(before, { urgent: true }, unit.now, 'make-urgent');
  const isPassed = message !== undefined && (await pass(unit, message, open));
  await countFromNow(unit, before);
  await refreshCard(unit, id);
  const isCalled = tellsHelpWasCalled(message?.text ?? '');
  const said = adviserWording[isCalled ? 'nowUrgentCalled' : 'nowUrgent'];
  const tell = state === 'claimed' ? tellHolder : tellAdvisers;
  await tell(unit, open, said, `handoff:${id}:now-urgent:${cause}`);
  if (!before.urgent && state === 'waiting') await alertMarked(unit, open, 'duty');
  return isPassed;
}

async function pass(unit: UnitOfWork, message: StoredMessage, open: Escalation): Promise<boolean> {
  const { escalations } = unit.records;
  if (message.id === open.message) return false;
  // A new message to the adviser (`relay`) is passed on with the person's other messages to the adviser. An edited
  // one may belong to a request that is now closed.
  if (message.kind === 'relay' && !(await escalations.relayOf(message.id))) return false;
  const relayed = { escalation: open.id, message: message.id, direction: 'to-adviser' } as const;
  if (!(await escalations.addRelayed(relayed))) return false;
  const redacted = await redactAgain(unit, message, open);
  if (open.state === 'claimed' && open.reach !== 'unsettled') await deliverToHolder(unit, open, redacted);
  return true;
}

/**
 * When a request becomes urgent, starts the shorter follow-up times from now, because the holder has only
 * just been told.
 */
async function countFromNow(unit: UnitOfWork, before: Escalation): Promise<void> {
  const { records, now } = unit;
  const { id, urgent, state, awaitsHolderSince } = before;
  const isAwaited = state === 'claimed' && (!urgent || awaitsHolderSince === undefined);
  if (!urgent || isAwaited)
    await records.escalations.recordFollowUp(id, {
      since: now,
      steps: 0,
      ...(isAwaited && { awaitsHolderSince: now, toldAt: now }),
    });
  await scheduleFollowUp(unit, id);
}
