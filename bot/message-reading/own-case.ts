// Finds out whether a child or victim writes about themselves anywhere in their request for an adviser.
import type { Escalation } from '../model/handoff/escalation.js';
import { withoutFormatting } from '../model/messages/chat-formatting.js';
import type { Records } from '../model/store.js';
import { writesForThemselves } from '../safeguards/own-words.js';

export async function isOwnCase(
  { messages, escalations }: Pick<Records, 'messages' | 'escalations'>,
  open: Escalation | undefined,
  message: string,
): Promise<boolean> {
  const relayed = open ? await escalations.relayed(open.id) : [];
  const theirs = relayed.filter(({ direction }) => direction === 'to-adviser').map((one) => one.message);
  for (const id of new Set([message, ...theirs, ...(open?.message === undefined ? [] : [open.message])])) {
    const words = await messages.words(id);
    if (words !== undefined && writesForThemselves(withoutFormatting(words))) return true;
  }
  return false;
}
