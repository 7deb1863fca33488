import { hasOnlyNotes } from '../handoff/messages/internal-notes.js';
import { isTransferNote } from '../handoff/messages/transfer-note.js';
import { isOpen, type Escalation, type EscalationTransition } from '../model/handoff/escalation.js';
import { samePerson } from '../model/people/person.js';
import type { EscalationFile, RelayedEntry } from '../model/queries.js';

/** What ends an adviser's time with a request. A reopened request starts again with the adviser who closed it. */
const ENDS: readonly EscalationTransition['transition'][] = [
  'reassign',
  'hand-back',
  'redirect',
  'expire',
  'reopen',
];
const HANDED_OVER: readonly EscalationTransition['transition'][] = ['reassign', 'hand-back', 'redirect'];

/**
 * Undefined if the request did not come from another adviser, or if the holder has replied. Also undefined if
 * the holder claimed a request that was handed back without a note, because the page says that beside the
 * claim.
 */
export function handoverOf(
  escalation: Escalation,
  moves: readonly EscalationTransition[],
  relayed: readonly RelayedEntry[],
): EscalationFile['handover'] {
  const given = moves.findLast(({ transition }) => ENDS.includes(transition));
  if (!isOpen(escalation) || !given || !HANDED_OVER.includes(given.transition)) return undefined;
  if (samePerson(given.by, escalation.holder)) return undefined;
  const since = relayed.filter(({ at }) => at >= given.at);
  const hasReplied = since.some(
    ({ direction, deleted, text }) => direction === 'to-practitioner' && !deleted && !hasOnlyNotes(text),
  );
  if (hasReplied) return undefined;
  const note = since.find((one) => isTransferNote(one, { platformMessageId: one.calledThere }));
  if (given.transition !== 'reassign' && (!note || note.deleted)) return undefined;
  return {
    how: given.transition === 'hand-back' ? 'handed-back' : 'transferred',
    by: given.by?.name ?? '',
    at: given.at,
    ...(note && !note.deleted && { note: note.text }),
  };
}
