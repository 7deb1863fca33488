import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage, type Composed } from '../../jobs/outbox.js';
import type { InTheirWords } from '../../wording/english/practitioner-words.js';
import type { Said } from '../../wording/plain-message.js';
import { cardThread } from '../advisers/advisers-place.js';
import type { Escalation } from '../../model/handoff/escalation.js';

/** The conversation where the holder reads messages: their private chat, or the card's thread. */
export async function holderConversation(unit: UnitOfWork, escalation: Escalation): Promise<string> {
  return escalation.holderConversation ?? (await cardThread(unit, escalation.id));
}

/** `key` identifies the notice. The same notice is only sent once. */
export async function tellHolder(
  unit: UnitOfWork,
  escalation: Escalation,
  said: Said,
  key: string,
): Promise<void> {
  await tell(unit, await holderConversation(unit, escalation), escalation, said, key);
}

export async function tellPractitioner(
  unit: UnitOfWork,
  escalation: Escalation,
  said: InTheirWords<Said>,
  key: string,
): Promise<void> {
  await tell(unit, escalation.conversation, escalation, said, key);
}

/** Tells everyone who can see the card in the advisers' channel. */
export async function tellAdvisers(
  unit: UnitOfWork,
  escalation: Escalation,
  said: Said,
  key: string,
): Promise<void> {
  await tell(unit, await cardThread(unit, escalation.id), escalation, said, key);
}

async function tell(
  unit: UnitOfWork,
  conversation: string,
  { id: escalation }: Escalation,
  said: Composed,
  key: string,
): Promise<void> {
  await queueMessage(unit, conversation, said, { key, purpose: 'notice', escalation });
}
