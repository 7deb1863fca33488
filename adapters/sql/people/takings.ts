// Finds out who took a request from its log: who claimed it, and who was given it.
import type { Selectable } from 'kysely';
import type { Tables } from '../engine/open-database.js';

type Move = Pick<
  Selectable<Tables['escalation_transitions']>,
  'transition' | 'at' | 'by_platform' | 'by_id' | 'by_name'
>;

interface Holder {
  platform: string | null;
  id: string | null;
  name: string | null;
}

type Taking = { at: string } & Holder;

/** Transitions after which the same person still has the request. */
const CHANGES: readonly Move['transition'][] = [
  'make-urgent',
  'not-urgent',
  'no-danger',
  'move-place',
  'seen',
];

/** `moves`: all moves of a request, oldest first. `holder`: who has it now, or had it when it was closed. */
export function takingsOf(moves: readonly Move[], holder: Holder): Taking[] {
  const made = moves.filter(({ transition }) => !CHANGES.includes(transition));
  return made.flatMap((move, index) => {
    const taker = takerBy(move, made[index - 1], made[index + 1], holder);
    return taker ? [{ ...taker, at: move.at }] : [];
  });
}

function takerBy(
  move: Move,
  before: Move | undefined,
  next: Move | undefined,
  holder: Holder,
): Holder | undefined {
  // An adviser who reopens a request that they closed has not taken another one.
  if (move.transition === 'claim') return isReopening(before, move) ? undefined : byOf(move);
  if (move.transition !== 'reassign') return undefined;
  // The log says who transferred it. The receiver is known from what they did next, if anything.
  if (!next) return holder;
  return next.transition === 'hand-back' || next.transition === 'resolve' ? byOf(next) : undefined;
}

const isReopening = (before: Move | undefined, { by_platform, by_id }: Move) =>
  before?.transition === 'reopen' && before.by_platform === by_platform && before.by_id === by_id;

const byOf = ({ by_platform: platform, by_id: id, by_name: name }: Move): Holder => ({ platform, id, name });
