import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { identitiesOf, listedAs } from '../../model/people/roster.js';
import { availabilityNow } from './adviser-availability.js';
import { isActive, lastAtDesk } from './last-at-desk.js';

/**
 * True if the holder gets this request's messages at the desk, and is signed out, has not used the desk lately
 * or has said that they are away. Returns false if we cannot know who is at the desk.
 */
export async function isHolderAbsent(unit: UnitOfWork, { state, holder }: Escalation): Promise<boolean> {
  const { ports, records } = unit;
  if (state !== 'claimed' || holder?.platform !== ports.desk.platform || !ports.deskAdviser) return false;
  const listed = (await availabilityNow(unit)).find(({ adviser }) => listedAs([adviser], holder));
  if (listed?.awayUntil !== undefined) return true;
  const now = new Date(unit.now);
  const atDesk = await lastAtDesk(ports, records, now);
  const theirs = [holder, ...(listed ? identitiesOf(listed.adviser) : [])];
  return !theirs.some(({ id }) => {
    const use = atDesk.get(id);
    return use !== undefined && isActive(use, now);
  });
}
