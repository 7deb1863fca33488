// Finds out if a request was transferred to an adviser who has not opened it since.
import type { BotPorts } from '../../model/ports.js';
import type { Escalation, EscalationTransition } from '../../model/handoff/escalation.js';
import { identitiesOf, listedAs, sameAdviser } from '../../model/people/roster.js';
import type { Records } from '../../model/store.js';
import { rosterOf } from './adviser-availability.js';
import { lastAtDesk } from './last-at-desk.js';

interface Reading {
  ports: Pick<BotPorts, 'roster' | 'platforms' | 'deskAdviser' | 'clock'>;
  records: Pick<Records, 'readings' | 'escalations' | 'sessions'>;
}

/** A session says to the minute when it was last used. */
const USED_WITHIN_MS = 60_000;

/**
 * The transfer, if they have not opened the request. Undefined for someone we reach in another app, because we cannot
 * know what they have read there.
 */
export async function unopenedTransfer(
  { ports, records }: Reading,
  escalation: Escalation,
): Promise<EscalationTransition | undefined> {
  const { id, state, holder, claimedAt } = escalation;
  if (state !== 'claimed' || !holder || !ports.platforms.get(holder.platform)?.staysHere) return undefined;
  const moves = await records.escalations.transitions(id);
  const given = moves.findLast(({ transition }) => transition === 'claim' || transition === 'reassign');
  const roster = rosterOf(ports);
  if (given?.transition !== 'reassign' || sameAdviser(roster, given.by, holder)) return undefined;
  const listed = listedAs(roster, holder);
  const atDesk = await lastAtDesk(ports, records, ports.clock());
  for (const { id: reader } of listed ? identitiesOf(listed) : [holder]) {
    const page = { limit: 1, offset: 0 };
    // A page that was left open also records a reading when it updates itself, but does not count as use.
    const use = atDesk.get(reader);
    if (use && Date.parse(use.usedAt) + USED_WITHIN_MS < Date.parse(given.at)) continue;
    // We record who reads each request. Reading its page means that they have opened it.
    const read = await records.readings.find({ record: id, reader, from: claimedAt }, page);
    if (read.length) return undefined;
  }
  return given;
}
