import type { BotPorts } from '../../model/ports.js';
import type { Escalation, EscalationTransition } from '../../model/handoff/escalation.js';
import { identitiesOf, listedAs, sameAdviser } from '../../model/people/roster.js';
import type { Records } from '../../model/store.js';

interface Reading {
  ports: Pick<BotPorts, 'roster' | 'platforms'>;
  records: Pick<Records, 'accessLog' | 'escalations'>;
}

/**
 * Returns the transfer if the new holder has not opened the request. Returns undefined if they get messages
 * in another app, because we cannot know what they have read there.
 */
export async function unopenedTransfer(
  { ports, records }: Reading,
  escalation: Escalation,
): Promise<EscalationTransition | undefined> {
  const { id, state, holder, claimedAt } = escalation;
  if (state !== 'claimed' || !holder || !ports.platforms.get(holder.platform)?.staysHere) return undefined;
  const moves = await records.escalations.transitions(id);
  const given = moves.findLast(({ transition }) => transition === 'claim' || transition === 'reassign');
  const roster = ports.roster();
  if (given?.transition !== 'reassign' || sameAdviser(roster, given.by, holder)) return undefined;
  const listed = listedAs(roster, holder);
  for (const { id: reader } of listed ? identitiesOf(listed) : [holder]) {
    const page = { limit: 1, offset: 0 };
    // We record who reads each request. A page that was left open also adds to this log when it refreshes
    // itself, so this only counts pages that someone opened.
    const read = await records.accessLog.find({ record: id, reader, from: claimedAt, opened: true }, page);
    if (read.length) return undefined;
  }
  return given;
}
