import { isTransferNote } from '../handoff/messages/transfer-note.js';
import type { Escalation, EscalationTransition } from '../model/handoff/escalation.js';
import { samePerson } from '../model/people/person.js';
import type { EscalationFile, MovedTo, RelayedEntry } from '../model/queries.js';
import type { Records } from '../model/store.js';

/** Undefined if the request was not transferred, or the new holder has replied. */
export function handoverOf(
  { state, holder }: Escalation,
  moves: readonly EscalationTransition[],
  relayed: readonly RelayedEntry[],
): EscalationFile['handover'] {
  const given = moves.findLast(({ transition }) => transition === 'claim' || transition === 'reassign');
  if (state !== 'claimed' || given?.transition !== 'reassign' || samePerson(given.by, holder))
    return undefined;
  const since = relayed.filter(({ at }) => at >= given.at);
  if (since.some(({ direction }) => direction === 'to-practitioner')) return undefined;
  const note = since.find((one) => isTransferNote(one, { platformMessageId: one.calledThere }));
  return {
    by: given.by?.name ?? '',
    at: given.at,
    ...(note && !note.deleted && { note: note.text }),
  };
}

/** More than anyone transfers a request. */
const MOST_TRANSFERS = 200;

/** Adds the receiver to each transfer. Only the audit log has it. */
export async function withReceivers(
  { audit }: Pick<Records, 'audit'>,
  id: string,
  moves: readonly EscalationTransition[],
): Promise<MovedTo[]> {
  if (!moves.some(({ transition }) => transition === 'reassign')) return [...moves];
  const page = { limit: MOST_TRANSFERS, offset: 0 };
  const given = await audit.find({ kind: 'reassign', record: id }, page);
  return moves.map((move) => {
    if (move.transition !== 'reassign') return move;
    const receiver = given.find(({ at }) => at === move.at)?.details?.to;
    return typeof receiver === 'string' ? { ...move, receiver } : move;
  });
}
