// Takes a claimed request back from its holder, who cannot be reached or is no longer an adviser. The request
// then waits for an adviser again.
import type { InTheirWords } from '../../wording/english/practitioner-words.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { isHolderAbsent, isHolderSignedOut } from '../advisers/holder-at-desk.js';
import { isStillListed } from '../advisers/advisers-place.js';
import { alertAgain } from '../cards/alert.js';
import { tellWaiting } from './out-of-hours.js';
import { tellAdvisers, tellHolder } from '../messages/send-notice.js';
import { absentKey } from '../record/came-back.js';
import { applyTransition } from './apply-transition.js';

/**
 * Advisers see `saysWhy`, and the practitioner sees `said`. Returns undefined if someone else now holds the
 * request.
 */
export async function takeBack(
  unit: UnitOfWork,
  claimed: Escalation,
  saysWhy = adviserWording.unreachable,
  said: InTheirWords<string> = (say) => say.handoff.holderGone,
): Promise<Escalation | undefined> {
  const waiting = await applyTransition(unit, claimed, 'expire', undefined);
  if (!waiting) return undefined;
  const key = `${waiting.id}:${waiting.version}`;
  const name = claimed.holder?.name ?? adviserWording.anAdviser;
  await tellWaiting(unit, waiting, said, `handoff:${key}`);
  await tellAdvisers(unit, waiting, saysWhy(name), `advisers:${key}`);
  await alertAgain(unit, waiting, [claimed.holder]);
  return waiting;
}

/**
 * Call this before sending anything to the holder. Someone removed from the advisers' file must not see any
 * more messages.
 */
export async function takeBackFromFormer(unit: UnitOfWork, escalation: Escalation): Promise<Escalation> {
  const { state, holder } = escalation;
  if (state !== 'claimed' || !holder || isStillListed(unit.ports, holder)) return escalation;
  return (await takeBack(unit, escalation, adviserWording.left)) ?? escalation;
}

/**
 * Call this when the practitioner writes about something urgent. If the holder has left the desk, they would
 * not see it, so every adviser can claim the request at once.
 */
export async function takeBackFromAbsent(unit: UnitOfWork, escalation: Escalation): Promise<Escalation> {
  return (await isHolderAbsent(unit, escalation)) ? takeBackAtDesk(unit, escalation) : escalation;
}

/**
 * If the request is urgent and its holder is signed out of the desk, every adviser can claim it, even if no one
 * has written.
 */
export async function takeBackFromSignedOut(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  if (escalation.urgent && (await isHolderSignedOut(unit, escalation)))
    await takeBackAtDesk(unit, escalation);
}

async function takeBackAtDesk(unit: UnitOfWork, claimed: Escalation): Promise<Escalation> {
  const { absent, absentYou } = adviserWording;
  const waiting = await takeBack(unit, claimed, absent, (say) => say.handoff.holderAbsent);
  if (!waiting) return claimed;
  await tellHolder(unit, claimed, absentYou, absentKey(waiting.id, waiting.version));
  return waiting;
}

/** Locks the escalation. If its holder is no longer an adviser, takes it back from them. */
export async function lockCurrent(unit: UnitOfWork, id: string): Promise<Escalation | undefined> {
  const locked = await unit.records.escalations.lock(id);
  return locked && takeBackFromFormer(unit, locked);
}
