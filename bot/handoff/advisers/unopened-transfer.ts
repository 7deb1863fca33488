import type { BotPorts } from '../../model/ports.js';
import type { Escalation, EscalationTransition } from '../../model/handoff/escalation.js';
import { identitiesOf, listedAs, sameAdviser } from '../../model/people/roster.js';
import type { Records } from '../../model/store.js';
import { rosterOf } from './adviser-availability.js';

interface Reading {
  ports: Pick<BotPorts, 'roster' | 'platforms'>;
  records: Pick<Records, 'readings' | 'escalations'>;
}

/**
 * The transfer, if they have not opened the request. Undefined for someone we message in another app, because
 * we cannot know what they have read there.
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
  for (const { id: reader } of listed ? identitiesOf(listed) : [holder]) {
    const page = { limit: 1, offset: 0 };
    // We record who reads each request. A page that was left open also records a reading when it refreshes
    // itself.
    const read = await records.readings.find({ record: id, reader, from: claimedAt, opened: true }, page);
    if (read.length) return undefined;
  }
  return given;
}
