// Finds out whether an urgent request has been replied to, but the practitioner has not written back since, or
// only to thank the adviser, who may not know whether the child is safe.
import type { Escalation, RelayedMessage } from '../../model/handoff/escalation.js';
import type { Records } from '../../model/store.js';
import { urgentMessages } from './urgent-messages.js';
import { addedTo, firstToReplyTo } from './awaited-reply.js';

/** Looks from the latest message about danger on, or if an adviser marked the request, at all of it. */
export async function isSafetyUnknown(
  records: Pick<Records, 'escalations' | 'messages'>,
  escalation: Escalation,
  relayed: readonly RelayedMessage[],
): Promise<boolean> {
  if (!escalation.urgent) return false;
  const [danger] = await urgentMessages(records, escalation, undefined);
  const since = relayed.slice(relayed.findIndex(({ message }) => message === danger?.id) + 1);
  const reply = since.findIndex(({ direction }) => direction === 'to-practitioner');
  if (reply < 0) return false;
  return !(await firstToReplyTo(records.messages, since.slice(reply).filter(addedTo(escalation.message))));
}
