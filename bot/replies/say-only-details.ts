// Replies to a question that was nothing but personal details: once they are removed, there is nothing to search for.
import { STAND_IN } from '../../knowledge/redaction/kept/stand-in.js';
import { adviserButton } from '../answers/present-answer.js';
import { correctingButtons } from '../answers/show-removed.js';
import { plainMessage } from '../copy/plain-message.js';
import { queueMessage } from '../kernel/outbox.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { explicitQuestion } from '../model/messages/commands.js';
import type { Conversation, StoredMessage } from '../model/messages/conversation.js';
import { fixedPseudonyms } from '../safeguards/free-words.js';

/** False if there is something to search for. */
export async function sayOnlyDetails(
  unit: UnitOfWork,
  { id, place }: Conversation,
  message: StoredMessage,
): Promise<boolean> {
  if (!isOnlyDetails(message)) return false;
  const fixed = await fixedPseudonyms(unit, message);
  const shared = place.kind !== 'personal' || message.conversation !== id;
  await queueMessage(
    unit,
    id,
    (say) =>
      plainMessage(say.corrections.onlyDetails, {
        parts: [
          { kind: 'choices', buttons: correctingButtons(message, { shared, fixed, say }), ofQuestion: true },
        ],
        buttons: [adviserButton(say)],
      }),
    { key: `only-details:${message.id}:${message.revision}`, purpose: 'notice' },
  );
  return true;
}

function isOnlyDetails({ text, redactedTypes }: StoredMessage): boolean {
  if (text === undefined) return false;
  const asked: string = explicitQuestion(text) ?? text;
  return redactedTypes.length > 0 && !/[\p{L}\p{N}]/u.test(asked.replace(STAND_IN, ''));
}
