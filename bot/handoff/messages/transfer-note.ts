// Handles the note that an adviser adds when they transfer a request or hand it back. The next holder sees the
// note, and practitioners never do.
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Escalation, RelayedMessage } from '../../model/handoff/escalation.js';
import type { Caller } from '../../jobs/reply-to-caller.js';
import { TRANSFER_NOTE } from '../../safeguards/redact-for-writer.js';
import { keepAdviserMessage } from './keep-adviser-message.js';

export async function keepTransferNote(
  unit: UnitOfWork,
  { id, conversation }: Pick<Escalation, 'id' | 'conversation'>,
  adviser: Caller,
  { note = '', sentAt }: { note?: string | undefined; sentAt: string },
): Promise<void> {
  if (!note.trim()) return;
  const message = await keepAdviserMessage(
    unit,
    { ...adviser, event: `${adviser.event}${TRANSFER_NOTE}` },
    { words: note, sentAt, memory: conversation },
  );
  if (message)
    await unit.records.escalations.addRelayed({ escalation: id, message: message.id, direction: 'note' });
}

export function isTransferNote(
  { direction }: Pick<RelayedMessage, 'direction'>,
  message: Pick<StoredMessage, 'platformMessageId'>,
): boolean {
  return direction === 'note' && message.platformMessageId.endsWith(TRANSFER_NOTE);
}
