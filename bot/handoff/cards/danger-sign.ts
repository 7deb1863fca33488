// Names the sign of danger for the adviser, in our words and never in the message's own.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { withoutFormatting } from '../../model/messages/chat-formatting.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { writesForThemselves } from '../../safeguards/own-words.js';
import { detectUrgency } from '../../safeguards/urgency.js';
import { wording } from '../../copy/english/wording.js';

const { dangerSigns } = wording.adviser;

type Reading = Pick<UnitOfWork, 'records'> & { ports: Pick<UnitOfWork['ports'], 'read'> };

/** Undefined if nothing written is urgent any more, or no sign can be named. */
export async function dangerSign(
  unit: Reading,
  escalation: Escalation,
  question: StoredMessage | undefined,
): Promise<string | undefined> {
  if (!escalation.urgent) return undefined;
  const { records, ports } = unit;
  const alarming = await latestUrgent(unit, escalation, question);
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

async function latestUrgent(
  { records }: Reading,
  { id }: Escalation,
  question: StoredMessage | undefined,
): Promise<StoredMessage | undefined> {
  const relayed = (await records.escalations.relayed(id)).filter(
    ({ direction }) => direction === 'to-adviser',
  );
  for (const { message } of relayed.reverse()) {
    const written = await records.messages.find(message);
    if (written?.urgent && !written.deletedAt) return written;
  }
  return question?.urgent && !question.deletedAt ? question : undefined;
}
