// Lets the practitioner decide whether the adviser may read the question as they wrote it.
import { shareWords } from '../handoff/relay/reach-holder.js';
import { plainMessage } from '../copy/plain-message.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { reply } from '../replies/run-command.js';
import type { Caller } from '../replies/run-command.js';

export async function decideSharing(unit: UnitOfWork, caller: Caller, share: boolean): Promise<void> {
  const { records } = unit;
  const [open] = await records.escalations.waitedForBy(caller.person);
  if (!open) return reply(unit, caller, (say) => plainMessage(say.handoff.notOpen));
  const question = open.message ? await records.messages.find(open.message) : undefined;
  if (!share) return reply(unit, caller, (say) => plainMessage(say.handoff.wordsNotShared));
  if (!question || question.deletedAt)
    return reply(unit, caller, (say) => plainMessage(say.handoff.wordsGone));
  await shareWords(unit, open, question);
  await reply(unit, caller, (say) => plainMessage(say.handoff.wordsShared));
}
