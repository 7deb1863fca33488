import { hasOnlyNotes } from '../handoff/messages/internal-notes.js';
import { isTransferNote } from '../handoff/messages/transfer-note.js';
import type { Escalation, EscalationTransition } from '../model/handoff/escalation.js';
import { samePerson } from '../model/people/person.js';
import type { EscalationFile, RelayedEntry } from '../model/queries.js';

/** Undefined if the request was not transferred, or if the adviser it was transferred to has replied. */
export function handoverOf(
  { state, holder }: Escalation,
  moves: readonly EscalationTransition[],
  relayed: readonly RelayedEntry[],
): EscalationFile['handover'] {
  const given = moves.findLast(({ transition }) => transition === 'claim' || transition === 'reassign');
  if (state !== 'claimed' || given?.transition !== 'reassign' || samePerson(given.by, holder))
    return undefined;
  const since = relayed.filter(({ at }) => at >= given.at);
  const hasReplied = since.some(
    ({ direction, deleted, text }) => direction === 'to-practitioner' && !deleted && !hasOnlyNotes(text),
  );
  if (hasReplied) return undefined;
  const note = since.find((one) => isTransferNote(one, { platformMessageId: one.calledThere }));
  return {
    by: given.by?.name ?? '',
    at: given.at,
    ...(note && !note.deleted && { note: note.text }),
  };
}
