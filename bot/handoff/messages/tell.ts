// Says something of ours to one side of a handoff, wherever that side is reached.
import type { Button, Part } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { queueMessage } from '../../kernel/outbox.js';
import { plainMessage } from '../../copy/plain-message.js';
import { cardThread } from '../advisers/advisers-place.js';
import type { Escalation } from '../../model/handoff/escalation.js';

/** The conversation in which the holder reads: their personal chat, or the card's thread. */
export async function holderConversation(
  unit: UnitOfWork,
  escalation: Escalation,
): Promise<string | undefined> {
  return escalation.holderConversation ?? (await cardThread(unit, escalation.id));
}

/** `key` says what is told; the same thing is told once. */
export async function tellHolder(
  unit: UnitOfWork,
  escalation: Escalation,
  sentences: string | readonly string[],
  key: string,
  extra: { parts?: Part[]; buttons?: Button[] } = {},
): Promise<void> {
  const conversation = await holderConversation(unit, escalation);
  if (conversation) await tell(unit, conversation, escalation, sentences, key, extra);
}

export async function tellPractitioner(
  unit: UnitOfWork,
  escalation: Escalation,
  sentences: string | readonly string[],
  key: string,
  extra: { parts?: Part[]; buttons?: Button[] } = {},
): Promise<void> {
  await tell(unit, escalation.conversation, escalation, sentences, key, extra);
}

/** Everybody who watches the card: advisers who may take it. */
export async function tellAdvisers(
  unit: UnitOfWork,
  escalation: Escalation,
  sentences: string | readonly string[],
  key: string,
): Promise<void> {
  const thread = await cardThread(unit, escalation.id);
  if (thread) await tell(unit, thread, escalation, sentences, key, {});
}

async function tell(
  unit: UnitOfWork,
  conversation: string,
  escalation: Escalation,
  sentences: string | readonly string[],
  key: string,
  extra: { parts?: Part[]; buttons?: Button[] },
): Promise<void> {
  await queueMessage(unit, conversation, plainMessage(sentences, extra), {
    key,
    purpose: 'notice',
    escalation: escalation.id,
  });
}
