// Lets the adviser read the question as the practitioner wrote it.
import { shareWords } from '../handoff/relay/reach-holder.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { reply, type Caller } from '../kernel/caller.js';

/**
 * `escalation`: the request whose button was pressed. The person agreed to share the question in that request, and no
 * other.
 */
export async function shareQuestion(
  unit: UnitOfWork,
  caller: Caller,
  escalation: string | undefined,
): Promise<void> {
  const { records } = unit;
  const [open] = await records.escalations.waitedForBy(caller.person);
  if (!open || open.id !== escalation)
    return reply(unit, caller, ({ handoff }) => (open ? handoff.buttonOutdated : handoff.notOpen));
  const question = open.message ? await records.messages.find(open.message) : undefined;
  if (!question || question.deletedAt) return reply(unit, caller, (say) => say.handoff.wordsGone);
  await shareWords(unit, open, question);
  await reply(unit, caller, (say) => say.handoff.wordsShared);
}
