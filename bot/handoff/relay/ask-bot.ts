// Lets the holder ask the bot privately. Only they see the answer, and they can send its quotes to the
// practitioner.
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueQuestion } from '../../answers/queue-question.js';
import { typedInstead } from '../../model/messages/action-input.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import { heldEscalation } from '../advisers/adviser-permissions.js';
import { keepAdviserMessage } from '../messages/keep-adviser-message.js';
import type { Escalation } from '../../model/handoff/escalation.js';

export async function askBot(
  unit: UnitOfWork,
  id: string,
  adviser: Caller,
  text: string | undefined,
  sentAt: string,
): Promise<void> {
  const held = await heldEscalation(unit, id, adviser);
  if (!held) return;
  if (!text?.trim()) return reply(unit, adviser, typedInstead('ask-bot'));
  const chat = privateChat(held, adviser);
  if (chat === undefined) return reply(unit, adviser, adviserWording.cannotAskPrivately);
  const message = await keepAdviserMessage(unit, adviser, {
    words: text,
    sentAt,
    memory: held.conversation,
    kind: 'question',
    chat,
  });
  if (!message) return;
  await unit.records.escalations.addRelayed({ escalation: id, message: message.id, direction: 'private' });
  await queueQuestion(unit, message, chat);
  if (chat !== adviser.conversation.id) await reply(unit, adviser, adviserWording.askPrivately);
}

/**
 * The holder's current chat if it is private, otherwise the chat where they receive the request's messages.
 */
function privateChat({ holderConversation }: Escalation, { conversation }: Caller): string | undefined {
  return conversation.place.kind === 'personal' ? conversation.id : holderConversation;
}
