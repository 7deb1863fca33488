// Finds out how a waiting request came back to the queue after an adviser had it, and which adviser that was.
import type { Escalation, EscalationTransition } from '../../model/handoff/escalation.js';
import type { CameBack } from '../../model/handoff/request-changes.js';
import type { Records } from '../../model/store.js';
import { withReceivers } from './with-receivers.js';

/** The key of the message that tells an adviser that they lost the request because they did not reply. */
export const lateKey = (id: string, version: number): string => `holder:${id}:${version}`;

/** The key of the message that tells an adviser that they lost the request because they had left the desk. */
export const absentKey = (id: string, version: number): string => `absent:${id}:${version}`;

/** Undefined if no one has had the request since the practitioner asked for it. */
export async function cameBack(
  records: Pick<Records, 'audit' | 'conversations' | 'escalations' | 'outgoing'>,
  { id, state, claims }: Escalation,
): Promise<CameBack | undefined> {
  if (state !== 'waiting' || claims === 0) return undefined;
  const moves = await records.escalations.transitions(id);
  const back = moves.findLast(({ from, to }) => from !== to && to === 'waiting');
  if (back?.transition === 'hand-back' || back?.transition === 'redirect' || back?.transition === 'reopen')
    return { how: back.transition, at: back.at, ...(back.by && { from: back.by }) };
  return back?.transition === 'expire' ? takenBack(records, id, moves, back) : undefined;
}

async function takenBack(
  { audit, conversations, outgoing }: Pick<Records, 'audit' | 'conversations' | 'outgoing'>,
  id: string,
  moves: readonly EscalationTransition[],
  { version, at }: EscalationTransition,
): Promise<CameBack> {
  const late = await outgoing.find(lateKey(id, version));
  const told = late ?? (await outgoing.find(absentKey(id, version)));
  const chat = told && (await conversations.find(told.conversation));
  const given = moves.filter((move) => move.version < version && GIVEN.includes(move.transition));
  const [last] = await withReceivers({ audit }, id, given.slice(-1));
  const claimer = last?.transition === 'claim' ? last.by : undefined;
  const name = last?.receiver ?? claimer?.name;
  // A channel is not one person's: it only knows who last wrote there.
  const holder = chat?.place.kind === 'personal' ? chat.person : undefined;
  const from = { ...(holder ?? claimer), ...(name !== undefined && { name }) };
  return { how: late ? 'late' : told ? 'absent' : 'gone', at, from };
}

const GIVEN: readonly EscalationTransition['transition'][] = ['claim', 'reassign'];
