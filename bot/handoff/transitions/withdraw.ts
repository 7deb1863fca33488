// The practitioner has cancelled this request.
import type { Conversation } from '../../model/messages/conversation.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { cancelSending, queueMessage } from '../../kernel/outbox.js';
import type { Person } from '../../model/people/person.js';
import { plainMessage } from '../../copy/plain-message.js';
import { wording } from '../../copy/wording.js';
import { applyTransition } from './apply-transition.js';
import { tellHolder } from '../messages/tell.js';

/** Only what this person asked for themselves; `cause` is the event that asks. */
export async function withdraw(
  unit: UnitOfWork,
  practitioner: Person,
  conversation: Conversation,
  cause: string,
): Promise<void> {
  const { records } = unit;
  const [open] = await records.escalations.waitedForBy(practitioner);
  const withdrawn = open && (await applyTransition(unit, open, 'withdraw', practitioner));
  await queueMessage(
    unit,
    conversation.id,
    plainMessage(withdrawn ? wording.handoff.withdrawn : wording.handoff.notOpen),
    { key: `withdraw:${conversation.id}:${cause}`, purpose: 'notice' },
  );
  if (!withdrawn) return;
  // A card that has not arrived would hold up the cards behind it, for a request that is no longer needed.
  for (const { key, state } of await records.outgoing.ofEscalation(open.id, 'card'))
    if (state === 'queued') await cancelSending(unit, key);
  await records.conversations.change(withdrawn.conversation, { escalation: null });
  if (open.state === 'claimed')
    await tellHolder(unit, open, wording.adviser.withdrawn, `handoff:${open.id}:withdrawn`);
}
