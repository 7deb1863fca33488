// Erases a message's original and redacted text, everything made from it, and every copy that was shown.
import { refreshCardsAbout } from '../handoff/cards/cards-about.js';
import { eraseShownMessages } from '../handoff/messages/erase-shown-messages.js';
import { hideMyDataLists } from '../answers/hide-my-data-lists.js';
import { cancelSending } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { StoredMessage } from '../model/messages/conversation.js';

export async function eraseMessage(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  await hideMyDataLists(unit, message.from);
  await eraseOneOfMany(unit, message);
}

/**
 * Also stops an answer that has not been sent. `andWriter`: also erases who wrote the message. The caller
 * must hide each writer's “my data” lists once.
 */
export async function eraseOneOfMany(
  unit: UnitOfWork,
  message: StoredMessage,
  { andWriter = false, forReader = false } = {},
): Promise<void> {
  const { records, now } = unit;
  await records.messages.erase(message.id, now, andWriter);
  await records.corrections.forget(message.id);
  await records.complaints.forgetWords(message.id);
  await records.notes.dropCopiesOf(message.id);
  await cancelAnswers(unit, message.id);
  await eraseShownMessages(unit, message.id, { forReader });
  await refreshCardsAbout(unit, message);
}

/**
 * Also cancels messages about recalls, which would otherwise be sent when the person comes back. Does not cancel
 * alerts to the editors, who still have to check the answer.
 */
async function cancelAnswers(unit: UnitOfWork, message: string): Promise<void> {
  const { records } = unit;
  const answer = await records.answers.toMessage(message);
  if (!answer) return;
  for (const { key, state, purpose } of await records.outgoing.ofAnswer(answer.id)) {
    const isWaiting = state === 'queued' || (state === 'undeliverable' && purpose === 'news');
    if (isWaiting && purpose !== 'notice') await cancelSending(unit, key);
  }
}
