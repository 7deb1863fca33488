// Puts a late message before any that the same person wrote after it, if that is still possible.
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';

/**
 * Call this once everything for the message has been queued. Moves the person's later messages behind it,
 * unless they have been answered or relayed. A later question whose answer is being prepared waits without
 * being moved.
 */
export async function putInOrder(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  if (message.kind === 'command' || !unit.ports.platforms.get(message.from.platform)?.mayReorder) return;
  const { writtenOrder } = unit.records;
  for (const later of await writtenOrder.ahead(message.id))
    if (!(await isPast(unit, later))) await writtenOrder.moveToEnd(later);
}

/**
 * The delay in milliseconds after which a message counts as late. Platforms resend a message if we did not
 * acknowledge it, so some messages are late.
 */
const PROMPT_MS = 1_500;

/** True if the message arrived too late to be put before one that the same person wrote after it. */
export async function cameLate(
  unit: Pick<UnitOfWork, 'records'>,
  { id, sentAt, receivedAt }: StoredMessage,
): Promise<boolean> {
  if (Date.parse(receivedAt) - Date.parse(sentAt) < PROMPT_MS) return false;
  for (const later of await unit.records.writtenOrder.ahead(id)) if (await isPast(unit, later)) return true;
  return false;
}

async function isPast({ records }: Pick<UnitOfWork, 'records'>, message: string): Promise<boolean> {
  if (await records.answers.toMessage(message)) return true;
  return !(await records.writtenOrder.isUnsent(message));
}
