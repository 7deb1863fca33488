// Defines what the desk says about a request's history: who last changed whether it is urgent, and how it came
// back to the queue.
import type { Person } from '../people/person.js';
import type { Escalation, EscalationTransition } from './escalation.js';

export interface UrgencyChange {
  /** raised, lowered: by an adviser. no-danger: the practitioner said that no one is in danger. */
  how: 'raised' | 'lowered' | 'noDanger';
  by?: Person;
  at: string;
}

export interface CameBack {
  /**
   * late: the adviser did not reply in time. absent: they had left the desk. gone: they can no
   * longer reply. reopen: the practitioner needs more help.
   */
  how: 'hand-back' | 'late' | 'absent' | 'gone' | 'redirect' | 'reopen';
  at: string;
  /** Who had the request, transferred it or reopened it, as far as is known. */
  from?: Partial<Person>;
}

/** A reply that the practitioner of a waiting request has received since they last asked. */
export interface EarlierReply {
  by: Person;
  at: string;
  /**
   * When they began to wait for something more: when they first wrote again, or when they were promised
   * another specialist. Absent if they are not waiting for anything.
   */
  openSince?: string;
}

/** Undefined if no one has changed it since a message about danger last made the request urgent. */
export function urgencyChange(moves: readonly EscalationTransition[]): UrgencyChange | undefined {
  const last = moves.findLast(({ transition }) => Object.hasOwn(HOW, transition));
  const how = last && HOW[last.transition as keyof typeof HOW];
  // A change made because of a message about danger has no person, because the assistant makes it.
  if (!last || !how || (how === 'raised' && !last.by)) return undefined;
  return { how, at: last.at, ...(last.by && { by: last.by }) };
}

/**
 * If someone marks a request as not urgent, and as urgent again within this time, they are only correcting a
 * mistake.
 */
const SLIP_MS = 5 * 60_000;

/** True if an adviser's own judgement made the request urgent. */
export function isAdvisersMark(
  { reason }: Pick<Escalation, 'reason'>,
  moves: readonly Pick<EscalationTransition, 'transition' | 'by' | 'at'>[],
): boolean {
  let madeUrgentBy: 'adviser' | 'message' | undefined = reason === 'urgent' ? 'message' : undefined;
  let lowered: Pick<EscalationTransition, 'by' | 'at'> | undefined;
  for (const move of moves) {
    const { transition, by } = move;
    if (transition === 'not-urgent') lowered = move;
    if (transition === 'no-danger') madeUrgentBy = undefined;
    if (transition !== 'make-urgent') continue;
    if (!by) madeUrgentBy = 'message';
    else if (madeUrgentBy === undefined || !isSlip(lowered, move)) madeUrgentBy = 'adviser';
  }
  return madeUrgentBy === 'adviser';
}

function isSlip(
  lowered: Pick<EscalationTransition, 'by' | 'at'> | undefined,
  raised: Pick<EscalationTransition, 'by' | 'at'>,
): boolean {
  return lowered?.by?.id === raised.by?.id && Date.parse(raised.at) - Date.parse(lowered!.at) <= SLIP_MS;
}

const HOW = {
  'make-urgent': 'raised',
  'not-urgent': 'lowered',
  'no-danger': 'noDanger',
} as const;
