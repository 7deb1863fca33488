// The note an adviser adds to a transfer. Only advisers see it, and it is shown to the next holder.
import { newId } from '../../kernel/unit-of-work.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { queueReading } from '../../kernel/queue-reading.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Escalation, RelayedMessage } from '../../model/handoff/escalation.js';
import { readWords } from '../../safeguards/read-words.js';
import type { Adviser } from '../advisers/adviser.js';

const ENDING = ':transfer';

export async function keepTransferNote(
  unit: UnitOfWork,
  { id, conversation }: Pick<Escalation, 'id' | 'conversation'>,
  adviser: Adviser,
  { note = '', sentAt }: { note?: string; sentAt: string },
): Promise<void> {
  if (!note.trim()) return;
  const message = await unit.records.messages.add({
    id: newId(),
    conversation: adviser.conversation.id,
    platformMessageId: `${adviser.event}${ENDING}`,
    role: 'adviser',
    kind: 'relay',
    from: adviser.person,
    ...(await readWords(unit, conversation, note)),
    urgent: false,
    words: note,
    attachments: 0,
    sentAt,
    receivedAt: unit.now,
  });
  if (!message) return;
  await queueReading(unit, message);
  await unit.records.escalations.addRelayed({ escalation: id, message: message.id, direction: 'note' });
}

export function isTransferNote(
  { direction }: Pick<RelayedMessage, 'direction'>,
  message: Pick<StoredMessage, 'platformMessageId'>,
): boolean {
  return direction === 'note' && message.platformMessageId.endsWith(ENDING);
}
