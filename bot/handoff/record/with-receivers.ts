// Adds the new holder to each transfer. Only the audit log records who that was.
import { specialismName, isSpecialism } from '../../model/people/specialism.js';
import type { EscalationTransition } from '../../model/handoff/escalation.js';
import type { MovedTo } from '../../model/queries.js';
import type { Records } from '../../model/store.js';

/** No request is transferred more often than this. */
const MOST_TRANSFERS = 200;

export async function withReceivers(
  { audit }: Pick<Records, 'audit'>,
  id: string,
  moves: readonly EscalationTransition[],
): Promise<MovedTo[]> {
  const isTransfer = ({ transition }: EscalationTransition) =>
    transition === 'reassign' || transition === 'redirect';
  if (!moves.some(isTransfer)) return [...moves];
  // The audit log also uses the kind `reassign` for a transfer to a specialism.
  const given = await audit.find({ kind: 'reassign', record: id }, { limit: MOST_TRANSFERS, offset: 0 });
  return moves.map((move) => {
    const to = isTransfer(move) && given.find(({ at }) => at === move.at)?.details?.to;
    if (typeof to !== 'string') return move;
    return { ...move, receiver: isSpecialism(to) ? specialismName(to) : to };
  });
}
