// The practitioner no longer needs an adviser.
import type { Conversation } from '../conversation.js';
import type { Moment } from '../moment.js';
import { queueMessage } from '../outbox.js';
import type { Person } from '../person.js';
import { plainMessage } from '../plain-message.js';
import { wording } from '../wording.js';
import { refreshCard } from './show-card.js';
import { tellHolder } from './tell.js';

/** Only what this person asked for themselves; `cause` is the event that asks. */
export async function withdraw(
  moment: Moment,
  practitioner: Person,
  conversation: Conversation,
  cause: string,
): Promise<void> {
  const { records, now } = moment;
  const [open] = await records.escalations.waitedForBy(practitioner);
  const withdrawn = open && (await records.escalations.move(open, 'withdraw', practitioner, now));
  await queueMessage(
    moment,
    conversation.id,
    plainMessage(withdrawn ? wording.handoff.withdrawn : wording.handoff.notOpen),
    { key: `withdraw:${conversation.id}:${cause}`, purpose: 'notice' },
  );
  if (!withdrawn) return;
  await records.conversations.change(withdrawn.conversation, { escalation: null });
  await refreshCard(moment, withdrawn.id);
  if (open.state === 'claimed')
    await tellHolder(moment, open, wording.adviser.withdrawn, `handoff:${open.id}:withdrawn`);
}
