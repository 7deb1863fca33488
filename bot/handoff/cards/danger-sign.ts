// Finds the message that made a request urgent, and names its sign of danger in our words, never in its own.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { withoutFormatting } from '../../model/messages/chat-formatting.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { Records } from '../../model/store.js';
import { writesForThemselves } from '../../safeguards/own-words.js';
import { detectUrgency } from '../../safeguards/urgency.js';
import { wording } from '../../copy/english/wording.js';

const { dangerSigns } = wording.adviser;

type Reading = Pick<UnitOfWork, 'records'> & { ports: Pick<UnitOfWork['ports'], 'read'> };

/** The latest message that made the request urgent; undefined if it is no longer urgent, or that message was deleted. */
export async function alarmingMessage(
  { escalations, messages }: Pick<Records, 'escalations' | 'messages'>,
  { id, urgent }: Escalation,
  question: StoredMessage | undefined,
): Promise<StoredMessage | undefined> {
  if (!urgent) return undefined;
  for (const { message, direction } of (await escalations.relayed(id)).reverse()) {
    const written = direction === 'to-adviser' ? await messages.find(message) : undefined;
    if (written?.urgent && !written.deletedAt) return written;
  }
  return question?.urgent && !question.deletedAt ? question : undefined;
}

/** Undefined if no sign can be named. */
export async function dangerSign(
  { records, ports }: Reading,
  alarming: StoredMessage | undefined,
): Promise<string | undefined> {
  if (!alarming) return undefined;
  const words = withoutFormatting((await records.messages.words(alarming.id)) ?? '');
  const own = writesForThemselves(words) ? wording.adviser.dangerOwn : undefined;
  const named = groupOf(words, ports.read && 'awaited');
  const signs = [own, named].filter((sign) => sign !== undefined);
  return signs.length ? signs.join('; ') : ports.read && wording.adviser.dangerRead;
}

function groupOf(words: string, reading: Parameters<typeof detectUrgency>[1]): string | undefined {
  const { urgent, rule } = detectUrgency(words, reading);
  if (!urgent || rule === undefined || !Object.hasOwn(dangerSigns, rule)) return undefined;
  return dangerSigns[rule as keyof typeof dangerSigns];
}
