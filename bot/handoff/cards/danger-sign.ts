// Names the sign of danger that was seen, for the adviser: in our words, never in those of the message.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { withoutFormatting } from '../../model/messages/chat-formatting.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { detectUrgency } from '../../safeguards/urgency.js';
import { wording } from '../../copy/wording.js';

const { dangerSigns } = wording.adviser;

/** Undefined where nothing that was written is urgent any more, or no sign can be named. */
export async function dangerSign(
  unit: UnitOfWork,
  escalation: Escalation,
  question: StoredMessage | undefined,
): Promise<string | undefined> {
  if (!escalation.urgent) return undefined;
  const { records, ports } = unit;
  const alarming = await latestUrgent(unit, escalation, question);
  if (!alarming) return undefined;
  const words = withoutFormatting((await records.messages.words(alarming.id)) ?? '');
  const { urgent, rule } = detectUrgency(words, ports.read && 'awaited');
  if (urgent && rule !== undefined && Object.hasOwn(dangerSigns, rule))
    return dangerSigns[rule as keyof typeof dangerSigns];
  return ports.read && wording.adviser.dangerRead;
}

async function latestUrgent(
  { records }: UnitOfWork,
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
