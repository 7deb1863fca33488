// Cancels a practitioner's request.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { cancelSending } from '../../kernel/outbox.js';
import { plainMessage } from '../../copy/plain-message.js';
import { wording } from '../../copy/english/wording.js';
import { reply, type Caller } from '../../kernel/caller.js';
import { hasJoined, type Escalation } from '../../model/handoff/escalation.js';
import { applyTransition } from './apply-transition.js';
import { escalate } from './escalate.js';
import { tellHolder } from '../messages/tell.js';

/** Only cancels a request that this person made themselves. `pressed`: the request whose button was pressed, if any. */
export async function withdraw(unit: UnitOfWork, caller: Caller, pressed?: string): Promise<void> {
  const { records } = unit;
  const [open] = await records.escalations.waitedForBy(caller.person);
  const isOther = open && pressed !== undefined && pressed !== open.id;
  const withdrawn = open && !isOther && (await applyTransition(unit, open, 'withdraw', caller.person));
  await reply(unit, caller, ({ handoff }) =>
    plainMessage(withdrawn ? handoff.withdrawn : isOther ? handoff.buttonOutdated : handoff.notOpen),
  );
  if (!withdrawn) return;
  // An undelivered card would hold up the cards behind it, even though the request is no longer needed.
  for (const { key, state } of await records.outgoing.ofEscalation(open.id, 'card'))
    if (state === 'queued') await cancelSending(unit, key);
  await records.conversations.change(withdrawn.conversation, { escalation: null });
  if (open.state === 'claimed')
    await tellHolder(unit, open, wording.adviser.withdrawn, `handoff:${open.id}:withdrawn`);
  await keepJoined(unit, open);
}

/**
 * Someone else's urgent message that had joined the request is still waiting, so we ask for an adviser for it again.
 */
async function keepJoined(unit: UnitOfWork, cancelled: Escalation): Promise<void> {
  const { escalations, messages, conversations } = unit.records;
  for (const { message: id } of await escalations.relayed(cancelled.id)) {
    const message = await messages.find(id);
    if (!message || message.deletedAt || !hasJoined(cancelled, message)) continue;
    const conversation = await conversations.find(message.conversation);
    if (!conversation) continue;
    await escalations.removeRelayed(cancelled.id, id);
    await escalate(unit, {
      conversation,
      practitioner: message.from,
      reason: 'urgent',
      urgent: true,
      message,
      cause: `${id}:${cancelled.id}`,
      sender: cancelled.sender,
    });
  }
}
