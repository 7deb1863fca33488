// Makes pseudonyms mean the same people when a handoff uses messages from several conversations.
import { withBrought } from '../../../knowledge/redaction/pseudonyms/corrections.js';
import { queueMessageReading } from '../../jobs/queue-message-reading.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { readWords } from '../../safeguards/find-details-and-danger.js';

/**
 * Redacts a message again, with the pseudonyms of the practitioner's conversation, once we know which handoff
 * it belongs to.
 */
export async function redactAgain(
  unit: UnitOfWork,
  message: StoredMessage,
  { conversation }: Pick<Escalation, 'conversation'>,
): Promise<StoredMessage> {
  const { messages } = unit.records;
  const words = message.conversation === conversation ? undefined : await messages.words(message.id);
  const read = words === undefined ? undefined : await readWords(unit, conversation, words, message);
  if (read?.text === undefined) return message;
  await messages.setRedacted(message.id, { ...read, text: read.text, urgent: message.urgent });
  const again = (await messages.find(message.id)) ?? message;
  await queueMessageReading(unit, again);
  return again;
}

/**
 * When a handoff moves to another chat, copies the pseudonyms that it uses, so that they keep their meaning.
 */
export async function bringPseudonyms(
  { records }: UnitOfWork,
  escalation: Escalation,
  to: { conversation: string; text?: string },
): Promise<void> {
  const relayed = (await records.escalations.relayed(escalation.id)).map(({ message }) => message);
  const ids = escalation.message === undefined ? relayed : [escalation.message, ...relayed];
  const texts = await Promise.all(ids.map(async (id) => (await records.messages.find(id))?.text ?? ''));
  const inUse = [...texts, to.text ?? ''].join('\n');
  const known = Object.entries(await records.pseudonyms.of(escalation.conversation));
  const brought = known.filter(([, pseudonym]) => inUse.includes(pseudonym));
  if (!brought.length) return;
  const own = await records.pseudonyms.of(to.conversation);
  await records.pseudonyms.keep(to.conversation, withBrought(own, Object.fromEntries(brought)));
}
