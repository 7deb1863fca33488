// Cancels a practitioner's request.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { cancelSending } from '../../kernel/outbox.js';
import { plainMessage } from '../../copy/plain-message.js';
import { wording } from '../../copy/english/wording.js';
import { reply } from '../../kernel/caller.js';
import type { Caller } from '../../kernel/caller.js';
import { applyTransition } from './apply-transition.js';
import { tellHolder } from '../messages/tell.js';

/** Only cancels a request that this person made themselves. `pressed`: the one whose button it was, if any. */
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
}
