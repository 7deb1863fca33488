// Finds out whether the holder of a request that was claimed at the desk is still there. Both functions return
// false if we cannot know who is at the desk.
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { identitiesOf, listedAs } from '../../model/people/roster.js';
import { availabilityNow } from './adviser-availability.js';
import { isActive, lastAtDesk } from './last-at-desk.js';

/** True if the holder is signed out, has not used the desk lately or has said that they are away. */
export async function isHolderAbsent(unit: UnitOfWork, escalation: Escalation): Promise<boolean> {
  const found = await holderAtDesk(unit, escalation);
  return (
    found !== undefined && (found.isAway || !found.uses.some((use) => isActive(use, new Date(unit.now))))
  );
}

/** True if the holder is signed out everywhere, or no longer has the role of adviser. */
export async function isHolderSignedOut(unit: UnitOfWork, escalation: Escalation): Promise<boolean> {
  return (await holderAtDesk(unit, escalation))?.uses.length === 0;
}

async function holderAtDesk(unit: UnitOfWork, { state, holder }: Escalation) {
  const { ports, records } = unit;
  if (state !== 'claimed' || holder?.platform !== ports.desk.platform || !ports.deskAdviser) return undefined;
  const listed = (await availabilityNow(unit)).find(({ adviser }) => listedAs([adviser], holder));
  const atDesk = await lastAtDesk(ports, records, new Date(unit.now));
  const theirs = [holder, ...(listed ? identitiesOf(listed.adviser) : [])];
  return {
    isAway: listed?.awayUntil !== undefined,
    uses: theirs.flatMap(({ id }) => atDesk.get(id) ?? []),
  };
}
