// Sends a notice from the bot to one side of a handoff, wherever that person can be reached.
import type { Button, Part } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { queueMessage, type Composed } from '../../kernel/outbox.js';
import type { InTheirWords } from '../../copy/english/practitioner-words.js';
import { plainMessage } from '../../copy/plain-message.js';
import { cardThread } from '../advisers/advisers-place.js';
import type { Escalation } from '../../model/handoff/escalation.js';

interface Extra {
  parts?: Part[];
  buttons?: Button[];
}

/** The conversation where the holder reads messages: their personal chat, or the card's thread. */
export async function holderConversation(
  unit: UnitOfWork,
  escalation: Escalation,
): Promise<string | undefined> {
  return escalation.holderConversation ?? (await cardThread(unit, escalation.id));
}

/** `key` identifies the notice; the same notice is only sent once. */
export async function tellHolder(
  unit: UnitOfWork,
  escalation: Escalation,
  sentences: string | readonly string[],
  key: string,
  extra: Extra = {},
): Promise<void> {
  const conversation = await holderConversation(unit, escalation);
  if (conversation) await tell(unit, conversation, escalation, plainMessage(sentences, extra), key);
}

export async function tellPractitioner(
  unit: UnitOfWork,
  escalation: Escalation,
  sentences: InTheirWords<string | readonly string[]>,
  key: string,
  extra: InTheirWords<Extra> = () => ({}),
): Promise<void> {
  const message: Composed = (say) => plainMessage(sentences(say), extra(say));
  await tell(unit, escalation.conversation, escalation, message, key);
}

/** Tells everyone who can see the card, that is, the advisers who may claim it. */
export async function tellAdvisers(
  unit: UnitOfWork,
  escalation: Escalation,
  sentences: string | readonly string[],
  key: string,
): Promise<void> {
  const thread = await cardThread(unit, escalation.id);
  if (thread) await tell(unit, thread, escalation, plainMessage(sentences), key);
}

async function tell(
  unit: UnitOfWork,
  conversation: string,
  escalation: Escalation,
  message: Composed,
  key: string,
): Promise<void> {
  await queueMessage(unit, conversation, message, {
    key,
    purpose: 'notice',
    escalation: escalation.id,
  });
}
